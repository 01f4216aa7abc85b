import type { WeightedTerms } from './paragraph-index.ts';

/** In how many paragraphs the terms of an archive stand. */
export interface Frequencies {
  word(word: string): number;
  bigram(bigram: string): number;
}

/** What of an index is read for a question. */
export interface Budget {
  /** So many entries are read in full: each may make a paragraph a candidate. */
  readonly found: number;
  /** So many more are only looked through for paragraphs that were found already. */
  readonly scanned: number;
}

/**
 * Chosen from the curve that `npm run bench` draws. At 100,000 paragraphs half of it loses six points
 * of success@1 and twice as much wins three, for half as much time again; at 10,000 neither matters.
 */
export const BUDGET: Budget = { found: 2_000, scanned: 15_000 };

/** How the terms of a question are read. */
export interface Plan {
  /** The terms by which paragraphs are found. */
  readonly found: WeightedTerms;
  /** Words by which the found ones are told apart before they are compared. */
  readonly scanned: ReadonlyMap<string, number>;
}

/** A word with another name's weight counts as if it stood in twice as many paragraphs. */
const DISTRUST = 4;

/**
 * Plans what is read: words before bigrams, and rare ones before common ones, as far as they fit; the
 * rarest always. Terms that stand nowhere are left out.
 *
 * @param most More entries than these no word has in the index.
 */
export function planReading(
  wanted: WeightedTerms,
  frequency: Frequencies,
  budget: Budget = BUDGET,
  most = Infinity,
): Plan {
  const order = (terms: ReadonlyMap<string, number>, count: (term: string) => number) =>
    Array.from(terms, ([term, weight]) => ({ term, weight, entries: count(term) }))
      .filter(({ entries }) => entries > 0)
      .toSorted((a, b) => a.entries / a.weight ** DISTRUST - b.entries / b.weight ** DISTRUST);
  const indexed = (word: string) => Math.min(most, frequency.word(word));
  const plan = {
    words: new Map<string, number>(),
    bigrams: new Map<string, number>(),
    scanned: new Map<string, number>(),
  };
  let { found, scanned } = budget;
  for (const { term, weight, entries } of order(wanted.words, indexed)) {
    if (entries <= found || found === budget.found) {
      plan.words.set(term, weight);
      found -= entries;
    } else if (entries <= scanned) {
      plan.scanned.set(term, weight);
      scanned -= entries;
    }
  }
  for (const { term, weight, entries } of order(wanted.bigrams, frequency.bigram)) {
    if (entries > found && found < budget.found) break;
    plan.bigrams.set(term, weight);
    found -= entries;
  }
  return { found: { words: plan.words, bigrams: plan.bigrams }, scanned: plan.scanned };
}
