import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AliasGroup, Article } from '../../article/article.ts';
import type { Day } from '../../korean/periods.ts';
import { connect, LOADING } from '../../opensearch/connection.ts';
import { createOpenSearchIndex } from '../../opensearch/opensearch-index.ts';
import { analyse } from '../../search/analysis.ts';
import type { Answer } from '../../search/answer.ts';
import { wantedTerms } from '../../search/coverage.ts';
import { createMiniSearchIndex } from '../../search/minisearch-index.ts';
import { createNumbering } from '../../search/numbering.ts';
import type { ParagraphIndex } from '../../search/paragraph-index.ts';
import { createParagraphStore, type ParagraphStore } from '../../search/paragraph-store.ts';
import { heading, type Searcher, searcherOf } from '../../search/searcher.ts';
import { type Clock, timed } from './clock.ts';
import type { Built, Found } from './messages.ts';

/** Our search as the bench measures it. */
export interface Ours {
  readonly build: Built['build'];
  /** Bytes that it holds outside the heap of this thread. */
  readonly outside: number;
  ask(request: { readonly question: string; readonly today: Day }): Promise<Omit<Found, 'best'>>;
  close(): Promise<void>;
}

/** How many passages are asked for. */
const LIMIT = 10;

/** Builds our search on MiniSearch. */
export async function buildOurs(
  articles: readonly Article[],
  aliases: readonly AliasGroup[],
): Promise<Ours> {
  const ours = await build(articles, aliases, async (store) => createMiniSearchIndex(store));
  const { searcher } = ours;
  return {
    ...ours,
    ask: async (request) => {
      const found = await ours.ask(request);
      const { concepts } = await searcher.rank(request.question, request.today);
      const { words, bigrams } = wantedTerms(concepts);
      return { ...found, wanted: { words: new Map(words), bigrams: new Map(bigrams) } };
    },
  };
}

/** The name in the engine; another than that of the bot, whose index stays as it is. */
const ALIAS = 'kakao-history-bench';

/**
 * Builds our search on OpenSearch. What is loaded into the engine is deleted in the end.
 *
 * @param nodes The URLs of its nodes.
 */
export async function buildOursOnOpenSearch(
  articles: readonly Article[],
  aliases: readonly AliasGroup[],
  nodes: readonly string[],
): Promise<Ours> {
  const edition = randomUUID().replaceAll('-', '');
  const ours = await build(articles, aliases, (store) =>
    createOpenSearchIndex({
      nodes,
      alias: ALIAS,
      edition,
      size: store.lexicon.size,
      paragraphs: store.paragraphs,
      frequency: store.lexicon,
    }),
  );
  return {
    ...ours,
    close: async () => {
      await ours.close();
      const connection = await connect(nodes);
      const path = [`${ALIAS}-${edition}`];
      await connection.request(z.unknown(), { method: 'DELETE', path, ignore: 404 }, LOADING);
      await connection.close();
    },
  };
}

async function build(
  articles: readonly Article[],
  aliases: readonly AliasGroup[],
  createIndex: (store: ParagraphStore) => Promise<ParagraphIndex>,
): Promise<Ours & { readonly searcher: Searcher }> {
  const clock = { milliseconds: 0 };
  const started = performance.now();
  const store = storeOf(articles, clock);
  const index = await createIndex(store);
  const headings = articles.map(heading);
  const searcher = searcherOf({ headings, aliases, lexicon: store.lexicon, index });
  const all = performance.now() - started;
  const numbersOf = createNumbersOf(articles);
  return {
    searcher,
    build: { all, analysis: clock.milliseconds, indexing: all - clock.milliseconds },
    outside: 0,
    ask: async ({ question, today }) => {
      const start = performance.now();
      const answer = await searcher.search({ text: question, limit: LIMIT }, today);
      const milliseconds = performance.now() - start;
      const { status } = answer;
      return { milliseconds, paragraphs: numbersOf(answer), status, wanted: null };
    },
    close: () => index.close(),
  };
}

/** Analyses articles and stores their paragraphs. */
export function storeOf(
  articles: readonly Article[],
  clock: Clock = { milliseconds: 0 },
): ParagraphStore {
  const numbering = createNumbering();
  return createParagraphStore(timed(analyses(articles), clock), numbering);

  function* analyses(all: readonly Article[]) {
    for (const article of all) yield analyse(article, numbering);
  }
}

/** Prepares to number the passages of an answer, from 0, through all articles. */
export function createNumbersOf(articles: readonly Article[]): (answer: Answer) => number[] {
  const firsts = new Map<string, number>();
  let paragraphs = 0;
  for (const article of articles) {
    firsts.set(article.id, paragraphs);
    paragraphs += article.paragraphs.length;
  }
  return ({ passages }) =>
    passages.map(({ article, paragraph }) => (firsts.get(article.id) ?? 0) + paragraph - 1);
}
