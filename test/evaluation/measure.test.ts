import { expect, test } from 'vitest';
import { createBaseline } from '../../src/evaluation/baseline.ts';
import { parseJudgements } from '../../src/evaluation/judgement.ts';
import { measure, relearn } from '../../src/evaluation/measure.ts';
import { article, TODAY } from '../support/articles.ts';

const articles = [
  article({
    id: '2017-a',
    paragraphs: ['카카오톡은 해외로 진출하지 않는다.', '멜론은 음원 서비스다.'],
  }),
  article({ id: '2022-b', paragraphs: ['픽코마는 프랑스로 진출했다.'] }),
];

const judgements = parseJudgements(
  'q.jsonl',
  [
    {
      id: 'q1',
      question: '카카오톡의 해외 진출',
      articles: ['2017-a'],
      must: ['해외'],
      split: 'learn',
    },
    { id: 'q2', question: '픽코마가 프랑스에 갔나', articles: ['2022-b'], must: ['프랑스'] },
    { id: 'q3', question: '한라산 높이', articles: [], must: [], answerable: false },
  ]
    .map((fields) => JSON.stringify({ style: 'natural', answerable: true, ...fields }))
    .join('\n'),
);

const collection = { name: 'q.jsonl', articles, aliases: [], judgements };

test('each split is measured by itself, with the comparison beside it when asked', async () => {
  const plain = await measure(collection, { misses: false, compare: false, today: TODAY });
  expect(plain).toContain('q.jsonl, learned on\n');
  expect(plain).toContain('q.jsonl, only reported\n');
  expect(plain).not.toContain('MiniSearch defaults');
  const compared = await measure(collection, { misses: false, compare: true, today: TODAY });
  expect(compared).toMatch(/^as asked +100\.0 +100\.0 +100\.0$/mu);
  expect(compared).toMatch(/^wrong keyboard +100\.0/mu);
  expect(compared).toMatch(/^MiniSearch defaults +\d/mu);
});

test('the baseline knows no particles', () => {
  const search = createBaseline(articles);
  expect(search('멜론은').map(({ paragraph }) => paragraph)).toEqual([2]);
  expect(search('멜론')).toEqual([]);
});

test('learning writes the source of the weights', async () => {
  expect(await relearn([collection], TODAY)).toMatch(
    /export const WEIGHTS: Features = \{\n {2}paragraph: /u,
  );
});
