import type { AliasGroup, Article } from '../../article/article.ts';
import type { Day } from '../../korean/periods.ts';
import { createMiniSearchIndex } from '../../search/minisearch-index.ts';
import { heading, searcherOf } from '../../search/searcher.ts';
import { CURVE, type FoundOnCurve } from './messages.ts';
import { createNumbersOf, storeOf } from './ours.ts';

/** Our search at each point of the curve. */
export interface OursOnCurve {
  /** Asks at every point, the one after the other, each time from another one on. */
  ask(request: { readonly question: string; readonly today: Day }): Promise<FoundOnCurve>;
}

/** Builds our search once for each point of the curve, over one store. */
export function buildOnCurve(
  articles: readonly Article[],
  aliases: readonly AliasGroup[],
): OursOnCurve {
  const store = storeOf(articles);
  const { lexicon } = store;
  const headings = articles.map(heading);
  const searchers = CURVE.map((budget, point) => {
    const index = createMiniSearchIndex(store, budget);
    return { point, searcher: searcherOf({ headings, aliases, lexicon, index }) };
  });
  const numbersOf = createNumbersOf(articles);
  let turn = 0;
  return {
    ask: async ({ question, today }) => {
      const found: FoundOnCurve = [];
      const first = turn++ % searchers.length;
      for (const { point, searcher } of [...searchers.slice(first), ...searchers.slice(0, first)]) {
        const start = performance.now();
        const answer = await searcher.search({ text: question, limit: LIMIT }, today);
        const milliseconds = performance.now() - start;
        const [paragraph] = numbersOf(answer);
        const text = answer.passages[0]?.text;
        const isNone = paragraph === undefined || text === undefined;
        found[point] = { milliseconds, best: isNone ? null : { paragraph, text } };
      }
      return found;
    },
  };
}

/** How many passages are asked for. */
const LIMIT = 10;
