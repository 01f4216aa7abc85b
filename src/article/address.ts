/** Whether a text is an address on the web: `https://a.kr/1` → true, `a.kr/1` → false */
export function isAddress(text: string): boolean {
  return /^https?:\/\//iu.test(text) && URL.canParse(text);
}
