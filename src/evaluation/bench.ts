import type { Day } from '../korean/periods.ts';
import { createSearcher } from '../search/searcher.ts';
import { createBigramBaseline } from './baseline.ts';
import { enlarge } from './enlarge.ts';
import type { Collection } from './measure.ts';

/** Questions that are asked before the clock runs, so that the code is compiled. */
const WARM_UP = 50;

/** At most so many questions are asked. */
const QUESTIONS = 300;

/**
 * Measures how long a question takes over archives of several sizes, beside plain MiniSearch over
 * syllable pairs, the two in turns, and lays it out.
 *
 * @param sizes Numbers of paragraphs.
 */
export async function bench(
  { name, articles, aliases, judgements }: Collection,
  sizes: readonly number[],
  today: Day,
): Promise<string> {
  const step = Math.max(1, Math.floor(judgements.length / QUESTIONS));
  const questions = judgements.filter((_, i) => i % step === 0).map(({ question }) => question);
  const lines = [
    `${name}: ${questions.length} questions, milliseconds`,
    'paragraphs       ours p50    p95    bigrams p50    p95    ours / bigrams p50    p95',
  ];
  for (const size of sizes) {
    const enlarged = Array.from(enlarge(articles, size));
    const { search } = createSearcher(enlarged, aliases);
    const plain = createBigramBaseline(enlarged);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (const [i, text] of [...questions.slice(0, WARM_UP), ...questions].entries()) {
      const start = performance.now();
      await search({ text, limit: 3 }, today);
      const middle = performance.now();
      plain(text);
      const end = performance.now();
      if (i < WARM_UP) continue;
      ours.push(middle - start);
      theirs.push(end - middle);
    }
    const row = [ours, theirs].map((times) => [percentile(times, 0.5), percentile(times, 0.95)]);
    const [[o50 = 0, o95 = 0] = [], [t50 = 0, t95 = 0] = []] = row;
    lines.push(
      [
        String(size).padStart(10),
        ms(o50).padStart(14),
        ms(o95).padStart(6),
        ms(t50).padStart(14),
        ms(t95).padStart(6),
        (o50 / t50).toFixed(2).padStart(21),
        (o95 / t95).toFixed(2).padStart(6),
      ].join(' '),
    );
  }
  return lines.join('\n');
}

/** The value below which a share of the values lies. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

function ms(value: number): string {
  return value.toFixed(2);
}
