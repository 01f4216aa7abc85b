/** The layout of Hangul syllables (Unicode Standard, 3.12). */
const FIRST_SYLLABLE = 0xac00;
const SYLLABLES = 11_172;
const FINALS = 28;
const RIMES = 588;

/** The initial consonants in the order of the syllables. */
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

/** The numbers of three final consonants. */
export const NIEUN = 4;
export const RIEUL = 8;
export const SSANG_SIOT = 20;

/** The number of a syllable's final consonant, 0 for none; -1 for what is no syllable: `했` → 20 */
export function finalConsonant(character: string): number {
  const code = character.charCodeAt(0) - FIRST_SYLLABLE;
  return code >= 0 && code < SYLLABLES ? code % FINALS : -1;
}

/** A syllable's initial consonant, '' for what is no syllable: `했` → ㅎ */
export function initialConsonant(character: string): string {
  return INITIALS.charAt(Math.floor((character.charCodeAt(0) - FIRST_SYLLABLE) / RIMES));
}
