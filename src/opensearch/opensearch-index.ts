import { z } from 'zod';
import { type Frequencies, planReading } from '../search/budget.ts';
import type { ParagraphIndex } from '../search/paragraph-index.ts';
import type { Stretch } from '../search/time.ts';
import { ASKING, type Connection, connect } from './connection.ts';
import { foundParagraphs, readCandidates, token } from './documents.ts';
import { completeEdition, createEdition, editionsOf, swap } from './editions.ts';
import { countParagraphs, type Load, load } from './loading.ts';

/** Where an index stands in OpenSearch, and what is in it. */
export interface OpenSearchOptions extends Load {
  /** The URLs of the nodes; they may carry `user:password@`. */
  readonly nodes: readonly string[];
  /** The name of all editions, in lower case: `kakao-history`. */
  readonly alias: string;
  /** What tells these articles and this analysis from any other, in hexadecimal digits. */
  readonly edition: string;
  /** In how many of the paragraphs terms stand. */
  readonly frequency: Frequencies;
}

/**
 * How a search is done: no part of the index may be left out, and a node asks itself before it asks
 * others, so that one that hangs holds up only its own answers.
 */
const SEARCH = { allow_partial_search_results: false, preference: '_local' };

/** So many terms at most are looked up; the engine refuses more than 1,024. */
const CLAUSES = 1_000;

/** The engine gives no more at a time. */
const PAGE = 10_000;

/**
 * Opens an index in OpenSearch. When it is not there, or not whole, its paragraphs are loaded first,
 * which takes minutes for 100,000. It answers from its own edition even when the alias has moved on,
 * as the frequencies and the numbers of the articles belong to that.
 *
 * @throws {IndexUnavailableError} When the engine does not answer, refuses, or is another one.
 * @throws When the paragraphs cannot be loaded.
 */
export async function createOpenSearchIndex(options: OpenSearchOptions): Promise<ParagraphIndex> {
  const connection = await connect(options.nodes);
  const index = `${options.alias}-${options.edition}`;
  try {
    await prepare(connection, index, options);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return {
    candidates: async (wanted, limit, within) => {
      const plan = planReading(wanted, options.frequency);
      const finding = [
        ...clauses('words', plan.found.words),
        ...clauses('bigrams', plan.found.bigrams),
      ].slice(0, CLAUSES);
      if (finding.length === 0) return [];
      // One of the first must be there; the others only add to the score.
      const must = [{ bool: { should: finding } }];
      const should = clauses('words', plan.scanned).slice(0, CLAUSES - finding.length);
      const body = {
        size: limit,
        query: { bool: { must, should, filter: overlapping(within) } },
        // Else the order of equals would depend on which copy of the index answers.
        sort: [{ _score: 'desc' }, { article: 'asc' }, { paragraph: 'asc' }],
        track_total_hits: false,
      };
      // How rare a term is counts over all shards.
      const query = { ...SEARCH, search_type: 'dfs_query_then_fetch' };
      const found = await connection.request(
        foundParagraphs,
        { method: 'POST', path: [index, '_search'], query, body },
        ASKING,
      );
      return readCandidates(found, wanted);
    },
    paragraphsOf: (article) => paragraphsOf(connection, index, article),
    close: () => connection.close(),
  };
}

async function prepare(
  connection: Connection,
  index: string,
  options: OpenSearchOptions,
): Promise<void> {
  const { alias, size } = options;
  const editions = await editionsOf(connection, alias);
  const edition = editions.find((other) => other.index === index);
  const isThere =
    edition?.isComplete === true && (await countParagraphs(connection, index)) === size;
  if (!isThere) {
    const door = `${index}-door`;
    if (edition === undefined) await createEdition(connection, alias, index, door);
    await load(connection, index, door, options);
    await completeEdition(connection, alias, index);
  }
  await swap(connection, alias, index);
}

function clauses(field: 'words' | 'bigrams', weights: ReadonlyMap<string, number>): object[] {
  return Array.from(weights, ([term, boost]) => ({
    term: { [field]: { value: token(term), boost } },
  }));
}

function overlapping(within: readonly Stretch[]): object[] {
  if (within.length === 0) return [];
  const should = within.map(([gte, lte]) => ({
    range: { times: { gte, lte, relation: 'intersects' } },
  }));
  return [{ bool: { should } }];
}

const foundTexts = z.object({
  hits: z.object({
    hits: z.array(
      z.object({
        _source: z.object({ paragraph: z.number(), kept: z.object({ text: z.string() }) }),
      }),
    ),
  }),
});

async function paragraphsOf(
  connection: Connection,
  index: string,
  article: number,
): Promise<string[]> {
  const texts: string[] = [];
  const query = { ...SEARCH, routing: String(article) };
  for (let after = -1; ;) {
    const body = {
      size: PAGE,
      query: { bool: { filter: [{ term: { article } }] } },
      sort: [{ paragraph: 'asc' }],
      search_after: [after],
      track_total_hits: false,
      _source: ['paragraph', 'kept.text'],
    };
    const { hits } = await connection.request(
      foundTexts,
      { method: 'POST', path: [index, '_search'], query, body },
      ASKING,
    );
    for (const { _source } of hits.hits) texts.push(_source.kept.text);
    const last = hits.hits.at(-1);
    if (last === undefined || hits.hits.length < PAGE) return texts;
    after = last._source.paragraph;
  }
}
