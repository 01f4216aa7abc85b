import { beforeAll, describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { Candidate, ParagraphIndex } from '../../src/search/paragraph-index.ts';
import type { Stretch } from '../../src/search/time.ts';
import { article } from '../support/articles.ts';

const ARTICLES: readonly Article[] = [
  article({
    id: 'talk',
    title: '카카오톡 4000만 명이 쓴다',
    published: { edtf: '2012-03', year: 2012, month: 3, day: null, approximate: false },
    paragraphs: [
      '카카오톡은 2010년 3월 18일 아이폰용으로 처음 나왔다. 카카오톡을 쓰는 사람은 4,000만 명이다.',
      '카카오톡은 무료다. 카카오톡은 광고도 없다. 카카오톡만 있으면 된다.',
      '회사는 카카오게임즈와 함께 애니팡을 내놓았다.',
    ],
  }),
  article({
    id: 'abroad',
    title: '픽코마, 일본에서 만화를 판다',
    published: { edtf: '2021', year: 2021, month: null, day: null, approximate: false },
    paragraphs: [
      '픽코마는 일본 만화 시장에서 1위에 올랐다.',
      '카카오톡은 일본에 진출했지만 라인에 밀렸다. 픽코마는 달랐다.',
      '카카오는 2006년 12월 아이위랩으로 출발했다.',
    ],
  }),
  article({
    id: 'rare',
    title: '카카오 소식',
    published: { edtf: '2017-09-24', year: 2017, month: 9, day: 24, approximate: false },
    paragraphs: [
      '카카오톡 이모티콘 작가는 카카오톡으로 돈을 번다.',
      '카카오톡을 만든 이는 이석우다.',
    ],
  }),
];

interface Asked {
  readonly words?: Readonly<Record<string, number>>;
  readonly bigrams?: Readonly<Record<string, number>>;
  readonly limit?: number;
  readonly within?: readonly Stretch[];
}

/**
 * What every adapter of the port `ParagraphIndex` does.
 *
 * @param name What makes it.
 * @param makeIndex Indexes articles: titles and sentences analysed with the stemmer that is learned
 *   from their paragraphs.
 */
export function describeIndex(
  name: string,
  makeIndex: (articles: readonly Article[]) => Promise<ParagraphIndex>,
): void {
  describe(`the index by ${name}`, () => {
    let index: ParagraphIndex;
    beforeAll(async () => {
      index = await makeIndex(ARTICLES);
      return () => index.close();
    });

    const ask = ({ words = {}, bigrams = {}, limit = 10, within = [] }: Asked) =>
      index.candidates(
        { words: new Map(Object.entries(words)), bigrams: new Map(Object.entries(bigrams)) },
        limit,
        within,
      );
    const places = (found: readonly Candidate[]) =>
      found.map((candidate) => [candidate.article, candidate.paragraph]);

    test('the paragraph with the rarest word comes first', async () => {
      const found = await ask({ words: { 카카오톡: 1, 이모티콘: 1 } });
      expect(places(found)[0]).toEqual([2, 0]);
      expect(places(found)).toHaveLength(5);
    });

    test('who holds more of the terms comes first, in one order everywhere', async () => {
      const found = await ask({ words: { 일본: 1, 픽코마: 1, 만화: 1, 시장: 1 } });
      expect(places(found)).toEqual([
        [1, 0],
        [1, 1],
      ]);
    });

    test('bigrams find as words do', async () => {
      expect(places(await ask({ bigrams: { 애니: 1, 니팡: 1 } }))).toEqual([[0, 2]]);
      expect(places(await ask({ words: { 무료: 1 }, bigrams: { 이석: 0.5 } }))).toEqual([
        [0, 1],
        [2, 1],
      ]);
    });

    test('a term counts by its weight', async () => {
      expect(places(await ask({ words: { 무료: 1, 이석우: 0.1 } }))).toEqual([
        [0, 1],
        [2, 1],
      ]);
      expect(places(await ask({ words: { 무료: 0.1, 이석우: 1 } }))).toEqual([
        [2, 1],
        [0, 1],
      ]);
    });

    test('no more are given than are asked for', async () => {
      expect(await ask({ words: { 카카오톡: 1 }, limit: 2 })).toHaveLength(2);
    });

    test('only paragraphs that were published or speak of a day in a stretch', async () => {
      const all = { 카카오톡: 1, 픽코마: 1, 아이위랩: 1 };
      const in2010 = await ask({ words: all, within: [[20100101, 20101231]] });
      expect(places(in2010)).toEqual([[0, 0]]);
      const until2006 = await ask({ words: all, within: [[-99_999_999, 20061231]] });
      expect(places(until2006)).toEqual([[1, 2]]);
      const march2021 = await ask({ words: all, within: [[20210301, 20210331]] });
      expect(places(march2021).map(([of]) => of)).toEqual([1, 1, 1]);
      const either = await ask({
        words: all,
        within: [
          [20100318, 20100318],
          [20061201, 20061201],
        ],
      });
      expect(places(either)).toHaveLength(2);
      expect(places(either)).toEqual(
        expect.arrayContaining([
          [0, 0],
          [1, 2],
        ]),
      );
      expect(await ask({ words: all, within: [[19990101, 19991231]] })).toEqual([]);
    });

    test('a candidate tells its text, its sentences and what they hold of all terms', async () => {
      const [found] = await ask({
        words: { 40000000: 1, 이모티콘: 1, 카카오톡: 1, 아이폰용: 1, 한라산: 1 },
        bigrams: { 카카: 1, 만: 1 },
        within: [[20100101, 20101231]],
      });
      const text = ARTICLES[0]?.paragraphs[0] ?? '';
      expect(found).toMatchObject({ article: 0, paragraph: 0, text });
      expect(found?.title).toEqual(Uint8Array.of(1, 0, 1, 0, 0, 1, 1));
      const holds = found?.sentences.map((sentence) => [
        text.slice(sentence.start, sentence.end),
        sentence.holds,
      ]);
      expect(holds).toEqual([
        [
          '카카오톡은 2010년 3월 18일 아이폰용으로 처음 나왔다.',
          Uint8Array.of(0, 0, 1, 1, 0, 1, 0),
        ],
        ['카카오톡을 쓰는 사람은 4,000만 명이다.', Uint8Array.of(1, 0, 1, 0, 0, 1, 1)],
      ]);
    });

    test('a candidate tells how many different terms it holds', async () => {
      const [found] = await ask({ words: { 무료: 1 } });
      // 카카오톡 무료다 광고도 없다 카카오톡만 있으면 되다
      expect(found?.distinct.words).toBeGreaterThanOrEqual(6);
      expect(found?.distinct.words).toBeLessThan(10);
      expect(found?.distinct.bigrams).toBeGreaterThan(10);
      expect(found?.sentences.map(({ holds }) => holds)).toHaveLength(3);
    });

    test('terms that stand nowhere find nothing, and harm nothing', async () => {
      expect(await ask({ words: { 한라산: 1 } })).toEqual([]);
      expect(await ask({ bigrams: { 뷁뷁: 1 } })).toEqual([]);
      expect(await ask({})).toEqual([]);
      expect(places(await ask({ words: { 한라산: 1, 이석우: 1 } }))).toEqual([[2, 1]]);
    });

    test('the paragraphs of an article come in order', async () => {
      for (const [i, { paragraphs }] of ARTICLES.entries()) {
        expect(await index.paragraphsOf(i)).toEqual(paragraphs);
      }
      expect(await index.paragraphsOf(99)).toEqual([]);
    });
  });
}
