import { expect, test } from 'vitest';
import type { BenchFigures } from '../../../src/evaluation/bench/figures.ts';
import { NOT_MEASURED } from '../../../src/evaluation/bench/messages.ts';
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
          build: { all: 1500, analysis: null, indexing: null },
          memory: { index: 66.9 * MEBIBYTE, resident: 200 * MEBIBYTE },
          question: { p50: 8.516, p95: 18.22, p99: 25.12 },
          successAt1: 0.582,
        },
        {
          name: 'MiniSearch',
          build: { all: 4880, analysis: 1200, indexing: 3680 },
          memory: { index: 1118.2 * MEBIBYTE, resident: 2267 * MEBIBYTE },
          question: { p50: 24.32, p95: 57.49, p99: 1089.69 },
          successAt1: null,
        },
      ],
      alone: {
        coldStart: 2100.4,
        cachedStart: 310,
        reindex: 42,
        delays: { ...NOT_MEASURED.delays, indexing: { p99: 12.34, longest: 56.78 } },
      },
    },
  ],
};

test('figures stand in columns, and what was not measured is a dash', () => {
  expect(benchTable(FIGURES)).toMatchInlineSnapshot(`
    "q.jsonl: 5,774 questions
    AMD EPYC, 2 cores, 24 GB, Node.js 20.20.2

    10,000 paragraphs, 1,582,612 characters
                    build s  analysis  indexing  index MB  resident    p50 ms     p95     p99  ratio p50   p95   p99  success@1
    ours               1.50         –         –      66.9       200      8.52   18.22   25.12       0.35  0.32  0.02       58.2
    MiniSearch         4.88      1.20      3.68    1118.2      2267     24.32   57.49 1089.69       1.00  1.00  1.00          –
    ours, ms: cold start 2100, cached start 310, one article anew 42
    main thread waits, ms         idle  indexing  swapping answering
      p99                            –      12.3         –         –
      longest                        –      56.8         –         –

    index: held after the garbage is gone, without the text of the articles
    ms: ours reads the question, compares and marks as well; the others look up the terms it found
    ratio: to MiniSearch
    success@1: what was made to enlarge the archive never counts, even where it repeats an answer"
  `);
});
