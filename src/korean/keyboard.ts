import { convertQwertyToHangul } from 'es-hangul';

const COMPLETE = /^[가-힣]+$/u;

/** No word is longer, and es-hangul takes the square of its length. */
const LONGEST_WORD = 400;

/**
 * Reads a word that was typed in Korean with the keyboard in English (두벌식), or gives `null` when
 * the keys do not make whole syllables or are more than 400. A short English word can make one by
 * chance (AI → 먀), so the result is only a guess.
 *
 * `zkzkdhxhr` → `카카오톡`, `launch` → `null`
 */
export function hangulFromKeys(word: string): string | null {
  if (word.length > LONGEST_WORD) return null;
  try {
    const hangul = convertQwertyToHangul(word);
    return COMPLETE.test(hangul) ? hangul : null;
  } catch {
    // es-hangul 2.4 throws on some sequences of vowels, such as `hlr`.
    return null;
  }
}
