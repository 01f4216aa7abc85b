import { finalConsonant, NIEUN, RIEUL, SSANG_SIOT } from './syllables.ts';

/** Shorter words are nouns too, such as 물건. */
const NOMINAL = /..[거게건걸]$/u;
const ENDING = /.(?:는|던|면서|으면|려고|다가|느라|자마자|는다|겠다)$/u;

/**
 * Whether a word without its particles looks like a form of a verb: it bears the ㅆ of the past
 * tense, which no noun has, or an ending of verbs alone.
 *
 * `팔렸` → true, `바꾼거` → true, `맡던` → true, `판매` → false
 */
export function isVerb(word: string): boolean {
  const finals = Array.from(word, finalConsonant);
  if (finals.includes(SSANG_SIOT) || ENDING.test(word)) return true;
  const before = finals.at(-2);
  return NOMINAL.test(word) && (before === NIEUN || before === RIEUL);
}
