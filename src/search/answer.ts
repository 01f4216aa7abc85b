import type { Citation } from '../article/article.ts';
import type { Period } from '../korean/periods.ts';
import type { Span } from '../korean/sentences.ts';

/** A passage this unlikely to answer only distracts from the ones before it. */
const WORTH_SHOWING = 0.1;

/** What someone wants to know. */
export interface Question {
  /** As typed, in any form and of any length. */
  readonly text: string;
  /** How many passages to give at most, from 1. */
  readonly limit: number;
}

/**
 * How well the archive answers: `answered`, `weak` when the best passage is only loosely related,
 * `none` when no passage is worth showing.
 */
export type Status = 'answered' | 'weak' | 'none';

/** A paragraph of an article. */
export interface Place {
  readonly article: Citation;
  /** The number of the paragraph in its article, from 1. */
  readonly paragraph: number;
}

/** A paragraph that was found, with where it stands and what in it answers. */
export interface Passage extends Place {
  /** How many paragraphs the article has. */
  readonly of: number;
  readonly text: string;
  /** From 0 to 1; comparable between questions. */
  readonly score: number;
  /** The words that matched, without their particles, in order and apart. */
  readonly matches: readonly Span[];
  /** The sentence that answers best. */
  readonly answer: Span;
  /** Where other articles say the same. */
  readonly same: readonly Place[];
}

/** Something in a question that was read otherwise than it was typed. */
export interface Correction {
  readonly typed: string;
  readonly read: string;
}

/** A word of a question that was looked for under another name, or as another spelling. */
export interface Rewording extends Correction {
  readonly kind: 'name' | 'spelling';
}

/** What the archive says to a question. */
export interface Answer {
  /** The question as typed. */
  readonly question: string;
  /** What was read otherwise than it was typed. */
  readonly corrections: readonly Correction[];
  /** Words that only another name or spelling of them found. */
  readonly rewordings: readonly Rewording[];
  /** The times that the question names. */
  readonly periods: readonly Period[];
  readonly status: Status;
  /** The best passages, best first, whatever the status. */
  readonly passages: readonly Passage[];
}

/** The passages of an answer that a person wants to see: none, or the best and what comes near it. */
export function shownPassages({ status, passages }: Answer): readonly Passage[] {
  if (status === 'none') return [];
  return passages.filter(({ score }, i) => i === 0 || score >= WORTH_SHOWING);
}
