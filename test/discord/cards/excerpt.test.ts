import { expect, test } from 'vitest';
import { excerpt } from '../../../src/discord/cards/excerpt.ts';

const text = `${'앞 문장이 이어진다. '.repeat(30)}여기가 답이다. ${'뒤 문장이 이어진다. '.repeat(30)}끝.`;
const start = text.indexOf('여기가');
const focus = { start, end: start + '여기가 답이다.'.length };
const cut = (limit: number) => {
  const part = excerpt(text, focus, ({ start: from, end }) => end - from <= limit);
  return { ...part, text: text.slice(part.start, part.end) };
};

test('a text that fits stays whole', () => {
  expect(cut(text.length).text).toBe(text);
});

test.each([40, 100, 300])(
  'an excerpt of %i characters holds the answer and whole words',
  (limit) => {
    const part = cut(limit);
    expect(part.text).toContain('여기가 답이다.');
    expect(part.text.length).toBeLessThanOrEqual(limit);
    expect(part.text.length).toBeGreaterThan(limit * 0.7);
    expect(text[part.start - 1]).toBe(' ');
    expect(text[part.end] ?? ' ').toBe(' ');
  },
);

test('an answer at either end is kept', () => {
  const within = (limit: number) => (part: { start: number; end: number }) =>
    part.end - part.start <= limit;
  expect(excerpt(text, { start: 0, end: 11 }, within(50)).start).toBe(0);
  expect(excerpt(text, { start: text.length - 2, end: text.length }, within(50)).end).toBe(
    text.length,
  );
});

test('a word that is too long alone is cut between characters', () => {
  const emoji = '🍎'.repeat(100);
  const part = excerpt(emoji, { start: 0, end: 200 }, (span) => span.end - span.start <= 51);
  expect(emoji.slice(part.start, part.end).isWellFormed()).toBe(true);
  expect(part.end).toBeGreaterThan(0);
});
