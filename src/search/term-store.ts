import { type Span, sentences } from '../korean/sentences.ts';
import type { Stemmer } from '../korean/stemmer.ts';
import { terms } from '../korean/terms.ts';
import type { TermSet } from './coverage.ts';
import type { WeightedTerms } from './paragraph-index.ts';

/** A sentence of a paragraph, with the terms of a question that it holds. */
export interface FoundSentence extends Span {
  readonly holds: TermSet;
}

/** The terms of one paragraph, repeated as often as they stand. */
export interface ParagraphTerms {
  readonly words: readonly string[];
  readonly bigrams: readonly string[];
}

/** Remembers which terms each sentence of an archive holds, so that no question analyses it anew. */
export interface TermStore {
  /** Analyses a paragraph and remembers it under the next number, from 0. */
  add(text: string): ParagraphTerms;
  /** Every word with how many paragraphs hold it. */
  readonly words: ReadonlyMap<string, number>;
  /** Every bigram with how many paragraphs hold it. */
  readonly bigrams: ReadonlyMap<string, number>;
  /** Looks for terms, in the sentences of any paragraph by its number. */
  finder(wanted: WeightedTerms): (paragraph: number) => FoundSentence[];
}

/** Start, end, number of words, number of bigrams. */
const HEAD = 4;

/** Makes an empty store. */
export function createTermStore(stemmer: Stemmer): TermStore {
  const words = createCounter();
  const bigrams = createCounter();
  // Per paragraph, sentence after sentence: its head, then the numbers of its terms. As strings
  // they would take several times the memory.
  const paragraphs: Uint32Array[] = [];

  return {
    words: words.frequencies,
    bigrams: bigrams.frequencies,
    add: (text) => {
      const all: { words: string[]; bigrams: string[] } = { words: [], bigrams: [] };
      const kept: number[] = [];
      for (const { start, end } of sentences(text)) {
        const found = terms(text.slice(start, end), stemmer);
        const own = words.numbersOf(found.words);
        const pairs = bigrams.numbersOf(found.bigrams);
        kept.push(start, end, own.length, pairs.length, ...own, ...pairs);
        all.words.push(...found.words);
        all.bigrams.push(...found.bigrams);
      }
      words.count(all.words);
      bigrams.count(all.bigrams);
      paragraphs.push(Uint32Array.from(kept));
      return all;
    },
    finder: (wanted) => {
      const wantedWords = words.lookUp(wanted.words.keys());
      const wantedBigrams = bigrams.lookUp(wanted.bigrams.keys());
      return (paragraph) => {
        const kept = paragraphs[paragraph] ?? new Uint32Array();
        const found: FoundSentence[] = [];
        let at = 0;
        while (at < kept.length) {
          const [start = 0, end = 0, own = 0, pairs = 0] = kept.subarray(at, at + HEAD);
          const middle = at + HEAD + own;
          const holds = {
            words: among(kept, at + HEAD, middle, wantedWords),
            bigrams: among(kept, middle, middle + pairs, wantedBigrams),
          };
          found.push({ start, end, holds });
          at = middle + pairs;
        }
        return found;
      };
    },
  };
}

function among(
  kept: Uint32Array,
  from: number,
  to: number,
  wanted: ReadonlyMap<number, string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = from; at < to; at++) {
    const term = wanted.get(kept[at] ?? -1);
    if (term !== undefined) found.add(term);
  }
  return found;
}

/** Gives each term a number, and counts the paragraphs that hold it. */
function createCounter() {
  const numbers = new Map<string, number>();
  const frequencies = new Map<string, number>();
  return {
    frequencies,
    /** The numbers of terms, each once. */
    numbersOf: (all: readonly string[]): number[] =>
      Array.from(new Set(all), (term) => {
        const number = numbers.get(term) ?? numbers.size;
        numbers.set(term, number);
        return number;
      }),
    /** The known ones of some terms, by number. */
    lookUp: (all: Iterable<string>): Map<number, string> => {
      const known = new Map<number, string>();
      for (const term of all) {
        const number = numbers.get(term);
        if (number !== undefined) known.set(number, term);
      }
      return known;
    },
    /** Counts one more paragraph. */
    count: (all: readonly string[]): void => {
      for (const term of new Set(all)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    },
  };
}
