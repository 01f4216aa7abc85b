import { describe, expect, onTestFinished, test } from 'vitest';
import { buildFlexSearch } from '../../../src/evaluation/bench/rivals/flexsearch.ts';
import {
  buildMiniSearch,
  createIndex,
  query,
} from '../../../src/evaluation/bench/rivals/minisearch.ts';
import type { BuildRival, Wanted } from '../../../src/evaluation/bench/rivals/rival.ts';
import { buildSqlite } from '../../../src/evaluation/bench/rivals/sqlite.ts';
import { buildTypedArrays } from '../../../src/evaluation/bench/rivals/typed-arrays.ts';
import { terms } from '../../../src/korean/terms.ts';

const PARAGRAPHS = [
  '카카오톡은 2010년 3월에 나왔다. 카카오톡의 이용자는 1년 만에 천만 명을 넘었다.',
  '픽코마는 일본에서 만화를 파는 카카오의 자회사다.',
  '카카오뱅크는 2017년 7월 27일에 문을 열었다.',
  '카카오는 2014년 10월에 다음과 합쳤다. 다음의 주주가 카카오의 주주가 되었다.',
  '카카오모빌리티는 택시를 부르는 앱을 2015년 3월에 내놓았다.',
  '평점 4.5점을 받은 SM의 음반을 멜론에서 들을 수 있다.',
  '카카오게임즈는 2020년 9월 코스닥에 올랐다.',
  '다음 웹툰과 카카오페이지가 한 회사가 되었다.',
];

const RIVALS: readonly (readonly [string, BuildRival])[] = [
  ['MiniSearch', buildMiniSearch],
  ['FlexSearch', buildFlexSearch],
  ['SQLite', buildSqlite],
  ['typed arrays', buildTypedArrays],
];

const QUESTIONS = [
  '카카오톡 이용자',
  '카카오뱅크는 언제 문을 열었나',
  '다음과 합친 날',
  '2015년 3월',
  '평점 4.5점',
  '픽코마의 만화',
];

function wanted(question: string, weight = 1): Wanted {
  const { words, bigrams } = terms(question);
  return {
    words: new Map(words.map((word, i) => [word, i === 0 ? weight : 1])),
    bigrams: new Map(bigrams.map((bigram) => [bigram, 1])),
  };
}

const documents = () => PARAGRAPHS.map((text) => terms(text));

describe.each(RIVALS)('%s', (_, build) => {
  const open = () => {
    const rival = build(documents());
    onTestFinished(() => rival.close());
    return rival;
  };

  test.each([
    ['카카오톡의 이용자', 0],
    ['일본의 만화', 1],
    ['카카오뱅크는 언제 문을 열었나', 2],
    ['SM', 5],
    ['택시를 부르는 앱', 4],
  ])('%s is paragraph %i', (question, paragraph) => {
    expect(open().search(wanted(question), 3)[0]).toBe(paragraph);
  });

  test('a number with a dot is one term', () => {
    const words = new Map([['4.5', 1]]);
    expect(open().search({ words, bigrams: new Map() }, 10)).toEqual([5]);
    expect(open().search({ words: new Map([['5', 1]]), bigrams: new Map() }, 10)).toEqual([]);
  });

  test('a word is looked for among words alone, a bigram among bigrams', () => {
    expect(open().search({ words: new Map([['카오', 1]]), bigrams: new Map() }, 10)).toEqual([]);
    expect(open().search({ words: new Map(), bigrams: new Map([['픽코', 1]]) }, 10)).toEqual([1]);
  });

  test('any term is enough, and no more are given than were asked for', () => {
    const any = wanted('카카오는 한라산');
    expect(open().search(any, 10).length).toBeGreaterThan(3);
    expect(open().search(any, 2)).toHaveLength(2);
  });

  test('nothing is found by no terms and by unknown ones', () => {
    expect(open().search({ words: new Map(), bigrams: new Map() }, 10)).toEqual([]);
    expect(open().search(wanted('꿩'), 10)).toEqual([]);
  });
});

describe.each(RIVALS.filter(([name]) => name !== 'FlexSearch'))('BM25 of %s', (_, build) => {
  const search = (texts: readonly string[], question: string) => {
    const rival = build(texts.map((text) => terms(text)));
    onTestFinished(() => rival.close());
    return rival.search(wanted(question), 10);
  };
  const OTHERS = ['멜론은 음원을 판다', '한게임은 놀이다', '다음은 창을 열었다'];

  test('a rare word counts for more than a common one', () => {
    const common = ['카카오 소식', '카카오 이야기', '카카오 글', '픽코마 소식', ...OTHERS];
    expect(search(common, '카카오 픽코마')[0]).toBe(3);
  });

  test('what holds a word more often comes before, and what is longer behind', () => {
    const texts = [
      '픽코마 앱 일본',
      '픽코마 픽코마 일본',
      '픽코마 앱 일본 만화 회사 소식',
      ...OTHERS,
    ];
    expect(search(texts, '픽코마')).toEqual([1, 0, 2]);
  });
});

describe('typed arrays', () => {
  const arrays = buildTypedArrays(documents());
  const miniSearch = createIndex(documents());

  test.each(QUESTIONS)('the scores of %s are those of MiniSearch', (question) => {
    const looked = wanted(question, 0.5);
    const theirs = new Float32Array(PARAGRAPHS.length);
    // MiniSearch multiplies BM25 by the number of terms that matched.
    for (const { id, score, queryTerms } of miniSearch.search(query(looked))) {
      theirs[Number(id)] = score / queryTerms.length;
    }
    const ours = arrays.score(looked);
    for (const [i, score] of theirs.entries()) expect(ours[i]).toBeCloseTo(score, 4);
    const order = Array.from(theirs.keys())
      .filter((i) => (theirs[i] ?? 0) > 0)
      .toSorted((a, b) => (theirs[b] ?? 0) - (theirs[a] ?? 0));
    expect(arrays.search(looked, PARAGRAPHS.length)).toEqual(order);
  });

  test('the heap keeps the best', () => {
    const looked = wanted('카카오의 다음 소식');
    const all = arrays.search(looked, PARAGRAPHS.length);
    for (let limit = 1; limit <= all.length; limit++) {
      expect(arrays.search(looked, limit)).toEqual(all.slice(0, limit));
    }
  });
});
