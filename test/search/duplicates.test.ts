import { expect, test } from 'vitest';
import { foldDuplicates } from '../../src/search/duplicates.ts';
import { article } from '../support/articles.ts';

const published = (year: number) => ({
  edtf: String(year),
  year,
  month: null,
  day: null,
  approximate: false,
});

const said = '카카오의 2023년 2분기 매출은 2조425억 원으로 처음 2조 원을 넘었다.';
const found = (id: string, year: number, text: string) => ({
  article: article({ id, paragraphs: [text], published: published(year) }),
  text,
});

const late = found('late', 2024, said);
const early = found('early', 2023, `${said.slice(0, -1)}고 밝혔다.`);
const other = found('other', 2022, '픽코마는 일본에 이어 프랑스로 진출했다.');

test('what says the same becomes one, where the best stood, and the earliest speaks', () => {
  expect(foldDuplicates([late, other, early], 3)).toEqual([
    { first: early, others: [late] },
    { first: other, others: [] },
  ]);
});

test('paragraphs of one article are never folded into each other', () => {
  expect(foldDuplicates([late, { ...late }], 3)).toHaveLength(2);
});

test('a fold below the limit is counted, and no more groups come than asked for', () => {
  expect(foldDuplicates([late, other, early], 1)).toEqual([{ first: early, others: [late] }]);
});

test('of one day the better sourced speaks', () => {
  const sourced = { ...late, article: { ...late.article, id: 'sourced', author: '한준호' } };
  expect(foldDuplicates([late, sourced], 3)).toEqual([{ first: sourced, others: [late] }]);
});
