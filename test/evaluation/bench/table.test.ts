import { expect, test } from 'vitest';
import type { BenchFigures } from '../../../src/evaluation/bench/figures.ts';
import { benchTable } from '../../../src/evaluation/bench/table.ts';

const MEBIBYTE = 2 ** 20;

const FIGURES: BenchFigures = {
  name: 'q.jsonl',
  questions: 5774,
  machine: { processor: 'AMD EPYC', cores: 2, memory: 24 * 2 ** 30, node: '20.20.2' },
  sizes: [
    {
      paragraphs: 10_000,
      characters: 1_582_612,
      contestants: [
        {
          name: 'ours',
          build: { all: 1500, analysis: 900, indexing: 600 },
          memory: { index: 66.9 * MEBIBYTE, resident: 200 * MEBIBYTE },
          question: { p50: 8.516, p95: 18.22, p99: 25.12 },
          successAt1: 0.582,
          agreement: null,
        },
        {
          name: 'ours on OpenSearch',
          build: { all: 9500, analysis: 900, indexing: 8600 },
          memory: { index: 30 * MEBIBYTE, resident: 180 * MEBIBYTE },
          question: { p50: 12.16, p95: 20.1, p99: 30.2 },
          successAt1: 0.58,
          agreement: { answer: 0.9876, three: 0.9 },
        },
        {
          name: 'MiniSearch',
          build: { all: 4880, analysis: 1200, indexing: 3680 },
          memory: { index: 1118.2 * MEBIBYTE, resident: 2267 * MEBIBYTE },
          question: { p50: 24.32, p95: 57.49, p99: 1089.69 },
          successAt1: null,
          agreement: null,
        },
      ],
      alone: {
        coldStart: 2100.4,
        cachedStart: 310,
        reindex: 42,
        delays: {
          idle: { p99: 1.25, longest: 1.5 },
          indexing: { p99: 2.5, longest: 12.34 },
          swapping: { p99: 1.3, longest: 3 },
          answering: { p99: 1.4, longest: 56.78 },
        },
      },
    },
  ],
  curve: {
    paragraphs: 10_000,
    points: [
      {
        budget: { found: 2_000, scanned: 15_000 },
        isShipped: true,
        question: { p50: 8.516, p95: 18.22, p99: 25.12 },
        successAt1: 0.582,
      },
      {
        budget: { found: Infinity, scanned: 0 },
        isShipped: false,
        question: { p50: 28.5, p95: 50, p99: 125.1 },
        successAt1: null,
      },
    ],
  },
};

test('figures stand in columns, and what cannot be said is a dash', () => {
  expect(benchTable(FIGURES)).toMatchInlineSnapshot(`
    "q.jsonl: 5,774 questions
    AMD EPYC, 2 cores, 24 GB, Node.js 20.20.2

    10,000 paragraphs, 1,582,612 characters
                          build s  analysis  indexing  index MB  resident    p50 ms     p95     p99  ratio p50   p95   p99  success@1
    ours                     1.50      0.90      0.60      66.9       200      8.52   18.22   25.12       0.35  0.32  0.02       58.2
    ours on OpenSearch       9.50      0.90      8.60      30.0       180     12.16   20.10   30.20       0.50  0.35  0.03       58.0
    MiniSearch               4.88      1.20      3.68    1118.2      2267     24.32   57.49 1089.69       1.00  1.00  1.00          –
    ours on OpenSearch: the same status and first passage as ours for 98.8 %, the same first three for 90.0 % of the questions
    ours is ready, ms       cold start      cached one changed
                                  2100         310          42
      to a cold start                         0.15        0.02
    main thread, ms               idle    indexing    swapping   answering
      p99                         1.25        2.50        1.30        1.40
      longest                     1.50       12.34        3.00       56.78
      p99 to idle                             2.00        1.04        1.12

    what reading more entries of the index brings to ours, 10,000 paragraphs
                                 found     scanned      p50 ms         p99   success@1
      shipped                    2,000      15,000        8.52       25.12        58.2
                            everything           0       28.50      125.10           –

    analysis: cutting text into terms; ours takes particles off later, with the indexing, once a form
    index: held in the process after the garbage is gone, without the text of the articles
    ms: ours reads the question, compares and marks as well; the others look up the terms it found
    ratio: to MiniSearch
    success@1: the best paragraph says what the question wants, be it one made to enlarge the archive
    ready: from starting its thread on, the fastest of two; with nothing kept, with all analysed, and
      when an open archive is read again after one article changed
    reading more: one process asks the same at every point in turn; its times compare with each other
    main thread: how late a timer of 1 ms comes, that 1 ms included; indexing is without a cache"
  `);
});

test('without MiniSearch there are no ratios to it', () => {
  const [size] = FIGURES.sizes;
  const contestants = size?.contestants.slice(0, 1) ?? [];
  const table = benchTable({ ...FIGURES, sizes: size ? [{ ...size, contestants }] : [] });
  expect(table).toMatch(/^ours .* – +– +– +58\.2$/mu);
});
