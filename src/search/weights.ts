import type { Features, Signals } from './features.ts';

/** How much each feature says about which paragraph answers. Written by `npm run learn`. */
export const WEIGHTS: Features = {
  paragraph: 2.32,
  alone: 3.4,
  sentence: 5.02,
  title: 1.3,
  pieces: 2.83,
  order: 2.13,
  bm25: 4.61,
  length: -1.93,
  date: 0.78,
  number: 0.42,
  time: 2.32,
};

/** How much each signal says about whether the best paragraph answers at all. */
export const CONFIDENCE: Signals & { readonly bias: number } = {
  bias: -0.81,
  paragraph: 2.39,
  sentence: 0.88,
  pieces: 2.07,
  unknown: -0.05,
  missing: -3.28,
};
