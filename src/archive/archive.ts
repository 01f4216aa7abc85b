import { isDeepStrictEqual } from 'node:util';
import type { Article, Corpus, Refusal } from '../article/article.ts';
import type { Day } from '../korean/periods.ts';
import type { Answer, Question } from '../search/answer.ts';
import { createSearcher, type Searcher } from '../search/searcher.ts';
import { EmptyCorpusError } from './errors.ts';

/** What a reindex found and changed. */
export interface ReindexReport {
  readonly articles: number;
  readonly paragraphs: number;
  /** Ids of articles that the archive did not have, had otherwise, or has no longer. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly refused: readonly Refusal[];
  readonly milliseconds: number;
}

/** The articles, ready to answer. */
export interface Archive {
  /** Answers from the newest index that was built whole. */
  ask(question: Question): Promise<Answer>;
  /**
   * Reads the corpus again, builds a new index beside the old one, and swaps. While one runs, a
   * second call waits for the same.
   *
   * @throws Whatever reading throws, or {@link EmptyCorpusError}; the old index goes on answering.
   */
  reindex(): Promise<ReindexReport>;
  /** What the last reading found. */
  readonly report: ReindexReport;
}

/** What an archive needs from outside. */
export interface ArchiveOptions {
  readCorpus(): Promise<Corpus>;
  /** The day on which a question is asked. */
  today(): Day;
}

/**
 * Reads the corpus and builds the first index.
 *
 * @throws Whatever `readCorpus` throws, or {@link EmptyCorpusError}.
 */
export async function openArchive({ readCorpus, today }: ArchiveOptions): Promise<Archive> {
  let current = await build(readCorpus, []);
  let running: Promise<ReindexReport> | null = null;

  async function rebuild(): Promise<ReindexReport> {
    current = await build(readCorpus, current.articles);
    return current.report;
  }

  return {
    ask: (question) => current.searcher.search(question, today()),
    reindex: () => {
      running ??= rebuild().finally(() => {
        running = null;
      });
      return running;
    },
    get report() {
      return current.report;
    },
  };
}

interface Snapshot {
  readonly articles: readonly Article[];
  readonly searcher: Searcher;
  readonly report: ReindexReport;
}

async function build(
  readCorpus: () => Promise<Corpus>,
  before: readonly Article[],
): Promise<Snapshot> {
  const started = performance.now();
  const { articles, aliases, refused } = await readCorpus();
  if (articles.length === 0) throw new EmptyCorpusError(refused);
  const searcher = createSearcher(articles, aliases);
  const report: ReindexReport = {
    articles: articles.length,
    paragraphs: articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
    ...changes(before, articles),
    refused,
    milliseconds: performance.now() - started,
  };
  return { articles, searcher, report };
}

function changes(
  before: readonly Article[],
  after: readonly Article[],
): Pick<ReindexReport, 'added' | 'changed' | 'removed'> {
  const old = new Map(before.map((article) => [article.id, article]));
  const kept = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    changed: after
      .filter((article) => old.has(article.id) && !isDeepStrictEqual(old.get(article.id), article))
      .map(({ id }) => id),
    removed: before.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
  };
}
