import type { Status } from './answer.ts';
import type { Features, Signals } from './features.ts';
import { CONFIDENCE, WEIGHTS } from './weights.ts';

/**
 * From this confidence upwards, the best paragraph answers: where, on the questions learned on, as
 * large a share of the answerable is missed as of the unanswerable is claimed.
 */
const ANSWERED = 0.45;

/** From this confidence upwards, the best paragraph is worth showing. */
const WEAK = 0.25;

/**
 * How well a paragraph fits a question, for ordering: any number, the higher the better.
 *
 * @param weights The learned ones by default.
 */
export function fit(features: Features, weights: Features = WEIGHTS): number {
  return (
    weights.paragraph * features.paragraph +
    weights.alone * features.alone +
    weights.sentence * features.sentence +
    weights.title * features.title +
    weights.pieces * features.pieces +
    weights.order * features.order +
    weights.bm25 * features.bm25 +
    weights.length * features.length +
    weights.type * features.type +
    weights.time * features.time
  );
}

/** The log-odds that the best paragraph answers the question. */
export function confidence(signals: Signals): number {
  return (
    CONFIDENCE.bias +
    CONFIDENCE.paragraph * signals.paragraph +
    CONFIDENCE.sentence * signals.sentence +
    CONFIDENCE.pieces * signals.pieces +
    CONFIDENCE.unknown * signals.unknown +
    CONFIDENCE.missing * signals.missing +
    CONFIDENCE.untyped * signals.untyped +
    CONFIDENCE.known * signals.known +
    CONFIDENCE.evidence * signals.evidence
  );
}

/** The logistic function: log-odds to a probability between 0 and 1. */
export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** What the probability that the best paragraph answers is called. */
export function status(best: number): Status {
  if (best >= ANSWERED) return 'answered';
  return best >= WEAK ? 'weak' : 'none';
}
