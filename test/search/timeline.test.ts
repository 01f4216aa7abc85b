import { expect, test } from 'vitest';
import { timeline } from '../../src/search/timeline.ts';
import { article, passage } from '../support/articles.ts';

test.each([
  ['카카오뱅크는 2017년 7월 27일에 문을 열었다.', { year: 2017, month: 7, day: 27 }],
  ['카카오톡은 2010년에 나왔다.', { year: 2010, month: null, day: null }],
  // The day of the article, where the sentence names no year.
  ['카카오가 새 소식을 전했다.', { year: 2022, month: 5, day: 4 }],
  ['카카오는 12017년이 아니라 0.0002017년이라고 적었다.', { year: 2022, month: 5, day: 4 }],
])('%s happened then', (sentence, date) => {
  const published = { edtf: '2022-05-04', year: 2022, month: 5, day: 4, approximate: false };
  const told = passage(sentence, {
    article: article({ id: 'a', paragraphs: [sentence], published }),
    answer: { start: 0, end: sentence.length },
  });
  expect(timeline([told], null, null)).toEqual([
    { year: date.year, entries: [{ date, passage: told }] },
  ]);
});
