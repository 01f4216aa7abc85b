import type { Span } from '../korean/sentences.ts';
import type { Terms } from '../korean/terms.ts';
import type { Stretch } from './time.ts';

/** The place of a paragraph: which article, which paragraph of it, both from 0. */
export interface Place {
  readonly article: number;
  readonly paragraph: number;
}

/** What a paragraph is looked up by: each term once, with a weight above 0. */
export interface WeightedTerms {
  readonly words: ReadonlyMap<string, number>;
  readonly bigrams: ReadonlyMap<string, number>;
}

/**
 * How often a text holds each of some weighted terms: one number a term, first the words, then the
 * bigrams, in the order of their maps.
 */
export type TermCounts = Uint8Array;

/** A sentence of a paragraph beside the terms of a question. */
export interface FoundSentence extends Span {
  readonly holds: TermCounts;
}

/** A paragraph that holds at least one of the terms that were looked for. */
export interface Candidate extends Place {
  readonly text: string;
  /** What the title of its article holds. */
  readonly title: TermCounts;
  readonly sentences: readonly FoundSentence[];
  /** How many different words and bigrams the paragraph holds. */
  readonly distinct: { readonly words: number; readonly bigrams: number };
}

/** A paragraph as an index takes it in. */
export interface IndexedParagraph extends Place {
  readonly text: string;
  readonly title: Terms;
  readonly sentences: readonly (Span & Terms)[];
  /** The days on which its article was published and of which it speaks. */
  readonly times: readonly Stretch[];
}

/**
 * Finds paragraphs by their terms: the port behind which a search engine stands. An index never
 * changes; a new corpus gets a new index.
 */
export interface ParagraphIndex {
  /**
   * The paragraphs that hold most of some terms by BM25, best first. It may read only the rarest of
   * the terms; the caller compares the candidates by all of them.
   *
   * @param limit How many to give at most.
   * @param within If not empty, only paragraphs with a time that overlaps one of these.
   * @throws {IndexUnavailableError} When the engine does not answer.
   */
  candidates(
    wanted: WeightedTerms,
    limit: number,
    within: readonly Stretch[],
  ): Promise<Candidate[]>;
  /** The paragraphs of an article, in order. */
  paragraphsOf(article: number): Promise<readonly string[]>;
  /** Lets go of what it holds. */
  close(): Promise<void>;
}

/** An engine outside this process does not answer. */
export class IndexUnavailableError extends Error {
  override readonly name: string = 'IndexUnavailableError';
}

/** An index is gone for good; only a new one can answer. */
export class IndexGoneError extends IndexUnavailableError {
  override readonly name = 'IndexGoneError';
}
