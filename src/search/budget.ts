import type { WeightedTerms } from './paragraph-index.ts';

/** In how many paragraphs the terms of an archive stand. */
export interface Frequencies {
  word(word: string): number;
  bigram(bigram: string): number;
}

/**
 * How many entries of an index are read for a question, rarest terms first; terms beyond it still
 * count where the candidates are compared.
 */
export const POSTINGS = 6_000;

/**
 * The rarest terms that together stand in as many paragraphs as may be read: the rarest one always,
 * then as many as fit. Terms that stand nowhere are left out.
 */
export function rarest(
  wanted: WeightedTerms,
  frequency: Frequencies,
  postings: number = POSTINGS,
): WeightedTerms {
  const known = (['word', 'bigram'] as const)
    .flatMap((kind) =>
      Array.from(kind === 'word' ? wanted.words : wanted.bigrams, ([term, weight]) => {
        return { kind, term, weight, frequency: frequency[kind](term) };
      }),
    )
    .filter((term) => term.frequency > 0)
    .toSorted((a, b) => a.frequency - b.frequency);
  const read = { word: new Map<string, number>(), bigram: new Map<string, number>() };
  let left = postings;
  for (const { kind, term, weight, frequency: count } of known) {
    if (left < count && left < postings) break;
    left -= count;
    read[kind].set(term, weight);
  }
  return { words: read.word, bigrams: read.bigram };
}
