const CONTROL = /[\p{Cc}\p{Z}]+/gu;
const INVISIBLE = /\p{Cf}+/gu;

/**
 * Brings text to one form: NFKC, lower case, well-formed, without invisible marks, white space and
 * control characters as single spaces.
 *
 * `ＡＩ 스피커` → `ai 스피커`, `카카오톡` in NFD → `카카오톡` in NFC
 */
export function normalize(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ')
    .toLowerCase()
    .trim();
}
