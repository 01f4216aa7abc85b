import { expect, test } from 'vitest';
import { probability, status } from '../../src/search/ranking.ts';

test.each([
  [-Infinity, 0],
  [0, 0.5],
  [Infinity, 1],
])('log-odds of %d are a probability of %d', (logOdds, expected) => {
  expect(probability(logOdds)).toBe(expected);
});

test.each([
  [0.9, 'answered'],
  [0.45, 'answered'],
  [0.44, 'weak'],
  [0.25, 'weak'],
  [0.1, 'none'],
  [0, 'none'],
])('a probability of %d is called %s', (value, expected) => {
  expect(status(value)).toBe(expected);
});
