import { setTimeout } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Article, Citation, Refusal } from '../article/article.ts';
import type { Day } from '../korean/periods.ts';
import type { Answer, Question } from '../search/answer.ts';
import type { TimelineYear } from '../search/timeline.ts';
import type { Changes, Coverage, Edition, ListedPage, Listing, Suggestion } from './edition.ts';
import { EditionLostError, UnavailableError } from './errors.ts';

/** What a reindex found and changed. */
export interface ReindexReport extends Changes {
  readonly articles: number;
  readonly paragraphs: number;
  readonly refused: readonly Refusal[];
  readonly milliseconds: number;
  /** When it was done. */
  readonly at: Date;
}

/** The articles, ready to answer. Where nothing can, calls throw {@link UnavailableError}. */
export interface Archive {
  /** Answers from the newest edition. */
  ask(question: Question): Promise<Answer>;
  /**
   * Opens a new edition beside the old one, and swaps. A call while one opens is followed by one more,
   * the same for all such calls, since the corpus may be read already.
   *
   * @throws Whatever opening throws; the old edition goes on answering.
   */
  reindex(): Promise<ReindexReport>;
  /** Reindexes because someone else did: as {@link reindex}, but nobody is told. */
  follow(): Promise<ReindexReport>;
  /** What happened with a topic, year by year, between two years if they are given. */
  timeline(topic: string, from: number | null, to: number | null): Promise<TimelineYear[]>;
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
  /** What the newest edition covers. */
  readonly coverage: Coverage;
  /** What the last reading found. */
  readonly report: ReindexReport;
  /** Since when no edition is open, by `performance.now()`; `null` while one is. */
  readonly lostAt: number | null;
  /** Lets go of all it holds; nothing may be asked any more. */
  close(): Promise<void>;
}

/** What an archive needs from outside. */
export interface ArchiveOptions {
  /**
   * Reads the corpus and indexes it.
   *
   * @param before The digests of the edition before; `null` when there is none.
   */
  open(before: Uint8Array<ArrayBuffer> | null): Promise<Edition>;
  /** The day on which a question is asked. */
  today(): Day;
  /** Called after a reindex, for others that read the same corpus. */
  onReindex?(): void;
  /** Called when an edition is lost, and when none can be opened in its place. */
  onLost?(error: unknown): void;
}

/** So many answers are kept: people turn pages, and ask what others have asked. */
const ANSWERS = 256;

/** How long a question waits for a new edition when the old one is lost, in milliseconds. */
const PATIENCE = 2_000;

/** After opening has failed it is not tried again for so long, in milliseconds. */
const PAUSE = 5_000;

/** But after so long it is, even if nobody asks. */
const LONG_PAUSE = 60_000;

/**
 * Opens the first edition.
 *
 * @throws Whatever opening throws.
 */
export async function openArchive(options: ArchiveOptions): Promise<Archive> {
  const { open, today, onReindex, onLost } = options;
  const answers = new LRUCache<string, Promise<Answer>>({ max: ANSWERS });
  const started = performance.now();
  let current: Edition | null = null;
  let newest = await open(null);
  let report = reportOn(newest, started);
  /** The opening of a new edition; there is one at a time, and at most one that waits for it. */
  let opening: Promise<ReindexReport> | null = null;
  let waiting: Promise<ReindexReport> | null = null;
  let failedAt = -Infinity;
  let isClosed = false;
  let lostAt: number | null = null;
  adopt(newest);

  function adopt(edition: Edition): void {
    const old = current;
    current = edition;
    newest = edition;
    lostAt = null;
    answers.clear();
    void old?.close();
    void edition.lost.then((reason) => {
      if (current !== edition || isClosed) return;
      current = null;
      lostAt = performance.now();
      onLost?.(reason);
      recover();
    });
  }

  function recover(): void {
    if (opening !== null || performance.now() - failedAt < PAUSE) return;
    follow().catch((error: unknown) => {
      failedAt = performance.now();
      onLost?.(error);
      // Nobody may ask for long.
      void setTimeout(LONG_PAUSE, null, { ref: false }).then(() => {
        if (current === null && !isClosed) recover();
      });
    });
  }

  async function present(): Promise<Edition> {
    if (current === null) {
      recover();
      const opened = opening?.catch(() => null) ?? null;
      await Promise.race([opened, setTimeout(PATIENCE, null, { ref: false })]);
    }
    if (current === null) throw new UnavailableError('archive: no edition is open');
    return current;
  }

  /** Asks the newest edition, and once more its successor when it is lost before it answers. */
  async function from<Value>(call: (edition: Edition) => Promise<Value>): Promise<Value> {
    try {
      return await call(await present());
    } catch (error) {
      if (!(error instanceof EditionLostError)) throw error;
    }
    try {
      return await call(await present());
    } catch (error) {
      if (!(error instanceof EditionLostError)) throw error;
      throw new UnavailableError('archive: two editions were lost', { cause: error });
    }
  }

  function follow(): Promise<ReindexReport> {
    if (opening === null) {
      opening = reopen().finally(() => {
        opening = null;
      });
      return opening;
    }
    // The one that is opening may have read the corpus already.
    waiting ??= opening
      .catch(() => null)
      .then(() => {
        waiting = null;
        return follow();
      });
    return waiting;
  }

  async function reopen(): Promise<ReindexReport> {
    const begun = performance.now();
    const edition = await open(newest.contents.digests);
    if (isClosed) {
      await edition.close();
      throw new UnavailableError('archive: it is closed');
    }
    adopt(edition);
    report = reportOn(edition, begun);
    return report;
  }

  return {
    ask: (question) => {
      const day = today();
      const key = JSON.stringify([question.text, question.limit, day]);
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer = from((edition) => edition.ask(question, day));
      answers.set(key, answer);
      answer.catch(() => {
        if (answers.peek(key) === answer) answers.delete(key);
      });
      return answer;
    },
    reindex: async () => {
      const done = await follow();
      onReindex?.();
      return done;
    },
    follow,
    timeline: (topic, since, until) =>
      from((edition) => edition.timeline(topic, since, until, today())),
    list: (listing) => from((edition) => edition.list(listing)),
    suggest: (what, typed, limit) => from((edition) => edition.suggest(what, typed, limit)),
    titled: (typed, limit) => from((edition) => edition.titled(typed, limit)),
    twinOf: (paragraphs) => from((edition) => edition.twinOf(paragraphs)),
    article: (id) => from((edition) => edition.article(id)),
    get coverage() {
      return newest.contents.coverage;
    },
    get report() {
      return report;
    },
    get lostAt() {
      return lostAt;
    },
    close: async () => {
      isClosed = true;
      await current?.close();
    },
  };
}

function reportOn({ contents }: Edition, started: number): ReindexReport {
  const { coverage, changes, refused } = contents;
  return {
    articles: coverage.articles,
    paragraphs: coverage.paragraphs,
    ...changes,
    refused,
    milliseconds: performance.now() - started,
    at: new Date(),
  };
}
