import type { ReindexReport } from '../archive/archive.ts';
import type { Coverage } from '../archive/edition.ts';
import type { Gap } from '../archive/gaps.ts';
import type { CheckReport, Citation, Refusal } from '../article/article.ts';
import type { PublicationDate } from '../article/publication-date.ts';
import type { DownloadFault } from '../import/errors.ts';
import type { Answer, Passage } from '../search/answer.ts';
import type { Order } from '../search/arrange.ts';
import type { EventDate } from '../search/timeline.ts';
import type { BadSetting } from '../settings.ts';

/** Everything that the bot says in its own words. */
export interface Words {
  date(date: PublicationDate): string;
  /**
   * Publisher, author, date, place in the article, form, and how many others say the same, in that
   * order, without the title.
   */
  citation(passage: Pick<Passage, 'article' | 'paragraph' | 'of' | 'same'>): string[];
  title(article: Citation): string;
  readonly original: string;
  /** How a question was read, where that is not plain; `null` where it is. */
  readAs(answer: Pick<Answer, 'corrections' | 'rewordings' | 'periods'>): string | null;
  readonly weak: string;
  readonly none: string;
  /** Publisher, author, date and form of an article. */
  source(article: Citation): string[];
  /** What the archive covers, in a sentence. */
  covers(coverage: Coverage): string;
  readonly emptyQuestion: string;
  readonly orders: Readonly<Record<Order, string>>;
  readonly allYears: string;
  onlyYear(year: number): string;
  readonly readOn: string;
  readonly earlier: string;
  readonly later: string;
  readonly delete: string;
  readonly oldButton: string;
  readonly noArticle: string;
  readonly notYours: string;
  /** What a timeline spans: first and last year, entries. */
  timeline(from: number | null, to: number | null, entries: number): string;
  /** The years without an entry, both included. */
  gap(from: number, to: number): string;
  /** The month and day of something; `''` where only the year is known. */
  monthAndDay(date: EventDate): string;
  readonly noTimeline: string;
  readonly unhelpful: string;
  readonly thanks: string;
  /** To somebody else who calls an answer unhelpful. */
  readonly onlyAskerCounts: string;
  readonly gapsHeading: string;
  readonly noGaps: string;
  readonly gaps: Readonly<Record<Gap, string>>;
  /** How the bot is doing, line by line. */
  status(status: Status): string;
  readonly reindexing: string;
  /** How many articles of how many are read. */
  progress(done: number, total: number): string;
  readonly allSources: string;
  /** How many articles are listed, of which year, in which order. */
  sources(count: number, year: number | null, order: string): string;
  readonly noSources: string;
  readonly read: string;
  /** The text of the help: what can be asked, what is covered, where answers come from. */
  helpCard(coverage: Coverage): string;
  /** Questions that have answers, as long as a button at most. */
  readonly examples: readonly string[];
  readonly addBot: string;

  readonly notAdmin: string;
  /** When to ask again, in seconds: someone, or everyone of a server together, asked too much. */
  tooFast(wait: number): string;
  tooManyHere(wait: number): string;
  /** The bot has more to do than it can do in a moment. */
  readonly busy: string;
  /** Why an answer comes by direct message. */
  readonly notAllowedThere: string;
  readonly failed: string;
  /** Nothing can be looked up just now. */
  readonly unavailable: string;
  readonly unknownCommand: string;
  reindexed(report: ReindexReport): string;
  readonly reindexFailed: string;
  noFolder(folder: string): string;
  readonly noArticles: string;
  refusedFiles(count: number): string;
  refusal(refusal: Refusal): string;

  readonly prompt: string;
  readonly noToken: string;
  archive(articles: number, paragraphs: number): string;
  readonly help: string;
  readonly usage: string;
  badLimit(value: string): string;

  readonly imports: ImportWords;
  /** What `npm run preview` says in the terminal; its page has words of its own. */
  readonly preview: {
    readonly starting: string;
    ready(url: string): string;
    noPort(port: number): string;
    ended(written: string): string;
    readonly notInstalled: string;
    readonly noBrowser: string;
  };
  /** What a check of the corpus found, line by line. */
  checked(report: CheckReport): string;

  setting(setting: BadSetting): string;
  connected(name: string): string;
  readonly tokenRefused: string;
  unreachable(url: string, reason: string): string;
  /** The port for monitoring cannot be opened. */
  noPort(host: string, port: number, reason: string): string;
  /** In how many seconds the bot tries again to connect. */
  tryingAgain(wait: number): string;
  /** Discord refuses for good, with the code of the gateway. */
  refused(code: number): string;
}

/** How the bot is doing; times in milliseconds unless said otherwise. */
export interface Status {
  readonly version: string;
  /** In seconds. */
  readonly uptime: number;
  readonly articles: number;
  readonly paragraphs: number;
  readonly indexedAt: Date;
  /** In bytes. */
  readonly memory: number;
  /** The time to Discord and back. */
  readonly ping: number;
  readonly questions: number;
  readonly refused: number;
  readonly faults: number;
  readonly p50: number | null;
  readonly p95: number | null;
}

/** What is said while a page becomes an article. */
export interface ImportWords {
  paragraphs(count: number): string;
  twin(id: string): string;
  readonly rights: string;
  /** Beside the rights, where the operator can say that the text is a retelling. */
  readonly retell: string;
  /** Above what was read of a page. */
  readonly heading: string;
  /** The name of a field, and what stands for one that is not known. */
  name(field: string): string;
  readonly unknown: string;
  /** What must be filled in before a page can be saved. */
  incomplete(fields: readonly string[]): string;
  ask(field: string): string;
  readonly agree: string;
  /** The name of a field in a form. */
  label(field: string): string;
  readonly save: string;
  readonly edit: string;
  readonly drop: string;
  readonly notAPage: string;
  /** Why a page did not come. */
  readonly downloads: Readonly<Record<DownloadFault, string>>;
  notFetched(reason: string): string;
  readonly unreadablePage: string;
  readonly expired: string;
  savedAndIndexed(file: string): string;
  readonly needsYes: string;
  readonly left: string;
  saved(file: string): string;
  exists(file: string): string;
  /** The folder cannot be written, for a reason such as `ENOSPC`. */
  cannotSave(reason: string): string;
  notSaved(missing: readonly string[]): string;
  badField(field: string, value: string): string;
  unreadable(source: string, reason: string): string;
}
