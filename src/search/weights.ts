import type { Features, Signals } from './features.ts';

/** How much each feature says about which paragraph answers. Written by `npm run learn`. */
export const WEIGHTS: Features = {
  paragraph: 2.22,
  alone: 3.38,
  sentence: 5.03,
  title: 1.28,
  pieces: 2.47,
  order: 2.24,
  bm25: 4.48,
  length: -1.94,
  type: 0.6,
  time: 4.04,
};

/** How much each signal says about whether the best paragraph answers at all. */
export const CONFIDENCE: Signals & { readonly bias: number } = {
  bias: -0.7,
  paragraph: 2.44,
  sentence: 0.59,
  pieces: 1.87,
  unknown: 0,
  missing: -3.32,
  untyped: -0.5,
  known: 0,
  evidence: 0,
};
