import { expect, test } from 'vitest';
import { segment } from '../../src/search/segment.ts';

const archive = new Set([
  '카카오톡',
  '해외',
  '진출',
  '관계형',
  '커머스',
  '플랫폼',
  '카카오',
  '탭',
  '해외진출',
  '출시',
]);
const isKnown = (word: string) => archive.has(word);

test.each([
  [['카카오톡해외진출'], ['카카오톡', '해외진출']],
  [
    ['해외', '진출'],
    ['해외', '진출'],
  ],
  [
    ['관', '계형커', '머스플랫', '폼'],
    ['관계형', '커머스', '플랫폼'],
  ],
  [
    ['카카오톡은', '언제', '해외로', '진출했나요'],
    ['카카오톡', '해외', '진출'],
  ],
  [['우시아월드는', '누가'], ['우시아월드']],
  [
    ['탭', '개수'],
    ['탭', '개수'],
  ],
  [['무엇인가요'], []],
])('%j → %j', (runs, expected) => {
  expect(segment(runs, isKnown)).toEqual(expected);
});

test('a question of 400 syllables without a space is read in full', () => {
  const question = '카카오톡해외진출'.repeat(50);
  expect(segment([question], isKnown)).toHaveLength(100);
});
