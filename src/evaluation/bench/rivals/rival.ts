/** The analysed terms of one paragraph, repeated as often as they stand. */
export interface Document {
  readonly words: readonly string[];
  readonly bigrams: readonly string[];
}

/** The terms of a question, each with its weight. */
export interface Wanted {
  readonly words: ReadonlyMap<string, number>;
  readonly bigrams: ReadonlyMap<string, number>;
}

/** A search that ours is measured against. */
export interface Rival {
  /** The numbers, from 0, of the paragraphs that hold any of the terms, best first. */
  search(wanted: Wanted, limit: number): number[];
  /** Bytes that it holds outside JavaScript. */
  readonly outside?: number;
  /** Lets go of what it holds. */
  close(): void;
}

/** Indexes paragraphs, numbered as they come. */
export type BuildRival = (documents: Iterable<Document>) => Rival;

/** The numbers of BM25 with which our search has its candidates found. */
export const BM25 = { k: 0.5, b: 0.4, d: 0.75 };
