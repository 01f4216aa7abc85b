import { join } from 'node:path';
import type { Archive } from './archive/archive.ts';
import { type Gaps, NO_GAPS } from './archive/gaps.ts';
import { type Bot, startBot } from './discord/bot.ts';
import { summary } from './discord/errors.ts';
import type { Log } from './discord/log.ts';
import { GatewayClosedError, LoginError } from './discord/login-error.ts';
import { EXIT, StartError } from './ends.ts';
import { openGaps } from './gaps/gaps.ts';
import { createLogger, withoutSecrets } from './logger.ts';
import { createMetrics, watchArchive } from './monitoring/metrics.ts';
import { type Monitoring, PortError, startMonitoring } from './monitoring/server.ts';
import { open } from './open.ts';
import { announceReindex, watchReindexes } from './processes/reindexes.ts';
import { DATA, SHIPPED_CORPUS, version } from './project.ts';
import { secretsOf, type Settings } from './settings.ts';
import { readPageInThread } from './thread/page.ts';
import type { Words } from './words/words.ts';

/** An index that is lost for so long, in milliseconds, may come back with a restart, and only so. */
const LOST = 5 * 60_000;

const { stdout, stderr } = process;

/**
 * Runs the bot on Discord until it is told to end. It stays up, and tries again, while Discord cannot
 * be reached.
 *
 * @throws {@link StartError} when Discord refuses the bot, and whatever opening the archive throws.
 */
export async function serveDiscord(
  settings: Settings & { readonly token: string },
  words: Words,
): Promise<void> {
  const secrets = secretsOf(settings);
  const log = createLogger(settings.logLevel, stderr.isTTY, secrets);
  const say = (stream: NodeJS.WriteStream, text: string) =>
    stream.write(`${withoutSecrets(text, secrets)}\n`);
  // A full disk behind them, or nobody who reads, is no reason to end.
  for (const stream of [stdout, stderr]) stream.removeAllListeners('error').on('error', () => {});
  process.on('unhandledRejection', (error) =>
    log.error(summary(error), 'a fault that nobody took care of'),
  );
  process.on('uncaughtException', (error) => {
    log.fatal(summary(error), 'ending because of a fault');
    process.exit(EXIT.fault);
  });
  const ownVersion = await version();
  const registry = createMetrics({ version: ownVersion });
  let archive: Archive | null = null;
  let bot: Bot | null = null;
  const monitoring = await monitor(settings, words, log, {
    registry,
    isLive: () => archive?.lostAt == null || performance.now() - archive.lostAt < LOST,
    missing: () => [
      ...(archive === null || archive.lostAt !== null ? ['archive'] : []),
      ...(bot === null ? ['discord'] : bot.notReady().map((shard) => `shard ${shard}`)),
    ],
  });
  const gaps = gapsOf(settings, log);
  const end = async (code: number) => {
    try {
      await bot?.stop();
      gaps.close();
    } finally {
      process.exit(code);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'ending');
      void end(0);
    });
  }
  try {
    archive = await openFollowed(settings, words, log, () => void end(EXIT.fault));
    watchArchive(registry, archive);
    bot = await startBot({
      ...settings,
      archive,
      gaps,
      log,
      registry,
      version: ownVersion,
      save: async (article) => {
        const { saveArticle } = await import('./corpus/save-article.ts');
        return saveArticle(settings.corpusDir ?? SHIPPED_CORPUS, article);
      },
      readPage: (page) =>
        readPageInThread(page, { module: new URL('./page-worker.js', import.meta.url) }),
      onUnreachable: (error, pause) => {
        log.warn({ ...summary(error.cause), pause }, 'Discord cannot be reached');
        const wait = words.tryingAgain(Math.ceil(pause / 1000));
        say(stderr, `${words.unreachable(settings.apiUrl, reasonOf(error))} ${wait}`);
      },
      onRefused: (error) => {
        if (error.isFinal) say(stderr, refusal(error, words));
        void end(error.isFinal ? EXIT.settings : EXIT.fault);
      },
      onStuck: () => {
        log.error({}, 'ending, so that the connection to Discord can be made afresh');
        void end(EXIT.fault);
      },
    });
  } catch (error) {
    await archive?.close();
    await monitoring?.close();
    if (error instanceof LoginError) throw new StartError(refusal(error, words), EXIT.settings);
    throw error;
  }
  say(stdout, words.connected(bot.name));
}

/**
 * Opens the archive, and again whenever another process or a signal says so.
 *
 * @param onGone Called when it is lost and cannot be opened for long.
 */
async function openFollowed(
  settings: Settings,
  words: Words,
  log: Log,
  onGone: () => void,
): Promise<Archive> {
  const announcement = join(settings.dataDir ?? DATA, 'reindexed.json');
  const opening = open(settings, words, {
    onReindex: () =>
      void announceReindex(announcement).catch((err: unknown) =>
        log.warn({ err }, 'other processes could not be told of the reindex'),
      ),
    onLost: (err) => {
      log.error({ err }, 'the index was lost; a new one is opened');
      setTimeout(() => void endIfLost(), LOST).unref();
    },
  });
  async function endIfLost(): Promise<void> {
    const { lostAt } = await opening;
    if (lostAt === null || performance.now() - lostAt < LOST) return;
    log.error({}, 'ending, since no index can be opened');
    onGone();
  }
  const follow = () =>
    void opening
      .then((archive) => archive.follow())
      .then(
        ({ articles, paragraphs }) => log.info({ articles, paragraphs }, 'reindexed, as told'),
        (err: unknown) => log.error({ err }, 'reindex failed; the old index goes on answering'),
      );
  watchReindexes(announcement, follow);
  process.on('SIGHUP', follow);
  return opening;
}

/** Opens the port for those who watch over the bot, if one is set. */
async function monitor(
  { httpPort, httpHost }: Settings,
  words: Words,
  log: Log,
  about: Pick<Parameters<typeof startMonitoring>[0], 'registry' | 'isLive' | 'missing'>,
): Promise<Monitoring | null> {
  if (httpPort === null) return null;
  try {
    return await startMonitoring({ port: httpPort, host: httpHost, log, ...about });
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    throw new StartError(words.noPort(error.host, error.port, error.reason));
  }
}

/** The database of questions without an answer; without it the bot goes on. */
function gapsOf({ dataDir, keepQuestions }: Settings, log: Log): Gaps {
  if (!keepQuestions) return NO_GAPS;
  const file = join(dataDir ?? DATA, 'questions.sqlite');
  try {
    return openGaps(file, {
      onDamaged: (aside, err) =>
        log.warn({ err, aside }, 'the database of questions was damaged; it was moved aside'),
      onWaiting: (err) => log.warn({ err }, 'questions could not be kept yet; they wait'),
    });
  } catch (err) {
    log.warn({ err, file }, 'questions without an answer are not kept');
    return NO_GAPS;
  }
}

/** Why Discord takes the bot for good no more. */
function refusal({ isTokenRefused, cause }: LoginError, words: Words): string {
  if (isTokenRefused || !(cause instanceof GatewayClosedError)) return words.tokenRefused;
  return words.refused(cause.code);
}

function reasonOf({ cause }: LoginError): string {
  return cause instanceof Error ? cause.message : String(cause);
}
