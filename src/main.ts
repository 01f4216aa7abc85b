import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { config } from 'dotenv';
import { z } from 'zod';
import { type Archive, type ArchiveOptions, openArchive } from './archive/archive.ts';
import { CorpusFolderError, EmptyCorpusError, UnavailableError } from './archive/errors.ts';
import { type Gaps, NO_GAPS } from './archive/gaps.ts';
import { type Bot, startBot } from './discord/bot.ts';
import type { Log } from './discord/log.ts';
import { LoginError } from './discord/login-error.ts';
import { openGaps } from './gaps/gaps.ts';
import { createLogger } from './logger.ts';
import { announceReindex, watchReindexes } from './processes/reindexes.ts';
import { DATA, DOTENV, PACKAGE, SHIPPED_ALIASES, SHIPPED_CORPUS, today } from './project.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';
import { answerOnce, readAskArguments } from './terminal/ask.ts';
import { chat } from './terminal/chat.ts';
import { showProgress } from './terminal/progress.ts';
import { openThreadEdition } from './thread/edition.ts';
import { languageOf, WORDS } from './words/languages.ts';
import type { Words } from './words/words.ts';
import type { WorkerSettings } from './worker.ts';

const VERSION = z
  .object({ version: z.string() })
  .parse(JSON.parse(await readFile(PACKAGE, 'utf8'))).version;

const HELP = new Set(['help', '--help', '-h']);

const { env, stdin, stdout, stderr } = process;

async function main(): Promise<void> {
  config({ path: DOTENV, quiet: true });
  const words = WORDS[languageOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '')];
  stdout.on('error', endWhenNobodyReads);
  try {
    const settings = readSettings(env);
    const [command = 'start', ...args] = process.argv.slice(2);
    if (command === 'start') await start(settings, words);
    else if (command === 'ask') await ask(args, settings, words);
    else if (HELP.has(command)) stdout.write(`${words.usage}\n`);
    else {
      // Loaded only here: a bot that runs for months has no use for them.
      const { TOOLS } = await import('./tools.ts');
      const tool = TOOLS.get(command);
      if (tool === undefined) throw new StartError(words.usage);
      await tool(args, settings, words);
    }
  } catch (error) {
    stderr.write(`${explain(error, words)}\n`);
    process.exitCode = 1;
  }
}

/** Opens the archive in a thread of its own; what cannot be read is named. */
async function open(
  settings: Settings,
  words: Words,
  { onReindex, onLost }: Pick<ArchiveOptions, 'onReindex' | 'onLost'> = {},
): Promise<Archive> {
  // `npm start` keeps the heap of this thread small, by a flag that would count for the others too.
  setFlagsFromString('--max-semi-space-size=0');
  const archive = await openArchive({
    open: async (before) => {
      const progress = showProgress(stderr, words);
      try {
        return await openThreadEdition({
          module: new URL('./worker.js', import.meta.url),
          data: workerSettings(settings, before),
          articles: await countArticles(settings.corpusDir ?? SHIPPED_CORPUS),
          onProgress: progress.show,
        });
      } finally {
        progress.end();
      }
    },
    today,
    ...(onReindex && { onReindex }),
    ...(onLost && { onLost }),
  });
  for (const refusal of archive.report.refused) stderr.write(`${words.refusal(refusal)}\n`);
  return archive;
}

/** About how many articles a corpus has; of a folder that cannot be read, 0. */
async function countArticles(corpus: string): Promise<number> {
  const files = await readdir(join(corpus, 'articles')).catch(() => []);
  return files.length;
}

function cacheFile({ dataDir }: Settings): string {
  return join(dataDir ?? DATA, 'analysis.cache');
}

function workerSettings(settings: Settings, before: WorkerSettings['before']): WorkerSettings {
  return {
    corpusDir: settings.corpusDir ?? SHIPPED_CORPUS,
    sharedAliases: SHIPPED_ALIASES,
    cacheFile: cacheFile(settings),
    openSearchUrls: [...settings.openSearchUrls],
    before,
  };
}

