import { expect, test } from 'vitest';
import { createBm25 } from '../../src/search/bm25.ts';
import { createMiniSearchIndex } from '../../src/search/minisearch-index.ts';
import { article, storeOf } from '../support/articles.ts';
import { describeIndex } from './paragraph-index.contract.ts';

describeIndex('MiniSearch', async (articles) => createMiniSearchIndex(storeOf(...articles)));

const store = storeOf(
  article({ id: 'a', paragraphs: ['카카오톡은 해외로 진출했다.', '카카오톡은 무료다.'] }),
  article({ id: 'b', paragraphs: ['픽코마는 해외로 갔다. 해외진출은 처음이다.'] }),
);
const index = createMiniSearchIndex(store);

const wanted = (words: Record<string, number>, bigrams: Record<string, number> = {}) => ({
  words: new Map(Object.entries(words)),
  bigrams: new Map(Object.entries(bigrams)),
});

const places = async (...terms: Parameters<typeof wanted>) =>
  (await index.candidates(wanted(...terms), 10, [])).map(({ article: a, paragraph }) => [
    a,
    paragraph,
  ]);

test('a word of one paragraph and one of several are found with their places', async () => {
  expect(await places({ 무료: 1 })).toEqual([[0, 1]]);
  expect(await places({ 해외: 1 })).toEqual(
    expect.arrayContaining([
      [0, 0],
      [1, 0],
    ]),
  );
  expect(await places({ 한라산: 1 })).toEqual([]);
  expect(await places({})).toEqual([]);
});

test('a bigram finds the words that hold it', async () => {
  expect(await places({}, { 외진: 1 })).toEqual([[1, 0]]);
  expect(await places({}, { 픽코: 1, 무료: 2 })).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test('what weighs more comes first', async () => {
  expect(await places({ 무료: 1, 픽코마: 0.2 })).toEqual([
    [0, 1],
    [1, 0],
  ]);
  expect(await places({ 무료: 0.2, 픽코마: 1 })).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test('every sentence says how often it holds each term, and the title too', async () => {
  const [found] = await index.candidates(wanted({ 해외: 1, 픽코마: 1 }, { 해외: 1 }), 1, []);
  expect(found?.text).toBe('픽코마는 해외로 갔다. 해외진출은 처음이다.');
  expect(found?.sentences.map(({ start, end, holds }) => [start, end, Array.from(holds)])).toEqual([
    [0, 12, [1, 1, 1]],
    [13, 24, [0, 0, 1]],
  ]);
  expect(Array.from(found?.title ?? [])).toEqual([0, 0, 0]);
});

test('the score of several words is the sum of their scores, by their weight', async () => {
  const score = async (words: Record<string, number>) => {
    const found = await index.candidates(wanted(words), 10, []);
    const first = found.find(({ article: a, paragraph }) => a === 0 && paragraph === 0);
    return first === undefined ? 0 : createBm25(wanted(words), store.lexicon)(first);
  };
  const sum = (await score({ 카카오톡: 1 })) + (await score({ 해외: 1 }));
  expect(await score({ 카카오톡: 1, 해외: 1 })).toBeCloseTo(sum);
  expect(await score({ 카카오톡: 0.5 })).toBeCloseTo((await score({ 카카오톡: 1 })) / 2);
});

test('frequencies count paragraphs', () => {
  const { lexicon } = store;
  expect([lexicon.size, lexicon.word('카카오톡'), lexicon.bigram('카카')]).toEqual([3, 2, 2]);
  expect(lexicon.word('한라산')).toBe(0);
});

test('of a word that stands nearly everywhere those paragraphs are found that it says most of', async () => {
  const many = storeOf(
    ...Array.from({ length: 3_000 }, (_, i) =>
      article({
        id: `a${i}`,
        paragraphs: [i === 1_234 ? '카카오 카카오' : `카카오는 ${i}번째 소식을 길게 알렸다.`],
      }),
    ),
  );
  const [first] = await createMiniSearchIndex(many).candidates(wanted({ 카카오: 1 }), 3, []);
  expect(first?.article).toBe(1_234);
});

test('of one time even those are found that say little of a word that stands nearly everywhere', async () => {
  const day = { edtf: '2015-03-02', year: 2015, month: 3, day: 2, approximate: false };
  const many = storeOf(
    ...Array.from({ length: 3_000 }, (_, i) =>
      article({ id: `a${i}`, paragraphs: [`카카오 매출 ${i}`] }),
    ),
    article({
      id: 'old',
      published: day,
      paragraphs: ['그해 봄에 카카오는 여러 사업을 나누어 보며 매출을 길고 자세하게 설명했다.'],
    }),
  );
  const within = [[20_150_101, 20_151_231]] as const;
  const found = await createMiniSearchIndex(many).candidates(
    wanted({ 카카오: 1, 매출: 1 }),
    40,
    within,
  );
  expect(found.map((candidate) => candidate.article)).toEqual([3_000]);
});
