import { expect, test } from 'vitest';
import { escapeMarkdown, markUp, quote } from '../../../src/discord/cards/markdown.ts';
import { passage } from '../../support/articles.ts';

test.each([
  ['*굵게* __밑줄__', '\\*굵게\\* \\_\\_밑줄\\_\\_'],
  ['<@123> <t:1> [글](주소)', '\\<@123\\> \\<t:1\\> \\[글\\](주소)'],
  ['# 제목\n- 목록\n-# 작게\n> 인용', '\\# 제목\n\\- 목록\n\\-# 작게\n\\> 인용'],
  ['1. 첫째', '1\\. 첫째'],
  ['`코드` ||가림|| ~~취소~~ \\', '\\`코드\\` \\|\\|가림\\|\\| \\~\\~취소\\~\\~ \\\\'],
  ['17.5% 2017-09-24 C#', '17.5% 2017-09-24 C#'],
])('escapeMarkdown %j → %j', (text, expected) => {
  expect(escapeMarkdown(text)).toBe(expected);
});

const text = '처음이다. 카카오톡은 *별*로 갔다. 끝이다.';
const starred = passage(text, {
  matches: [{ start: 6, end: 10 }],
  answer: { start: 6, end: 20 },
});

test('the sentence that answers is bold, the words that matched are underlined', () => {
  expect(markUp(starred, { start: 0, end: text.length })).toBe(
    '처음이다. **__카카오톡__은 \\*별\\*로 갔다.** 끝이다.',
  );
});

test('a part is marked as a part', () => {
  expect(markUp(starred, { start: 6, end: 11 })).toBe('… **__카카오톡__은** …');
});

test('what is quoted holds no more than asked for, with the signs that escape it', () => {
  expect(quote('카카오  *다시*', 20)).toBe('카카오 \\*다시\\*');
  expect(quote('*'.repeat(100), 20)).toBe(`${'\\*'.repeat(9)}…`);
  expect(quote('🍎'.repeat(100), 20)).toBe(`${'🍎'.repeat(9)}…`);
});
