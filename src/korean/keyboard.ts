import { convertQwertyToHangul } from 'es-hangul';

const COMPLETE = /^[가-힣]+$/u;

/**
 * Reads a word that was typed in Korean with the keyboard in English (두벌식), or gives `null` when
 * the keys do not make whole syllables. A short English word can make one by chance (AI → 먀), so
 * the result is only a guess.
 *
 * `zkzkdhxhr` → `카카오톡`, `launch` → `null`
 */
export function hangulFromKeys(word: string): string | null {
  try {
    const hangul = convertQwertyToHangul(word);
    return COMPLETE.test(hangul) ? hangul : null;
  } catch {
    // es-hangul 2.4 throws on some sequences of vowels, such as `hlr`.
    return null;
  }
}
