import { expect, test } from 'vitest';
import { longestSharedRun } from '../../src/corpus/overlap.ts';

test.each([
  ['카카오는 웹툰을', '어제  카카오는\n게임을', '카카오는 '],
  ['같은 글', '같은 글', '같은 글'],
  ['카카오', '네이버', ''],
])('%j and %j share %j', (a, b, expected) => {
  expect(longestSharedRun(a, b)).toBe(expected);
});
