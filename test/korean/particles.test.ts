import { expect, test } from 'vitest';
import { stem } from '../../src/korean/particles.ts';

test.each([
  ['카카오톡을', '카카오톡'],
  ['카카오톡은', '카카오톡'],
  ['판교에서는', '판교'],
  ['진출했다', '진출'],
  ['파트너들에게', '파트너'],
  ['콘텐츠다', '콘텐츠'],
  ['카카오톡', '카카오톡'],
  ['나이', '나이'],
  ['톡을', '톡을'],
])('stem %s → %s', (word, expected) => {
  expect(stem(word)).toBe(expected);
});
