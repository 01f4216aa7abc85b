import { expect, test } from 'vitest';
import { stem } from '../../src/korean/particles.ts';
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
  'kakao',
  'partnership',
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
  [['하율리카카오톡진출했대'], ['하율리', '카카오톡', '진출']],
  [['kakaopartnership'], ['kakao', 'partnership']],
])('%j → %j', (runs, expected) => {
  expect(segment(runs, isKnown, stem)).toEqual(expected);
});

test('a question of 400 syllables without a space is read in full', () => {
  const question = '카카오톡해외진출'.repeat(50);
  expect(segment([question], isKnown, stem)).toHaveLength(100);
});
