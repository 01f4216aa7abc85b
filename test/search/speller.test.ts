import { expect, test } from 'vitest';
import { createSpeller } from '../../src/search/speller.ts';

const speller = createSpeller([
  ['매출', 9],
  ['배출', 2],
  ['매춤', 1],
  ['인공지능', 5],
  ['ai', 7],
  ['톡', 30],
]);

test.each([
  ['매츌', ['매출']],
  ['메출', ['매출']],
  ['인공지눙', ['인공지능']],
  ['한라산', []],
  ['툭', []],
  ['kakao', []],
])('%s → %j', (word, expected) => {
  expect(speller.nearest(word)).toEqual(expected);
});

test('first consonants mean the commonest word that has them', () => {
  expect(speller.byInitials('ㅇㄱㅈㄴ')).toBe('인공지능');
  expect(speller.byInitials('ㅁㅊ')).toBe('매출');
  expect(speller.byInitials('ㅎㅎ')).toBeNull();
});

test('of several the commonest come first, and never more than two', () => {
  const alike = createSpeller([
    ['매줄', 3],
    ['메출', 12],
    ['매츌', 9],
  ]);
  expect(alike.nearest('매출')).toEqual(['메출', '매츌']);
});
