import { expect, test } from 'vitest';
import { normalize } from '../../src/korean/normalize.ts';

test.each([
  ['카카오톡'.normalize('NFD'), '카카오톡'],
  ['ＫＡＫＡＯ', 'kakao'],
  ['  카카오\t\n톡  ', '카카오 톡'],
  ['카카오\u200b톡\u200f', '카카오톡'],
  ['카카오\ud800톡', '카카오\ufffd톡'],
  ['㈜카카오', '(주)카카오'],
])('normalize %j → %j', (text, expected) => {
  expect(normalize(text)).toBe(expected);
});
