import type { Lexicon } from './lexicon.ts';
import type { Candidate, WeightedTerms } from './paragraph-index.ts';

/** Short passages repeat little, so repetition and length say less than usual. */
export const BM25 = { k: 0.5, b: 0.4, d: 0.75 };

/** Inverse document frequency as BM25 has it (Robertson & Zaragoza 2009, eq. 3.3, kept above 0). */
export function idf(frequency: number, size: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
}

/**
 * How much a term that stands `count` times in a text says of it: the part of BM25+ (Lv & Zhai 2011)
 * beside the idf, which MiniSearch has too.
 *
 * @param length The number of different terms in the text over that of an average one.
 */
export function saturation(count: number, length: number): number {
  const { k, b, d } = BM25;
  return d + (count * (k + 1)) / (count + k * (1 - b + b * length));
}

/** Prepares to give candidates their BM25 of some terms: of words and bigrams, from 0. */
export function createBm25(
  { words, bigrams }: WeightedTerms,
  lexicon: Lexicon,
): (candidate: Candidate) => number {
  const { size, meanDistinct } = lexicon;
  const values = Float64Array.from([
    ...Array.from(words, ([word, weight]) => weight * idf(lexicon.word(word), size)),
    ...Array.from(bigrams, ([bigram, weight]) => weight * idf(lexicon.bigram(bigram), size)),
  ]);
  return ({ sentences, distinct }) => {
    const wordLength = distinct.words / meanDistinct.words;
    const bigramLength = distinct.bigrams / meanDistinct.bigrams;
    let score = 0;
    for (const [at, value] of values.entries()) {
      let count = 0;
      for (const { holds } of sentences) count += holds[at] ?? 0;
      if (count > 0)
        score += value * saturation(count, at < words.size ? wordLength : bigramLength);
    }
    return score;
  };
}
