import { isDeepStrictEqual } from 'node:util';
import type { Article, Citation, Corpus, Refusal } from '../article/article.ts';
import type { PublicationDate } from '../article/publication-date.ts';
import { twinOf } from '../article/similarity.ts';
import type { Day } from '../korean/periods.ts';
import type { Answer, Question } from '../search/answer.ts';
import { createSearcher, type Searcher } from '../search/searcher.ts';
import { createSuggester, type Suggester } from '../search/suggest.ts';
import type { TimelineYear } from '../search/timeline.ts';
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
  /** When it was done. */
  readonly at: Date;
}

/** What an archive covers. */
export interface Coverage {
  readonly articles: number;
  readonly paragraphs: number;
  readonly oldest: PublicationDate;
  readonly newest: PublicationDate;
  /** What most articles are about, the commonest first. */
  readonly topics: readonly string[];
}

/** What suggestions are for. */
export type Suggestion = 'question' | 'topic' | 'about' | 'title';

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
  /** What happened with a topic, year by year, between two years if they are given. */
  timeline(topic: string, from: number | null, to: number | null): Promise<TimelineYear[]>;
  /** Where every article comes from. */
  sources(): Promise<readonly Citation[]>;
  /** What someone is about to type; for a question both topics and titles. */
  suggest(what: Suggestion, typed: string, limit: number): Promise<string[]>;
  /** The id of an article that says the same as some paragraphs, or `null`. */
  twinOf(paragraphs: readonly string[]): Promise<string | null>;
  /** An article, or `null` when there is none of this id. */
  article(id: string): Promise<Article | null>;
  /** What the newest index covers. */
  readonly coverage: Coverage;
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
    timeline: (topic, from, to) => current.searcher.timeline(topic, from, to, today()),
    sources: async () => current.articles.map(({ paragraphs, ...known }) => known),
    suggest: async (what, typed, limit) => current.suggesters[what](typed, limit),
    twinOf: async (paragraphs) => twinOf(paragraphs, current.articles),
    article: async (id) => current.articles.find((article) => article.id === id) ?? null,
    get coverage() {
      return current.coverage;
    },
    get report() {
      return current.report;
    },
  };
}

interface Snapshot {
  readonly articles: readonly Article[];
  readonly searcher: Searcher;
  readonly coverage: Coverage;
  readonly suggesters: Readonly<Record<Suggestion, Suggester>>;
  readonly report: ReindexReport;
}

async function build(
  readCorpus: () => Promise<Corpus>,
  before: readonly Article[],
): Promise<Snapshot> {
  const started = performance.now();
  const { articles, aliases, refused } = await readCorpus();
  const covered = coverage(articles);
  if (covered === null) throw new EmptyCorpusError(refused);
  const searcher = createSearcher(articles, aliases);
  const report: ReindexReport = {
    articles: covered.articles,
    paragraphs: covered.paragraphs,
    ...changes(before, articles),
    refused,
    milliseconds: performance.now() - started,
    at: new Date(),
  };
  return {
    articles,
    searcher,
    coverage: covered,
    suggesters: suggesters(articles, covered),
    report,
  };
}

function suggesters(articles: readonly Article[], { topics }: Coverage): Snapshot['suggesters'] {
  const titles = articles.map(({ title }) => title);
  const people = articles.flatMap(({ publisher, author }) => [publisher, author ?? []].flat());
  return {
    question: createSuggester([...topics, ...titles]),
    topic: createSuggester(topics),
    about: createSuggester([...topics, ...people]),
    title: createSuggester(titles),
  };
}

/** What some articles cover; `null` when there are none. */
function coverage(articles: readonly Article[]): Coverage | null {
  const dates = articles
    .map(({ published }) => published)
    .toSorted((a, b) => (a.edtf < b.edtf ? -1 : 1));
  const [oldest] = dates;
  const newest = dates.at(-1);
  if (oldest === undefined || newest === undefined) return null;
  const counts = new Map<string, number>();
  for (const topic of articles.flatMap(({ topics }) => topics)) {
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return {
    articles: articles.length,
    paragraphs: articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
    oldest,
    newest,
    topics: Array.from(counts)
      .toSorted(([, a], [, b]) => b - a)
      .map(([topic]) => topic),
  };
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
