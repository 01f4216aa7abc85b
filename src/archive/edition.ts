import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Article, Citation, Corpus, Refusal } from '../article/article.ts';
import type { PublicationDate } from '../article/publication-date.ts';
import { characterPairs, SAME, similarity } from '../article/similarity.ts';
import type { Day } from '../korean/periods.ts';
import { type AnalysedArticle, analyse } from '../search/analysis.ts';
import type { Answer, Question } from '../search/answer.ts';
import { createMiniSearchIndex } from '../search/minisearch-index.ts';
import { createNumbering, type Numbering } from '../search/numbering.ts';
import type { ParagraphIndex } from '../search/paragraph-index.ts';
import { createParagraphStore, type ParagraphStore } from '../search/paragraph-store.ts';
import { heading, searcherOf } from '../search/searcher.ts';
import { createSuggester, type Suggester } from '../search/suggest.ts';
import type { TimelineYear } from '../search/timeline.ts';
import { EmptyCorpusError } from './errors.ts';

/** What an archive covers. */
export interface Coverage {
  readonly articles: number;
  readonly paragraphs: number;
  readonly oldest: PublicationDate;
  readonly newest: PublicationDate;
  /** What most articles are about, the commonest first. */
  readonly topics: readonly string[];
}

/** What an edition has that the one before had not, by the ids of the articles; of the first, nothing. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What is known of an edition as soon as it is open. */
export interface Contents {
  readonly coverage: Coverage;
  readonly changes: Changes;
  readonly refused: readonly Refusal[];
  /** For the next edition to tell what changed: the id and the digest of every article, as JSON. */
  readonly digests: Uint8Array<ArrayBuffer>;
}

/** What suggestions are for. */
export type Suggestion = 'question' | 'topic' | 'about';

/** Which articles are listed. */
export interface Listing {
  /** A publisher, a topic or a person; `null`: all. */
  readonly about: string | null;
  /** `null`: all years. */
  readonly year: number | null;
  readonly order: 'newest' | 'oldest';
  /** From 0; past the end is the last page. */
  readonly page: number;
  readonly perPage: number;
}

/** One page of a list of articles. */
export interface ListedPage {
  /** How many articles there are on all pages. */
  readonly total: number;
  /** From 0. */
  readonly page: number;
  readonly articles: readonly Citation[];
}

/**
 * One reading of the corpus, indexed and ready to answer. It never changes: a new reading is a new
 * edition. Any call may throw {@link EditionLostError} or {@link UnavailableError}.
 */
export interface Edition {
  readonly contents: Contents;
  ask(question: Question, today: Day): Promise<Answer>;
  /** What happened with a topic, year by year, between two years if they are given. */
  timeline(
    topic: string,
    from: number | null,
    to: number | null,
    today: Day,
  ): Promise<TimelineYear[]>;
  /** A page of the list of articles. */
  list(listing: Listing): Promise<ListedPage>;
  /** What someone is about to type; for a question both topics and titles. */
  suggest(what: Suggestion, typed: string, limit: number): Promise<string[]>;
  /** The articles whose title someone is about to type. */
  titled(typed: string, limit: number): Promise<Citation[]>;
  /** The id of an article that says the same as some paragraphs, or `null`. */
  twinOf(paragraphs: readonly string[]): Promise<string | null>;
  /** An article, or `null` when there is none of this id. */
  article(id: string): Promise<Article | null>;
  /** Resolves, with the reason, when it can answer no more although nobody closed it. */
  readonly lost: Promise<unknown>;
  /** Lets go of all it holds; what was asked before is answered still. */
  close(): Promise<void>;
}

/** Analyses articles. */
export interface Analyser {
  analyse(article: Article): AnalysedArticle;
  /** By which the forms of what it analyses are numbered. */
  readonly numbering: Numbering;
}

function createAnalyser(): Analyser {
  const numbering = createNumbering();
  return { numbering, analyse: (article) => analyse(article, numbering) };
}

/** What an edition is made of. */
export interface EditionOptions {
  readCorpus(): Promise<Corpus>;
  /** By default every article is analysed afresh. */
  readonly analyser?: Analyser;
  /**
   * Puts the paragraphs into an index; by default with MiniSearch.
   *
   * @param fingerprint Tells these articles from any others, in hexadecimal digits.
   */
  createIndex?(store: ParagraphStore, fingerprint: string): Promise<ParagraphIndex>;
  /** The digests of the edition before; `null` when there is none. */
  readonly before: Uint8Array<ArrayBuffer> | null;
  /** Called now and then with how many articles of how many are analysed. */
  onProgress?(done: number, total: number): void;
}

/** So many topics are enough to choose from. */
const MOST_TOPICS = 100;

/** So much of a text, in characters, tells which articles may say the same. */
const LOOKED_UP = 20_000;

/** After so many articles progress is told. */
const STEP = 200;

/**
 * Reads the corpus and indexes it.
 *
 * @throws Whatever `readCorpus` throws, or {@link EmptyCorpusError}.
 */
