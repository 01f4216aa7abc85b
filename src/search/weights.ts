import type { Features, Signals } from './features.ts';

/** How much each feature says about which paragraph answers. Written by `npm run learn`. */
export const WEIGHTS: Features = {
  paragraph: 4.24,
  alone: 3.34,
  sentence: 4.52,
  title: 1.05,
  pieces: 1.77,
  order: 1.59,
  bm25: 4.01,
  length: -0.5,
  type: 2.75,
  time: 3.48,
};

/** How much each signal says about whether the best paragraph answers at all. */
export const CONFIDENCE: Signals & { readonly bias: number } = {
  bias: -3.62,
  paragraph: 2.72,
  sentence: 1.04,
  pieces: 1.01,
  unknown: 1.36,
  missing: -2.07,
  untyped: -1.81,
  known: 2.02,
  evidence: 1.75,
};