async function start(settings: Settings, words: Words): Promise<void> {
  const { token, apiUrl, adminUserIds, logLevel } = settings;
  if (token === null) {
    stdout.write(`${words.noToken}\n`);
    const archive = await open(settings, words);
    const { articles, paragraphs } = archive.report;
    stdout.write(`${words.archive(articles, paragraphs)}\n\n`);
    await chat({ ask: archive.ask, words, input: stdin, output: stdout, environment: env });
    await archive.close();
    return;
  }
  let bot: Bot | null = null;
  const log = createLogger(logLevel, stderr.isTTY);
  const gaps = gapsOf(settings, log);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'ending');
      void Promise.resolve(bot?.stop()).finally(() => {
        gaps.close();
        process.exit(0);
      });
    });
  }
  const announcement = join(settings.dataDir ?? DATA, 'reindexed.json');
  const opening = open(settings, words, {
    onReindex: () =>
      void announceReindex(announcement).catch((err: unknown) =>
        log.warn({ err }, 'other processes could not be told of the reindex'),
      ),
    onLost: (err) => log.error({ err }, 'the index was lost; a new one is opened'),
  });
  const follow = () =>
    void opening
      .then((archive) => archive.follow())
      .then(
        ({ articles, paragraphs }) => log.info({ articles, paragraphs }, 'reindexed, as told'),
        (err: unknown) => log.error({ err }, 'reindex failed; the old index goes on answering'),
      );
  watchReindexes(announcement, follow);
  process.on('SIGHUP', follow);
  const archive = await opening;
  const onInvalidated = () => {
    stderr.write(`${words.invalidated}\n`);
    process.exit(1);
  };
  bot = await startBot({
    token,
    apiUrl,
    adminUserIds,
    archive,
    shards: settings.shards,
    shardCount: settings.shardCount,
    gaps,
    save: async (article) => {
      const { saveArticle } = await import('./corpus/save-article.ts');
      return saveArticle(settings.corpusDir ?? SHIPPED_CORPUS, article);
    },
    version: VERSION,
    log,
    onInvalidated,
  }).catch(async (error: unknown) => {
    await archive.close();
    throw error instanceof LoginError ? new StartError(loginFault(error, apiUrl, words)) : error;
  });
  stdout.write(`${words.connected(bot.name)}\n`);
}

/** The database of questions without an answer; without it the bot goes on. */
function gapsOf({ dataDir, keepQuestions }: Settings, log: Log): Gaps {
  if (!keepQuestions) return NO_GAPS;
  const file = join(dataDir ?? DATA, 'questions.sqlite');
  try {
    return openGaps(file);
  } catch (err) {
    log.warn({ err, file }, 'questions without an answer are not kept');
    return NO_GAPS;
  }
}

async function ask(args: readonly string[], settings: Settings, words: Words): Promise<void> {
  const parsed = readAskArguments(args, words);
  if (parsed.questions.length === 0 && stdin.isTTY) throw new StartError(words.usage);
  const archive = await open(settings, words);
  const streams = { input: stdin, output: stdout, environment: env };
  await answerOnce({ ...parsed, ...streams, ask: archive.ask, words });
  await archive.close();
}

/** Nobody reads on, as behind `| head`: that is no fault. */
function endWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}

/** Something that is said as it is and ends the program. */
class StartError extends Error {
  override readonly name = 'StartError';
}

function loginFault({ cause, isTokenRefused }: LoginError, apiUrl: string, words: Words): string {
  if (isTokenRefused) return words.tokenRefused;
  return words.unreachable(apiUrl, cause instanceof Error ? cause.message : String(cause));
}

function explain(error: unknown, words: Words): string {
  if (error instanceof SettingsError) return error.settings.map(words.setting).join('\n');
  if (error instanceof UnavailableError) return words.unavailable;
  if (error instanceof CorpusFolderError) return words.noFolder(error.folder);
  if (error instanceof EmptyCorpusError) {
    return [words.noArticles, ...error.refused.map(words.refusal)].join('\n');
  }
  return error instanceof Error ? error.message : String(error);
}

await main();
