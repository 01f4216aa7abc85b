import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { enlarge } from '../../src/evaluation/enlarge.ts';
import { article } from '../support/articles.ts';

const { articles } = await readCorpus('corpus', 'corpus/aliases.yaml');

function paragraphs(size: number): readonly string[] {
  return Array.from(enlarge(articles, size)).flatMap((enlarged) => enlarged.paragraphs);
}

function words(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split(' '));
}

test.each([1000, 1003])('an archive grows to exactly %i paragraphs, its own first', (size) => {
  const enlarged = Array.from(enlarge(articles, size));
  expect(enlarged.flatMap((one) => one.paragraphs)).toHaveLength(size);
  expect(enlarged.slice(0, articles.length)).toEqual(articles);
  expect(new Set(enlarged.map(({ id }) => id)).size).toBe(enlarged.length);
  expect(enlarged.every((one) => one.paragraphs.every((text) => text !== ''))).toBe(true);
});

test('an archive that has more stays as it is, and nothing is made of nothing', () => {
  expect(Array.from(enlarge(articles, 10))).toEqual(articles);
  expect(Array.from(enlarge([], 10))).toEqual([]);
});

test('it is the same every time', () => {
  expect(paragraphs(600)).toEqual(paragraphs(600));
});

test('of a larger archive the beginning is the smaller one', () => {
  expect(paragraphs(800).slice(0, 600)).toEqual(paragraphs(600));
});

test("new words keep coming by Heaps' law, and common ones stay common", () => {
  const smaller = words(paragraphs(2000));
  const larger = words(paragraphs(4000));
  const grown = new Set(larger).size / new Set(smaller).size;
  expect(grown / 2 ** 0.81).toBeGreaterThan(0.96);
  expect(grown / 2 ** 0.81).toBeLessThan(1.04);
  const shareOf = (word: string, all: readonly string[]) =>
    all.filter((one) => one === word).length / all.length;
  const own = words(articles.flatMap((one) => one.paragraphs));
  expect(shareOf('카카오는', larger)).toBeGreaterThan(shareOf('카카오는', own) / 2);
});

test('no word is made of letters that the archive does not have', () => {
  const small: readonly Article[] = [article({ id: 'a', paragraphs: ['멜론은 음원을 판다.'] })];
  const made = Array.from(enlarge(small, 20)).flatMap((one) => one.paragraphs);
  expect(made.join('')).toMatch(/^[멜론은음원을판다. ]+$/u);
});
