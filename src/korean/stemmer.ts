import { stems } from './particles.ts';

/** Takes particles and endings off a word of Hangul. */
export type Stemmer = (word: string) => string;

/**
 * Makes a stemmer that learns from an archive where its words end: of the ways to take endings off,
 * it prefers the stem that stands in the most forms. 이 is a particle in 카카오톡이 but none in
 * 카카오페이, since 카카오페이는 and 카카오페이가 stand beside it.
 *
 * @param forms The words of Hangul as they stand in the archive, in any number.
 */
export function createStemmer(forms: Iterable<string>): Stemmer {
  const counts = new Map<string, number>();
  for (const form of new Set(forms)) {
    for (const candidate of stems(form)) counts.set(candidate, (counts.get(candidate) ?? 0) + 1);
  }
  return (word) => {
    const [first, ...others] = stems(word);
    let best = first;
    for (const candidate of others) {
      if ((counts.get(candidate) ?? 0) > (counts.get(best) ?? 0)) best = candidate;
    }
    return best;
  };
}
