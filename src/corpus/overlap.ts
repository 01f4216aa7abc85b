/**
 * The longest run of characters that stands in both texts, white space collapsed:
 * `카카오는 웹툰을`, `어제  카카오는  게임을` → `카카오는 `
 */
export function longestSharedRun(a: string, b: string): string {
  const ours = collapse(a);
  const theirs = collapse(b);
  let longest = '';
  for (let start = 0; start + longest.length < ours.length; start++) {
    let length = longest.length + 1;
    while (start + length <= ours.length && theirs.includes(ours.slice(start, start + length))) {
      longest = ours.slice(start, start + length);
      length++;
    }
  }
  return longest;
}

function collapse(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
