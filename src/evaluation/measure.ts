import type { AliasGroup, Article } from '../article/article.ts';
import type { Day } from '../korean/periods.ts';
import { createSearcher } from '../search/searcher.ts';
import { createBaseline } from './baseline.ts';
import { evaluate, rankOf } from './evaluate.ts';
import { type Judgement, splits } from './judgement.ts';
import { learn, type Sample, weightsSource } from './learn.ts';
import { PERTURBATIONS } from './perturb.ts';
import { comparison, report } from './report.ts';

/** Judged questions over some articles. */
export interface Collection {
  readonly name: string;
  readonly articles: readonly Article[];
  readonly aliases: readonly AliasGroup[];
  readonly judgements: readonly Judgement[];
}

/** What is measured, beside the figures of every style. */
export interface MeasureOptions {
  /** Whether every miss is listed. */
  readonly misses: boolean;
  /** Whether the same is asked of MiniSearch as it comes, and spoiled in several ways of us. */
  readonly compare: boolean;
  readonly today: Day;
}

/** Measures one collection, split by split, and lays out what was found. */
export async function measure(
  { name, articles, aliases, judgements }: Collection,
  { misses, compare, today }: MeasureOptions,
): Promise<string> {
  const { search } = createSearcher(articles, aliases);
  const baseline = createBaseline(articles);
  const parts: string[] = [];
  for (const part of splits(judgements)) {
    const results = await evaluate(part.judgements, (question) => search(question, today));
    parts.push(`${name}${part.name}\n${report(results, misses)}`);
    const answerable = part.judgements.filter((judgement) => judgement.answerable);
    if (!compare || answerable.length === 0) continue;
    const rows = [
      {
        name: 'as asked',
        ranks: results.flatMap(({ judgement, rank }) => (judgement.answerable ? [rank] : [])),
      },
    ];
    for (const perturbation of PERTURBATIONS) {
      const spoiled = answerable.map((judgement) => ({
        ...judgement,
        question: perturbation.apply(judgement.question),
      }));
      const spoiledResults = await evaluate(spoiled, (question) => search(question, today));
      rows.push({ name: perturbation.name, ranks: spoiledResults.map(({ rank }) => rank) });
    }
    rows.push({
      name: 'MiniSearch defaults',
      ranks: answerable.map((judgement) =>
        rankOf(
          judgement,
          baseline(judgement.question).map((found) => [found]),
        ),
      ),
    });
    parts.push(comparison(rows));
  }
  return parts.join('\n\n');
}

/** Learns the weights of the ranking on the part of the collections that is for learning. */
export async function relearn(collections: readonly Collection[], today: Day): Promise<string> {
  const sampled: Sample[][] = [];
  for (const { articles, aliases, judgements } of collections) {
    const { rank } = createSearcher(articles, aliases);
    const samples: Sample[] = [];
    for (const judgement of judgements.filter(({ split }) => split === 'learn')) {
      samples.push({ judgement, ranking: await rank(judgement.question, today) });
    }
    sampled.push(samples);
  }
  return weightsSource(learn(sampled));
}
