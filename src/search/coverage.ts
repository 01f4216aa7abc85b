import { isVerb } from '../korean/verbs.ts';
import { idf as bm25Idf } from './bm25.ts';
import type { Concept, Wording } from './concepts.ts';
import type { Lexicon } from './lexicon.ts';
import type { TermCounts, WeightedTerms } from './paragraph-index.ts';

/** A concept with how much it tells one paragraph from another. */
export interface WeighedConcept extends Concept {
  /** Inverse document frequency, above 0. */
  readonly importance: number;
  /** Whether the archive holds the whole of one of its wordings. */
  readonly isKnown: boolean;
}

/** A word that stands only in pieces counts for less than the word itself. */
const PIECES = 0.8;

/** A verb is told in many ways, so that a text that lacks it may still say it. */
const VERB = 0.5;

/** In fewer paragraphs nothing can be called rare; a smaller archive is taken for one of these. */
const SMALLEST_ARCHIVE = 50;

function idf(frequency: number, { size }: Lexicon): number {
  return bm25Idf(frequency, Math.max(size, SMALLEST_ARCHIVE));
}

/** How much a word tells that only one paragraph holds: the measure for what a question tells. */
export function rarestIdf(lexicon: Lexicon): number {
  return idf(1, lexicon);
}

/** Every term of some concepts, with the weight of the wording it comes from. */
export function wantedTerms(concepts: readonly Concept[]): WeightedTerms {
  const words = new Map<string, number>();
  const bigrams = new Map<string, number>();
  for (const wording of concepts.flatMap(({ wordings }) => wordings)) {
    for (const word of wording.words) raise(words, word, wording.weight);
    for (const bigram of wording.bigrams) raise(bigrams, bigram, wording.weight);
  }
  return { words, bigrams };
}

function raise(weights: Map<string, number>, term: string, weight: number): void {
  weights.set(term, Math.max(weight, weights.get(term) ?? 0));
}

/** What at least one of several texts holds: 1 a term. */
export function union(texts: readonly TermCounts[]): TermCounts {
  const held = new Uint8Array(texts[0]?.length ?? 0);
  for (const text of texts) {
    for (let at = 0; at < held.length; at++) {
      if ((text[at] ?? 0) > 0) held[at] = 1;
    }
  }
  return held;
}

/**
 * Weighs a concept between the name that was typed and the commonest of its names, since a rare name
 * of a common thing is common, but says which of its sides is meant.
 */
export function weigh(concept: Concept, lexicon: Lexicon): WeighedConcept {
  const [typed, ...others] = concept.wordings;
  const own = rarity(typed, lexicon);
  const commonest = Math.min(own, ...others.map((wording) => rarity(wording, lexicon)));
  const weight = (own + commonest) / 2;
  const isKnown = concept.wordings.some(({ words }) =>
    words.every((word) => lexicon.word(word) > 0),
  );
  return {
    ...concept,
    importance: isVerb(typed.text) ? VERB * weight : weight,
    isKnown,
  };
}

function rarity({ words, bigrams }: Wording, lexicon: Lexicon): number {
  const known = words.filter((word) => lexicon.word(word) > 0);
  if (words.length > 0 && known.length === words.length) {
    return Math.max(...words.map((word) => idf(lexicon.word(word), lexicon)));
  }
  const unknown = bigrams.length === 0 ? idf(0, lexicon) : 0;
  return Math.max(unknown, ...bigrams.map((bigram) => idf(lexicon.bigram(bigram), lexicon)));
}

/** Tells what texts hold of one question. Shares lie between 0 and 1. */
export interface Yardstick {
  /** How much the question tells in all: the sum of the importance of its concepts. */
  readonly all: number;
  /** The share of the question that a text holds: the idf of the concepts it holds over that of all. */
  coverage(text: TermCounts): number;
  /** How well a text holds each concept, in the wording that fits best. */
  held(text: TermCounts): number[];
  /**
   * The share of the syllable pairs of the question that a text holds, by rarity. It finds what the
   * words miss: compounds, endings, misspellings.
   */
  pieces(text: TermCounts): number;
}

/** A wording with the places of its terms among the wanted ones. */
interface Way {
  readonly weight: number;
  readonly words: readonly number[];
  readonly bigrams: readonly Weighted[];
  /** The value of all its bigrams. */
  readonly all: number;
}

interface Weighted {
  readonly place: number;
  readonly value: number;
}

/** Prepares to measure texts by a question, whose terms are `wanted`. */
export function createYardstick(
  concepts: readonly WeighedConcept[],
  wanted: WeightedTerms,
  lexicon: Lexicon,
): Yardstick {
  const wordPlaces = new Map(Array.from(wanted.words.keys(), (word, i) => [word, i]));
  const bigramPlaces = new Map(
    Array.from(wanted.bigrams.keys(), (bigram, i) => [bigram, wanted.words.size + i]),
  );
  const valued = (bigram: string, weight: number): Weighted => ({
    place: bigramPlaces.get(bigram) ?? -1,
    value: weight * idf(lexicon.bigram(bigram), lexicon),
  });
  const wayOf = ({ weight, words, bigrams }: Wording): Way => {
    const pieces = bigrams.map((bigram) => valued(bigram, 1));
    const places = words.map((word) => wordPlaces.get(word) ?? -1);
    return { weight, words: places, bigrams: pieces, all: sum(pieces) };
  };
  const ways = concepts.map(({ wordings }) => wordings.map(wayOf));
  const all = concepts.reduce((total, { importance }) => total + importance, 0);
  const pairs = Array.from(wanted.bigrams, ([bigram, weight]) => valued(bigram, weight));
  const allPairs = sum(pairs);
  const held = (text: TermCounts) =>
    ways.map((wordings) => {
      let best = 0;
      for (const way of wordings) {
        if (way.weight > best) best = Math.max(best, way.weight * fitness(way, text));
      }
      return best;
    });
  return {
    all,
    held,
    coverage: (text) => {
      if (all === 0) return 0;
      let found = 0;
      for (const [i, part] of held(text).entries()) found += (concepts[i]?.importance ?? 0) * part;
      return found / all;
    },
    pieces: (text) => (allPairs === 0 ? 0 : valueIn(pairs, text) / allPairs),
  };
}

function fitness({ words, bigrams, all }: Way, text: TermCounts): number {
  if (words.length > 0 && words.every((place) => (text[place] ?? 0) > 0)) return 1;
  return all === 0 ? 0 : (PIECES * valueIn(bigrams, text)) / all;
}

function valueIn(terms: readonly Weighted[], text: TermCounts): number {
  let found = 0;
  for (const { place, value } of terms) if ((text[place] ?? 0) > 0) found += value;
  return found;
}

function sum(terms: readonly Weighted[]): number {
  return terms.reduce((total, { value }) => total + value, 0);
}
