import type { Status } from './answer.ts';

/** What is known of how a paragraph fits a question; each from 0 to 1. */
export interface Features {
  /** The share of the question that the paragraph holds. */
  readonly paragraph: number;
  /** The same, with the title of the article counted in. */
  readonly withTitle: number;
  /** The share that the best sentence of the paragraph holds alone. */
  readonly sentence: number;
  /** The share that the whole article holds. */
  readonly article: number;
  /** BM25 of the paragraph over that of the best candidate. */
  readonly bm25: number;
}

/** How much each feature says; they add up to 1, so a score lies between 0 and 1. */
const WEIGHTS: Features = {
  paragraph: 0.45,
  withTitle: 0.15,
  sentence: 0.1,
  article: 0.1,
  bm25: 0.2,
};

/** From this share of the question upwards, the best paragraph answers. */
const ANSWERED = 0.45;

/** From this share of the question upwards, the best paragraph is worth showing. */
const WEAK = 0.3;

/** The score of a paragraph, from 0 to 1; the higher, the better it answers. */
export function score(features: Features): number {
  return (
    WEIGHTS.paragraph * features.paragraph +
    WEIGHTS.withTitle * features.withTitle +
    WEIGHTS.sentence * features.sentence +
    WEIGHTS.article * features.article +
    WEIGHTS.bm25 * features.bm25
  );
}

/** How well the best paragraph answers; `null` when nothing was found. */
export function status(best: Features | null): Status {
  if (best === null || best.withTitle < WEAK) return 'none';
  return best.withTitle < ANSWERED ? 'weak' : 'answered';
}
