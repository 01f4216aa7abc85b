import { Registry } from 'prom-client';
import { expect, onTestFinished } from 'vitest';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { openEdition } from '../../src/archive/edition.ts';
import type { Gaps } from '../../src/archive/gaps.ts';
import type { Corpus } from '../../src/article/article.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { saveArticle } from '../../src/corpus/save-article.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import type { Patience } from '../../src/discord/connection.ts';
import type { Log } from '../../src/discord/log.ts';
import type { LoginError } from '../../src/discord/login-error.ts';
import type { Sharding } from '../../src/discord/shards.ts';
import { openGaps } from '../../src/gaps/gaps.ts';
import type { Draft } from '../../src/import/page.ts';
import { type Discord, type DiscordOptions, startDiscord } from '../../src/local-discord/server.ts';
import { readPageInThread } from '../../src/thread/page.ts';
import { TODAY } from './articles.ts';

const SHIPPED_CORPUS = new URL('../../corpus', import.meta.url).pathname;
/** The thread of the built program that reads a page: `npm test` builds it first. */
const PAGE_WORKER = new URL('../../dist/page-worker.js', import.meta.url);

const SHIPPED_ALIASES = new URL('../../corpus/aliases.yaml', import.meta.url).pathname;

/** The bot, connected to a local Discord, with what it logged. */
export interface Connected<On = Discord> {
  readonly discord: On;
  readonly bot: Bot;
  readonly archive: Archive;
  readonly logged: readonly LoggedLine[];
}

export interface LoggedLine {
  readonly level: keyof Log;
  readonly message: string;
  readonly details: object;
}

export interface ConnectOptions extends Sharding {
  readonly corpus?: string;
  /** Reads the corpus, in place of reading it at once. */
  readCorpus?(read: () => Promise<Corpus>): Promise<Corpus>;
  /** In place of one that is read in this process. */
  readonly archive?: Archive;
  readonly gaps?: Gaps;
  /** In place of the thread of the built program that reads a page. */
  readonly readPage?: (page: Uint8Array) => Promise<Draft>;
  readonly adminUserIds?: readonly string[];
  readonly server?: DiscordOptions;
  /** Called before the bot connects. */
  prepare?(discord: Discord): void;
  readonly patience?: Partial<Patience>;
  onRefused?(error: LoginError): void;
  onUnreachable?(error: LoginError, pause: number): void;
  onStuck?(): void;
}

/**
 * Starts a local Discord and the real bot on it. When the test ends both are stopped, and no request
 * of the bot may have broken a rule of Discord's.
 */
export async function connect(options: ConnectOptions = {}): Promise<Connected> {
  const discord = await startDiscord(options.server);
  onTestFinished(async () => {
    await discord.close();
    expect(discord.violations).toEqual([]);
  });
  options.prepare?.(discord);
  return connectTo(discord, options);
}

/** Starts the real bot, as another process would, on a local Discord; it is stopped when the test ends. */
export async function connectTo<On extends Pick<Discord, 'token' | 'apiUrl'>>(
  discord: On,
  options: Omit<ConnectOptions, 'server' | 'prepare'> = {},
): Promise<Connected<On>> {
  const read = () => readCorpus(options.corpus ?? SHIPPED_CORPUS, SHIPPED_ALIASES);
  const readAgain = () => options.readCorpus?.(read) ?? read();
  const archive =
    options.archive ??
    (await openArchive({
      open: (before) => openEdition({ readCorpus: readAgain, before }),
      today: () => TODAY,
    }));
  const { log, logged } = recordingLog();
  const gaps = options.gaps ?? openGaps(':memory:');
  const bot = await startBot({
    token: discord.token,
    apiUrl: discord.apiUrl,
    adminUserIds: options.adminUserIds ?? [],
    archive,
    gaps,
    readPage: options.readPage ?? ((page) => readPageInThread(page, { module: PAGE_WORKER })),
    save: (article) => saveArticle(options.corpus ?? SHIPPED_CORPUS, article),
    version: '1.2.3',
    log,
    shards: options.shards ?? 'auto',
    shardCount: options.shardCount ?? null,
    registry: new Registry(),
    ...(options.patience && { patience: options.patience }),
    onRefused: options.onRefused ?? (() => {}),
    onUnreachable: options.onUnreachable ?? (() => {}),
    onStuck: options.onStuck ?? (() => {}),
  });
  onTestFinished(async () => {
    await bot.stop();
    gaps.close();
  });
  return { discord, bot, archive, logged };
}

/** A log that a test can read. */
export function recordingLog(): { readonly log: Log; readonly logged: readonly LoggedLine[] } {
  const logged: LoggedLine[] = [];
  const at = (level: keyof Log) => (details: object, message: string) => {
    logged.push({ level, message, details });
  };
  return {
    log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
    logged,
  };
}
