import { expect, test } from 'vitest';
import { createSuggester } from '../../src/search/suggest.ts';

const suggest = createSuggester([
  '카카오뱅크',
  '카카오뱅크 상장',
  '카카오톡',
  '해외진출',
  '한국 카카오',
  'SM엔터테인먼트',
]);

test.each([
  ['카카오뱅ㅋ', ['카카오뱅크', '카카오뱅크 상장']],
  ['카카옵', ['카카오뱅크', '카카오뱅크 상장']],
  ['ㅋㅋㅇㅌ', ['카카오톡']],
  ['zkzkdhxhr', ['카카오톡']],
  ['해 외', ['해외진출']],
  ['sm', ['SM엔터테인먼트']],
  ['카카오', ['카카오뱅크', '카카오뱅크 상장', '카카오톡', '한국 카카오']],
  ['네이버', []],
])('%s → %j', (typed, expected) => {
  expect(suggest(typed, 10)).toEqual(expected);
});

test('nothing typed suggests the likeliest, and never more than are asked for', () => {
  expect(suggest('', 2)).toEqual(['카카오뱅크', '카카오뱅크 상장']);
});
