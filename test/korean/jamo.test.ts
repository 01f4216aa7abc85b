import { expect, test } from 'vitest';
import { initials, isInitials, isOneEditApart, jamo } from '../../src/korean/jamo.ts';

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
  ['카카오', '카카오', true],
  ['진츨', '진출', true],
  ['해외', '국내', false],
  ['카카오톡', '카카오', false],
])('%s and %s are one letter apart: %s', (a, b, expected) => {
  expect(isOneEditApart(jamo(a), jamo(b))).toBe(expected);
});
