import { expect, test } from 'vitest';
import { isSuffix, stem, stems } from '../../src/korean/particles.ts';

test.each([
  ['카카오톡을', '카카오톡'],
  ['카카오톡은', '카카오톡'],
  ['판교에서는', '판교'],
  ['진출했다', '진출'],
  ['파트너들에게', '파트너'],
  ['콘텐츠다', '콘텐츠'],
  ['카카오톡', '카카오톡'],
  ['나이', '나이'],
  ['물러났대요', '물러났'],
  ['페이지', '페이지'],
  ['톡을', '톡'],
  ['마을', '마을'],
])('stem %s → %s', (word, expected) => {
  expect(stem(word)).toBe(expected);
});

test.each([
  ['에서', true],
  ['의', true],
  ['해외', false],
])('%s is nothing but a particle: %s', (word, expected) => {
  expect(isSuffix(word)).toBe(expected);
});

test('every way to take endings off, the shortest stem first', () => {
  expect(stems('판교에서는')).toEqual(['판교', '판교에서', '판교에서는']);
  expect(stems('나이')).toEqual(['나이']);
});
