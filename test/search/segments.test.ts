import { expect, test } from 'vitest';
import { segments } from '../../src/search/segments.ts';
import { passage } from '../support/articles.ts';

const text = '첫 문장. 카카오가 진출했다. 끝.';
const found = passage(text, {
  matches: [{ start: 6, end: 9 }],
  answer: { start: 6, end: 16 },
});

test('a text is cut where an answer or a match begins and ends', () => {
  expect(segments(found, { start: 0, end: text.length })).toEqual([
    { text: '첫 문장. ', isAnswer: false, isMatch: false },
    { text: '카카오', isAnswer: true, isMatch: true },
    { text: '가 진출했다.', isAnswer: true, isMatch: false },
    { text: ' 끝.', isAnswer: false, isMatch: false },
  ]);
});

test('only the part asked for is given', () => {
  expect(segments(found, { start: 7, end: 12 }).map((segment) => segment.text)).toEqual([
    '카오',
    '가 진',
  ]);
});
