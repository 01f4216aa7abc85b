import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { config } from 'dotenv';
import { z } from 'zod';
import { type Archive, type ArchiveOptions, openArchive } from './archive/archive.ts';
import { CorpusFolderError, EmptyCorpusError, UnavailableError } from './archive/errors.ts';
import { type Gaps, NO_GAPS } from './archive/gaps.ts';
import type { Corpus } from './article/article.ts';
import { twinOf } from './article/similarity.ts';
import { checkCorpus, isCopied } from './corpus/check.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { saveArticle } from './corpus/save-article.ts';
import { type Bot, startBot } from './discord/bot.ts';
import type { Log } from './discord/log.ts';
import { LoginError } from './discord/login-error.ts';
import { bench } from './evaluation/bench.ts';
import { parseJudgements } from './evaluation/judgement.ts';
import { type Collection, measure, relearn } from './evaluation/measure.ts';
import { parseSquad } from './evaluation/squad.ts';
import { openGaps } from './gaps/gaps.ts';
import { decodePage } from './import/decode.ts';
import { type Draft, readPage } from './import/page.ts';
import type { Day } from './korean/periods.ts';
import { createLogger } from './logger.ts';
import { announceReindex, watchReindexes } from './processes/reindexes.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';
import { answerOnce, readAskArguments } from './terminal/ask.ts';
import { chat } from './terminal/chat.ts';
import { importPages, readImportArguments } from './terminal/import.ts';
import { showProgress } from './terminal/progress.ts';
import { openThreadEdition } from './thread/edition.ts';
import { languageOf, WORDS } from './words/languages.ts';
import type { Words } from './words/words.ts';
import type { WorkerSettings } from './worker.ts';

const inProject = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const SHIPPED_CORPUS = inProject('corpus');
const DATA = inProject('data');
const SHIPPED_ALIASES = inProject('corpus/aliases.yaml');
const JUDGEMENTS = ['answerable', 'unanswerable'].map((kind) =>
  inProject(`test/judgements/${kind}.jsonl`),
);
const WEIGHTS = inProject('src/search/weights.ts');

/** A page that takes longer is not coming. */
const FETCH_MILLISECONDS = 20_000;

const VERSION = z
  .object({ version: z.string() })
  .parse(JSON.parse(await readFile(inProject('package.json'), 'utf8'))).version;

const HELP = new Set(['help', '--help', '-h']);

const { env, stdin, stdout, stderr } = process;

