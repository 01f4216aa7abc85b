import { expect, test } from 'vitest';
import { bench } from '../../../src/evaluation/bench/bench.ts';
import { CURVE, RIVALS } from '../../../src/evaluation/bench/messages.ts';
import { parseJudgements } from '../../../src/evaluation/judgement.ts';
import { article, TODAY } from '../../support/articles.ts';

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
    { id: 'q1', question: '멜론은 무슨 서비스', articles: ['2017-a'], must: ['음원'] },
    { id: 'q2', question: '픽코마가 프랑스에 갔나', articles: ['2022-b'], must: ['프랑스'] },
    { id: 'q3', question: '한라산 높이', articles: [], must: [], answerable: false },
  ]
    .map((fields) => JSON.stringify({ style: 'natural', answerable: true, ...fields }))
    .join('\n'),
);

// The processes run the built files: `npm test` builds them first.
test('every contestant answers in its own process', { timeout: 120_000 }, async () => {
  const shown = new Set<string>();
  const { questions, sizes, curve } = await bench(
    { name: 'q.jsonl', articles, aliases: [], judgements },
    {
      sizes: [3, 20],
      questions: null,
      only: null,
      nodes: [],
      today: TODAY,
      progress: { show: (what) => shown.add(what), end: () => {} },
    },
  );
  expect(questions).toBe(3);
  expect(sizes.map(({ paragraphs }) => paragraphs)).toEqual([3, 20]);
  for (const { contestants, alone } of sizes) {
    expect(alone.coldStart).toBeGreaterThan(0);
    expect(alone.cachedStart).toBeGreaterThan(0);
    expect(alone.reindex).toBeGreaterThan(0);
    expect(alone.delays.idle.p99).toBeGreaterThan(1);
    for (const { p99, longest } of Object.values(alone.delays)) {
      expect(longest).toBeGreaterThanOrEqual(p99);
    }
    expect(contestants.map(({ name }) => name)).toEqual(['ours', ...RIVALS]);
    for (const { question, memory, build } of contestants) {
      expect(question.p50).toBeGreaterThan(0);
      expect(question.p99).toBeGreaterThanOrEqual(question.p50);
      expect(memory.resident).toBeGreaterThan(memory.index);
      expect(build.all).toBeGreaterThan(0);
    }
  }
  expect(sizes[0]?.contestants.map(({ successAt1 }) => successAt1)).toEqual([1, 1, 1, 1, 1]);
  expect(curve.paragraphs).toBe(20);
  expect(curve.points.map(({ budget }) => budget)).toEqual(CURVE);
  expect(curve.points.filter(({ isShipped }) => isShipped)).toHaveLength(1);
  for (const { question } of curve.points) expect(question.p50).toBeGreaterThan(0);
  expect(shown).toContain('q.jsonl, 20 paragraphs: building typed arrays');
});

test('of many questions some at equal distances are asked, and of all contestants some', async () => {
  const many = Array.from({ length: 5 }, () => judgements).flat();
  const { questions, sizes } = await bench(
    { name: 'q.jsonl', articles, aliases: [], judgements: many },
    {
      sizes: [3],
      questions: 4,
      only: ['MiniSearch', 'ours on OpenSearch'],
      nodes: [],
      today: TODAY,
      progress: { show: () => {}, end: () => {} },
    },
  );
  expect(questions).toBe(4);
  expect(sizes[0]?.contestants.map(({ name }) => name)).toEqual(['ours', 'MiniSearch']);
}, 60_000);

const nodes = process.env['OPENSEARCH_URL']?.split(',') ?? [];

test.skipIf(nodes.length === 0)(
  'ours on OpenSearch gives the answers of ours',
  async () => {
    const { sizes } = await bench(
      { name: 'q.jsonl', articles, aliases: [], judgements },
      {
        sizes: [3],
        questions: null,
        only: ['ours on OpenSearch'],
        nodes,
        today: TODAY,
        progress: { show: () => {}, end: () => {} },
      },
    );
    const [size] = sizes;
    expect(size?.contestants.map(({ name }) => name)).toEqual(['ours', 'ours on OpenSearch']);
    expect(size?.contestants.map(({ agreement }) => agreement)).toEqual([
      null,
      { answer: 1, three: 1 },
    ]);
  },
  60_000,
);
