import { expect, test } from 'vitest';
import { readArticle } from '../../src/corpus/article-file.ts';
import { articleFile } from '../support/articles.ts';

const read = (fields: Readonly<Record<string, string>>) =>
  readArticle('a', 'articles/a.md', articleFile(fields, '카카오 문단.'));

test('what YAML writes as codes does no more harm than the characters', () => {
  const title = '"카카\\u200B오\\e[31m \\uD800톡\\u202E"';
  expect(read({ title }).article?.title).toBe('카카오[31m \uFFFD톡');
});

test.each(['"\\u200B"', '" \\0 "'])('a title of %s is none', (title) => {
  expect(read({ title }).refused).toMatchObject([{ line: 2, fault: 'not-text', field: 'title' }]);
});

test('a topic without a character is named', () => {
  expect(read({ topics: '[카카오톡, ""]' }).refused).toMatchObject([
    { line: 5, fault: 'not-text', field: 'topics' },
  ]);
});

test('an accent behind an escape does not spoil it', () => {
  expect(read({ title: '"카카오\\n\u0301톡"' }).article?.title).toBe('카카오 \u0301톡');
});

test('a line separator inside a value ends no line', () => {
  expect(read({ title: '카카오\u2028톡' }).article?.title).toBe('카카오 톡');
});

test('a field that stands there twice is named, however many there are', () => {
  const fields = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`x${i}`, '1']));
  const { refused } = read({ ...fields, 'x20000: 1\nx7': '2' });
  expect(refused).toEqual([
    { file: 'articles/a.md', line: 20_006, fault: 'bad-yaml', field: null, value: 'x7' },
  ]);
});