async function main(): Promise<void> {
  config({ path: inProject('.env'), quiet: true });
  const words = WORDS[languageOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '')];
  stdout.on('error', endWhenNobodyReads);
  try {
    const settings = readSettings(env);
    const [command = 'start', ...args] = process.argv.slice(2);
    if (command === 'start') await start(settings, words);
    else if (command === 'ask') await ask(args, settings, words);
    else if (command === 'import') await runImport(args, settings, words);
    else if (command === 'check-corpus') await runCheck(args, settings, words);
    else if (command === 'evaluate') await runMeasure(args, settings);
    else if (command === 'learn') await runLearn(args, settings);
    else if (command === 'bench') await runBench(args, settings);
    else if (HELP.has(command)) stdout.write(`${words.usage}\n`);
    else throw new StartError(words.usage);
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
  const archive = await openArchive({
    open: async (before) => {
      const progress = showProgress(stderr, words);
      try {
        return await openThreadEdition({
          module: new URL('./worker.js', import.meta.url),
          data: workerSettings(settings, before),
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

function workerSettings(
  { corpusDir, dataDir, openSearchUrls }: Settings,
  before: WorkerSettings['before'],
): WorkerSettings {
  return {
    corpusDir: corpusDir ?? SHIPPED_CORPUS,
    sharedAliases: SHIPPED_ALIASES,
    cacheFile: join(dataDir ?? DATA, 'analysis.cache'),
    openSearchUrls: [...openSearchUrls],
    before,
  };
}

/** Today in Korea, where the questions are asked and the articles were written. */
function today(): Day {
  const korean = new Date(Date.now() + 9 * 60 * 60 * 1000);
  return {
    year: korean.getUTCFullYear(),
    month: korean.getUTCMonth() + 1,
    day: korean.getUTCDate(),
  };
}

function corpusOf({ corpusDir }: Settings): Promise<Corpus> {
  return readCorpus(corpusDir ?? SHIPPED_CORPUS, SHIPPED_ALIASES);
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
    save: (article) => saveArticle(settings.corpusDir ?? SHIPPED_CORPUS, article),
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

async function runImport(args: readonly string[], settings: Settings, words: Words): Promise<void> {
  const parsed = readImportArguments(args, words);
  const folder = settings.corpusDir ?? SHIPPED_CORPUS;
  const { articles } = await corpusOf(settings);
  const isWhole = await importPages({
    ...parsed,
    read: readSource,
    twinOf: (paragraphs) => twinOf(paragraphs, articles),
    save: (article) => saveArticle(folder, article),
    words,
    input: stdin,
    output: stdout,
  });
  if (!isWhole) process.exitCode = 1;
}

/** Reads a file, an address, or `-` for standard input. */
async function readSource(source: string): Promise<Draft> {
  if (source === '-') return readPage(decodePage(await buffer(stdin)), null);
  if (!/^https?:/iu.test(source)) return readPage(decodePage(await readFile(source)), null);
  const response = await fetch(source, { signal: AbortSignal.timeout(FETCH_MILLISECONDS) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return readPage(decodePage(new Uint8Array(await response.arrayBuffer())), response.url);
}

async function runCheck(args: readonly string[], settings: Settings, words: Words): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { overlap: { type: 'string' } } });
  const report = await checkCorpus(settings.corpusDir ?? SHIPPED_CORPUS, {
    today: today(),
    sharedAliases: SHIPPED_ALIASES,
    originals: values.overlap ?? null,
  });
  stdout.write(`${words.checked(report)}\n`);
  if (report.refused.length + report.remarks.length > 0 || report.overlaps.some(isCopied)) {
    process.exitCode = 1;
  }
}

async function runMeasure(args: readonly string[], settings: Settings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      misses: { type: 'boolean', default: false },
      compare: { type: 'boolean', default: false },
      squad: { type: 'string', multiple: true, default: [] },
    },
  });
  const isNothingNamed = positionals.length === 0 && values.squad.length === 0;
  const files = isNothingNamed ? JUDGEMENTS : positionals;
  for (const collection of await collections(settings, files, values.squad)) {
    stdout.write(`${await measure(collection, { ...values, today: today() })}\n\n`);
  }
}

async function runLearn(args: readonly string[], settings: Settings): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { squad: { type: 'string', multiple: true, default: [] } },
  });
  const [first, ...others] = await collections(settings, JUDGEMENTS, values.squad);
  const source = await relearn(first === undefined ? [] : [first, ...others], today());
  await writeFile(WEIGHTS, source);
  stdout.write(source);
}

async function runBench(args: readonly string[], settings: Settings): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      paragraphs: { type: 'string', default: '1000,10000' },
      squad: { type: 'string', multiple: true, default: [] },
    },
  });
  const sizes = z.array(z.coerce.number().int().positive()).parse(values.paragraphs.split(','));
  const files = values.squad.length === 0 ? JUDGEMENTS : [];
  for (const collection of await collections(settings, files, values.squad)) {
    stdout.write(`${await bench(collection, sizes, today())}\n\n`);
  }
}

/** The judged questions over the archive as one collection, then each SQuAD file as its own. */
async function collections(
  settings: Settings,
  files: readonly string[],
  squadFiles: readonly string[],
): Promise<Collection[]> {
  const { articles, aliases } = await corpusOf(settings);
  const judgements = await Promise.all(
    files.map(async (file) => parseJudgements(file, await readFile(file, 'utf8'))),
  );
  const squads = await Promise.all(
    squadFiles.map(async (file): Promise<Collection> => {
      const squad = parseSquad(file, await readFile(file, 'utf8'));
      return { name: basename(file), aliases: [], ...squad };
    }),
  );
  const name = files.map((file) => basename(file)).join(', ');
  const own = { name, articles, aliases, judgements: judgements.flat() };
  return files.length === 0 ? squads : [own, ...squads];
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
