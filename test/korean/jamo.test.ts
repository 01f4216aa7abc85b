import { expect, test } from 'vitest';
import { initials, isInitials, isSlip, jamo } from '../../src/korean/jamo.ts';

test('syllables fall into letters', () => {
  expect(jamo('과일')).toBe('ㄱㅗㅏㅇㅣㄹ');
});

test('first consonants', () => {
  expect(initials('카카오톡')).toBe('ㅋㅋㅇㅌ');
  expect(['ㅋㅋㅇㅌ', 'ㅋㅋㅋ', 'ㅠㅠ', '카톡', 'ㄱ'].map(isInitials)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test.each([
  ['매츌', '매출', true],
  ['뷴야', '분야', true],
  ['효가', '효과', true],
  ['카카어톡', '카카오톡', true],
  ['카카오토', '카카오톡', true],
  ['카오카톡', '카카오톡', false],
  ['교사', '기사', false],
  ['연봉', '연동', false],
  ['진츨', '진출', true],
  ['해외', '국내', false],
  ['매추', '매출', false],
])('a slip turns %s into %s: %s', (a, b, expected) => {
  expect(isSlip(jamo(a), jamo(b))).toBe(expected);
});
