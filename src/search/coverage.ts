import type { Terms } from '../korean/terms.ts';
import { isVerb } from '../korean/verbs.ts';
import type { Concept, Wording } from './concepts.ts';
import type { ParagraphIndex, WeightedTerms } from './paragraph-index.ts';

/** Terms that a text holds. */
export interface TermSet {
  readonly words: ReadonlySet<string>;
  readonly bigrams: ReadonlySet<string>;
}

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

/** Inverse document frequency as BM25 has it (Robertson & Zaragoza 2009, eq. 3.3, kept above 0). */
function idf(frequency: number, size: number): number {
  const paragraphs = Math.max(size, SMALLEST_ARCHIVE);
  return Math.log(1 + (paragraphs - frequency + 0.5) / (frequency + 0.5));
}

/** How much a word tells that only one paragraph holds: the measure for what a question tells. */
export function rarest({ size }: ParagraphIndex): number {
  return idf(1, size);
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

/** The wanted terms that a text holds. */
export function foundTerms(text: Terms, wanted: WeightedTerms): TermSet {
  return {
    words: new Set(text.words.filter((word) => wanted.words.has(word))),
    bigrams: new Set(text.bigrams.filter((bigram) => wanted.bigrams.has(bigram))),
  };
}

/** What is held by at least one of several texts. */
export function union(texts: readonly TermSet[]): TermSet {
  return {
    words: new Set(texts.flatMap(({ words }) => Array.from(words))),
    bigrams: new Set(texts.flatMap(({ bigrams }) => Array.from(bigrams))),
  };
}

/**
 * Weighs a concept between the name that was typed and the commonest of its names, since a rare name
 * of a common thing is common, but says which of its sides is meant.
 */
export function weigh(concept: Concept, index: ParagraphIndex): WeighedConcept {
  const [typed, ...others] = concept.wordings;
  const own = rarity(typed, index);
  const commonest = Math.min(own, ...others.map((wording) => rarity(wording, index)));
  const weight = (own + commonest) / 2;
  const isKnown = concept.wordings.some(({ words }) =>
    words.every((word) => index.wordFrequency(word) > 0),
  );
  return {
    ...concept,
    importance: isVerb(typed.text) ? VERB * weight : weight,
    isKnown,
  };
}

/**
 * The share of what a question speaks of that a text holds, from 0 to 1: the idf of the concepts it
 * holds over the idf of all.
 */
export function coverage(
  concepts: readonly WeighedConcept[],
  text: TermSet,
  index: ParagraphIndex,
): number {
  let found = 0;
  let all = 0;
  for (const concept of concepts) {
    found += concept.importance * held(concept, text, index);
    all += concept.importance;
  }
  return all === 0 ? 0 : found / all;
}

/**
 * The share of the syllable pairs of a question that a text holds, by rarity, from 0 to 1. It finds
 * what the words miss: compounds, endings, misspellings.
 */
export function pieces({ bigrams }: WeightedTerms, text: TermSet, index: ParagraphIndex): number {
  let found = 0;
  let all = 0;
  for (const [bigram, weight] of bigrams) {
    const value = weight * idf(index.bigramFrequency(bigram), index.size);
    all += value;
    if (text.bigrams.has(bigram)) found += value;
  }
  return all === 0 ? 0 : found / all;
}

/** How well a text holds a concept, from 0 to 1, in the wording that fits best. */
export function held(concept: Concept, text: TermSet, index: ParagraphIndex): number {
  return Math.max(
    ...concept.wordings.map((wording) => wording.weight * fitness(wording, text, index)),
  );
}

function fitness({ words, bigrams }: Wording, text: TermSet, index: ParagraphIndex): number {
  if (words.length > 0 && words.every((word) => text.words.has(word))) return 1;
  let found = 0;
  let all = 0;
  for (const bigram of bigrams) {
    const weight = idf(index.bigramFrequency(bigram), index.size);
    all += weight;
    if (text.bigrams.has(bigram)) found += weight;
  }
  return all === 0 ? 0 : (PIECES * found) / all;
}

function rarity({ words, bigrams }: Wording, index: ParagraphIndex): number {
  const known = words.filter((word) => index.wordFrequency(word) > 0);
  if (words.length > 0 && known.length === words.length) {
    return Math.max(...words.map((word) => idf(index.wordFrequency(word), index.size)));
  }
  const unknown = bigrams.length === 0 ? idf(0, index.size) : 0;
  return Math.max(
    unknown,
    ...bigrams.map((bigram) => idf(index.bigramFrequency(bigram), index.size)),
  );
}
