import { expect, test } from 'vitest';
import { isQuestionWord } from '../../src/korean/question-words.ts';

test.each([
  '무엇인가요',
  '언제',
  '누구를',
  '왜',
  '얼마나',
  '했나요',
  '알려줘',
  '얼마였더라',
  '누구래',
  'when',
])('%s only asks', (word) => {
  expect(isQuestionWord(word)).toBe(true);
});

test.each(['해외', '카카오톡', '매출', 'kakao'])('%s names something', (word) => {
  expect(isQuestionWord(word)).toBe(false);
});
