import { expect, test } from 'vitest';
import { evaluate, figures } from '../../src/evaluation/evaluate.ts';
import { parseJudgements } from '../../src/evaluation/judgement.ts';
import { reciprocalRank, successAt } from '../../src/evaluation/metrics.ts';
import { report } from '../../src/evaluation/report.ts';
import type { Question } from '../../src/search/answer.ts';
import { createSearcher } from '../../src/search/searcher.ts';
import { article, TODAY } from '../support/articles.ts';

const searcher = createSearcher(
  [
    article({
      id: '2022-05-tech42-global',
      paragraphs: ['카카오톡의 목표는 글로벌이다.', '픽코마는 일본에서 프랑스로 진출했다.'],
    }),
    article({ id: '2017-09-sportsworld-vision', paragraphs: ['픽코마는 일본 서비스다.'] }),
  ],
  [],
);

const ask = (question: Question) => searcher.search(question, TODAY);

const line = (fields: object) =>
  JSON.stringify({
    id: 'q',
    style: 'keyword',
    articles: [],
    must: [],
    answerable: true,
    ...fields,
  });

const judgements = parseJudgements(
  'dev.jsonl',
  [
    line({
      id: 'q1',
      question: '픽코마 프랑스',
      articles: ['tech42'],
      must: ['프랑스|불란서', '픽코마'],
    }),
    line({
      id: 'q2',
      question: '픽코마 일본',
      articles: ['2017-09-sportsworld-vision'],
      must: ['일본'],
    }),
    line({ id: 'q3', question: '픽코마 일본', articles: ['tech42'], must: ['아이폰'] }),
    '',
    line({ id: 'n1', question: '한라산 높이', style: 'other', answerable: false }),
  ].join('\n'),
);

test('success and reciprocal rank', () => {
  expect([successAt(1, 1), successAt(1, 2), successAt(3, 3), successAt(3, null)]).toEqual([
    1, 0, 1, 0,
  ]);
  expect([reciprocalRank(1), reciprocalRank(4), reciprocalRank(null)]).toEqual([1, 0.25, 0]);
});

test('every judged question counts, also one that found nothing', async () => {
  const results = await evaluate(judgements, ask);
  expect(results.map(({ rank }) => rank)).toEqual([1, 1, null, null]);
  expect(figures(results.slice(0, 3))).toMatchObject({
    questions: 3,
    successAt1: 2 / 3,
    successAt3: 2 / 3,
    mrrAt10: 2 / 3,
  });
});

test('the report has a row a style, and every miss when asked', async () => {
  const results = await evaluate(judgements, ask);
  expect(report(results, false)).toMatch(/^keyword\s+3\s+66\.7\s+66\.7\s+66\.7/mu);
  expect(report(results, false)).toMatch(/^other\s+1\s+0\.0\s+0\.0\s+100\.0/mu);
  expect(report(results, true)).toContain('q3 keyword «픽코마 일본»');
});

test('a judgement that cannot be read is named by its line', () => {
  expect(() => parseJudgements('dev.jsonl', `${line({ question: '가' })}\n{"id": 1}`)).toThrow(
    /^evaluation: dev\.jsonl:2: /u,
  );
  expect(() => parseJudgements('dev.jsonl', line({ question: '가', must: ['('] }))).toThrow(
    'not a regular expression: (',
  );
});
