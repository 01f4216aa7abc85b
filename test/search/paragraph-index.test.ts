import { expect, test } from 'vitest';
import { stem } from '../../src/korean/particles.ts';
import { createMiniSearchIndex } from '../../src/search/paragraph-index.ts';
import { article } from '../support/articles.ts';

const index = createMiniSearchIndex(
  [
    article({ id: 'a', paragraphs: ['카카오톡은 해외로 진출했다.', '카카오톡은 무료다.'] }),
    article({ id: 'b', paragraphs: ['픽코마는 해외로 갔다.'] }),
  ],
  stem,
);

const find = (...words: string[]) =>
  index.candidates({ words: new Map(words.map((word) => [word, 1])), bigrams: new Map() }, 10);

test('every paragraph that holds a word is found, with its place', async () => {
  expect((await find('해외')).map(({ article: a, paragraph }) => [a, paragraph])).toEqual(
    expect.arrayContaining([
      [0, 0],
      [1, 0],
    ]),
  );
  expect(await find('한라산')).toEqual([]);
  expect(await find()).toEqual([]);
});

test('the score of several words is the sum of their scores', async () => {
  const first = async (...words: string[]) =>
    (await find(...words)).find(({ article: a, paragraph }) => a === 0 && paragraph === 0)?.bm25;
  const sum = ((await first('카카오톡')) ?? 0) + ((await first('해외')) ?? 0);
  expect(await first('카카오톡', '해외')).toBeCloseTo(sum);
});

test('a word with half the weight counts half', async () => {
  const weighed = await index.candidates(
    { words: new Map([['픽코마', 0.5]]), bigrams: new Map() },
    10,
  );
  const [full] = await find('픽코마');
  expect(weighed[0]?.bm25).toBeCloseTo((full?.bm25 ?? 0) / 2);
});

test('frequencies count paragraphs', () => {
  expect([index.size, index.wordFrequency('카카오톡'), index.bigramFrequency('카카')]).toEqual([
    3, 2, 2,
  ]);
  expect(index.wordFrequency('한라산')).toBe(0);
});
