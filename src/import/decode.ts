/**
 * Reads the bytes of a page: UTF-8, or else EUC-KR, in which older Korean pages are written.
 *
 * @param bytes Of any length; what is neither comes out with signs of lost characters.
 */
export function decodePage(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('euc-kr').decode(bytes);
  }
}