export async function openEdition(options: EditionOptions): Promise<Edition> {
  const { readCorpus, before, analyser = createAnalyser() } = options;
  const { articles, aliases, refused } = await readCorpus();
  const coverage = coverageOf(articles);
  if (coverage === null) throw new EmptyCorpusError(refused);
  const store = createParagraphStore(
    analysed(articles, analyser, options.onProgress),
    analyser.numbering,
  );
  const digests = articles.map((article): Digest => [article.id, digestOf(article)]);
  const written = new TextEncoder().encode(JSON.stringify(digests));
  const fingerprint = createHash('sha256').update(written).digest('hex');
  const index = await (options.createIndex?.(store, fingerprint) ?? createMiniSearchIndex(store));
  const contents: Contents = {
    coverage,
    changes: changesSince(before, digests),
    refused,
    digests: written,
  };
  const headings = articles.map(heading);
  const searcher = searcherOf({ headings, aliases, lexicon: store.lexicon, index });
  const numbers = new Map(articles.map(({ id }, number) => [id, number]));
  const citations = headings.map(({ citation }) => citation);
  const { topics } = coverage;
  const titles = citations.map(({ title }) => title);
  const people = citations.flatMap(({ publisher, author }) => [publisher, author ?? []].flat());
  const suggesters: Record<Suggestion | 'title', Suggester> = {
    question: createSuggester([...topics, ...titles]),
    topic: createSuggester(topics),
    about: createSuggester([...topics, ...people]),
    title: createSuggester(titles),
  };
  return {
    contents,
    // In this process it is lost with the process alone.
    lost: new Promise(() => {}),
    ask: searcher.search,
    timeline: searcher.timeline,
    list: async (listing) => pageOf(citations, listing),
    suggest: async (what, typed, limit) => suggesters[what](typed, limit),
    titled: async (typed, limit) =>
      suggesters
        .title(typed, limit)
        .flatMap((title) => citations.find((citation) => citation.title === title) ?? []),
    twinOf: async (paragraphs) => {
      const text = paragraphs.join(' ');
      const pairs = characterPairs(text);
      for (const number of await searcher.alike(text.slice(0, LOOKED_UP))) {
        // A page can be as long as a book; others are answered in between.
        await setImmediate();
        const others = characterPairs((await index.paragraphsOf(number)).join(' '));
        if (similarity(pairs, others) >= SAME) return citations[number]?.id ?? null;
      }
      return null;
    },
    article: async (id) => {
      const number = numbers.get(id) ?? -1;
      const citation = citations[number];
      if (citation === undefined) return null;
      return { ...citation, paragraphs: await index.paragraphsOf(number) };
    },
    close: () => index.close(),
  };
}

function* analysed(
  articles: readonly Article[],
  analyser: Analyser,
  onProgress: EditionOptions['onProgress'],
): Generator<AnalysedArticle> {
  for (const [i, article] of articles.entries()) {
    yield analyser.analyse(article);
    if ((i + 1) % STEP === 0) onProgress?.(i + 1, articles.length);
  }
}

function pageOf(citations: readonly Citation[], listing: Listing): ListedPage {
  const { about, year, order, perPage } = listing;
  const sign = order === 'oldest' ? 1 : -1;
  const found = citations
    .filter(({ publisher, author, topics, published }) => {
      const isOfYear = year === null || published.year === year;
      return isOfYear && (about === null || [publisher, author, ...topics].includes(about));
    })
    .toSorted((a, b) => (a.published.edtf < b.published.edtf ? -sign : sign));
  const page = Math.min(listing.page, Math.max(0, Math.ceil(found.length / perPage) - 1));
  const articles = found.slice(page * perPage, (page + 1) * perPage);
  return { total: found.length, page, articles };
}

/** What some articles cover; `null` when there are none. */
function coverageOf(articles: readonly Article[]): Coverage | null {
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
      .slice(0, MOST_TOPICS)
      .map(([topic]) => topic),
  };
}

const digestSchema = z.array(z.tuple([z.string(), z.string()]));

type Digest = z.infer<typeof digestSchema>[number];

/** Enough of a digest to tell two versions of one article apart. */
const DIGEST_LENGTH = 16;

/** What an article is told apart by, in an order of their own: that of the object is not fixed. */
const DIGESTED = [
  'title',
  'titleIsOurs',
  'publisher',
  'author',
  'published',
  'edtf',
  'url',
  'topics',
  'form',
  'paragraphs',
];

function digestOf(article: Article): string {
  const hash = createHash('sha1').update(JSON.stringify(article, DIGESTED));
  return hash.digest('base64').slice(0, DIGEST_LENGTH);
}

function changesSince(before: Uint8Array<ArrayBuffer> | null, after: readonly Digest[]): Changes {
  if (before === null) return { added: [], changed: [], removed: [] };
  const old = new Map(digestSchema.parse(JSON.parse(new TextDecoder().decode(before))));
  const kept = new Set(after.map(([id]) => id));
  return {
    added: after.filter(([id]) => !old.has(id)).map(([id]) => id),
    changed: after
      .filter(([id, digest]) => old.has(id) && old.get(id) !== digest)
      .map(([id]) => id),
    removed: Array.from(old.keys()).filter((id) => !kept.has(id)),
  };
}
