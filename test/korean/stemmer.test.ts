import { expect, test } from 'vitest';
import { createStemmer } from '../../src/korean/stemmer.ts';

const stem = createStemmer(
  '카카오페이 카카오페이는 카카오페이가 카카오톡을 카카오톡은 카카오톡이 온라인 온라인으로 진출 진출했다'.split(
    ' ',
  ),
);

test.each([
  ['카카오페이', '카카오페이'],
  ['카카오페이의', '카카오페이'],
  ['카카오톡이', '카카오톡'],
  ['온라인', '온라인'],
  ['진출했다', '진출'],
  ['한라산에서', '한라산'],
])('%s → %s in an archive where its words stand with other particles', (word, expected) => {
  expect(stem(word)).toBe(expected);
});
