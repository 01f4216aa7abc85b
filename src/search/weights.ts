import type { Features, Signals } from './features.ts';

/** How much each feature says about which paragraph answers. Written by `npm run learn`. */
export const WEIGHTS: Features = {
  paragraph: 2.36,
  alone: 3.85,
  sentence: 5,
  title: 1.18,
  pieces: 2.72,
  order: 2.05,
  bm25: 3.59,
  length: -1.48,
  type: 1.28,
  time: 3.89,
};

/** How much each signal says about whether the best paragraph answers at all. */
export const CONFIDENCE: Signals & { readonly bias: number } = {
  bias: -3.76,
  paragraph: 2.29,
  sentence: 1.28,
  pieces: 1.97,
  unknown: 1.09,
  missing: -1.58,
  untyped: -3,
  known: 4.38,
  evidence: 1.23,
};
