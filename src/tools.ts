import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { codeOf } from './archive/errors.ts';
import type { Corpus } from './article/article.ts';
import { twinOf } from './article/similarity.ts';
import { checkCorpus, isCopied } from './corpus/check.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { saveArticle } from './corpus/save-article.ts';
import { StartError } from './ends.ts';
import { bench } from './evaluation/bench/bench.ts';
import type { BenchFigures } from './evaluation/bench/figures.ts';
import { contestantSchema } from './evaluation/bench/messages.ts';
import { createProgress } from './evaluation/bench/progress.ts';
import { benchTable } from './evaluation/bench/table.ts';
import { parseJudgements } from './evaluation/judgement.ts';
import { type Collection, measure, relearn } from './evaluation/measure.ts';
import { parseSquad } from './evaluation/squad.ts';
import { decodePage } from './import/decode.ts';
import { download } from './import/download.ts';
import { DownloadError } from './import/errors.ts';
import { type Draft, readPage } from './import/page.ts';
import {
  JUDGEMENTS,
  PAGE,
  PICTURES,
  SHIPPED_ALIASES,
  SHIPPED_CORPUS,
  today,
  WEIGHTS,
} from './project.ts';
import type { Settings } from './settings.ts';
import { importPages, readImportArguments } from './terminal/import.ts';
import { localeOf } from './words/language.ts';
import type { Words } from './words/words.ts';

/** A page that takes longer is not coming, and a larger one holds something else than an article. */
const DOWNLOAD = { bytes: 10 * 2 ** 20, milliseconds: 20_000 };

/** Of what the bot wrote before it ended, so many lines are shown. */
const MOST_LINES = 20;

/** Where the preview is found, if nothing else is said. */
const PREVIEW_PORT = 4242;

const { env, stdin, stdout, stderr } = process;

type Tool = (args: readonly string[], settings: Settings, words: Words) => Promise<void>;

/** What an editor or a developer runs beside the bot, by the name of its command. */
export const TOOLS: ReadonlyMap<string, Tool> = new Map<string, Tool>([
  ['import', runImport],
  ['check-corpus', runCheck],
  ['evaluate', runMeasure],
  ['learn', runLearn],
  ['bench', runBench],
  ['soak', runSoak],
  ['preview', runPreview],
  ['pictures', runPictures],
]);

async function runImport(args: readonly string[], settings: Settings, words: Words): Promise<void> {
  const parsed = readImportArguments(args, words);
  const folder = settings.corpusDir ?? SHIPPED_CORPUS;
  const { articles } = await corpusOf(settings);
  const isWhole = await importPages({
    ...parsed,
    read: (source) => readSource(source, words),
    twinOf: (paragraphs) => twinOf(paragraphs, articles),
    save: (article) =>
      saveArticle(folder, article).catch((cause: unknown) => {
        throw new Error(words.imports.cannotSave(codeOf(cause)), { cause });
      }),
    words,
    input: stdin,
    output: stdout,
  });
  if (!isWhole) process.exitCode = 1;
}

/** Reads a file, an address, or `-` for standard input. */
async function readSource(source: string, words: Words): Promise<Draft> {
  if (source === '-') return readPage(decodePage(await buffer(stdin)), null);
  if (!/^https?:/iu.test(source)) return readPage(decodePage(await readFile(source)), null);
  try {
    const { bytes, url } = await download(source, DOWNLOAD);
    return readPage(decodePage(bytes), url);
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error;
    const reason = `${words.imports.downloads[error.fault]}, ${error.message}`;
    throw new Error(reason, { cause: error });
  }
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
      size: { type: 'string', default: '1000,10000,100000' },
      questions: { type: 'string' },
      only: { type: 'string' },
      json: { type: 'string' },
      squad: { type: 'string', multiple: true, default: [] },
    },
  });
  const positive = z.coerce.number().int().positive();
  const sizes = z.array(positive).parse(values.size.split(','));
  const questions = values.questions === undefined ? null : positive.parse(values.questions);
  const only = z
    .array(contestantSchema)
    .nullable()
    .parse(values.only?.split(',') ?? null);
  const files = values.squad.length === 0 ? JUDGEMENTS : [];
  const all: BenchFigures[] = [];
  for (const collection of await collections(settings, files, values.squad)) {
    const figures = await bench(collection, {
      sizes,
      questions,
      only,
      nodes: settings.openSearchUrls,
      today: today(),
      progress: createProgress(stderr),
    });
    all.push(figures);
    stdout.write(`${benchTable(figures)}\n\n`);
  }
  if (values.json !== undefined) {
    await writeFile(values.json, `${JSON.stringify(all, null, 2)}\n`);
  }
}

async function runSoak(args: readonly string[], settings: Settings): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '5' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      rate: { type: 'string' },
      kills: { type: 'string' },
    },
  });
  const positive = z.coerce.number().positive();
  const [minutes, seed] = [positive.parse(values.minutes), positive.parse(values.seed)];
  // A local Discord comes with the tools of developers, which a bot in use does not have.
  const { soakInFlood, soakInKills, soakInStorm } = await import('./evaluation/soak/soak.ts');
  const { floodLines, isFloodSound, isStormSound, killLines, stormLines } =
    await import('./evaluation/soak/report.ts');
  const [own] = await collections(settings, JUDGEMENTS, []);
  const progress = createProgress(stderr);
  const options = {
    corpus: settings.corpusDir ?? SHIPPED_CORPUS,
    questions: own?.judgements.map(({ question }) => question) ?? [],
    seed,
    onProgress: (done: number, all: number) => progress.show(`seed ${seed}`, done, all),
  };
  const [lines, isSound] = await soak();
  progress.end();
  stdout.write(`seed ${seed}\n${lines}\n`);
  if (!isSound) process.exitCode = 1;

  async function soak(): Promise<[lines: string, isSound: boolean]> {
    if (values.kills !== undefined) {
      const report = await soakInKills({ ...options, kills: positive.parse(values.kills) });
      return [killLines(report), report.faults.length === 0];
    }
    if (values.rate !== undefined) {
      const rate = positive.parse(values.rate);
      const report = await soakInFlood({ ...options, minutes, rate });
      return [floodLines(report), isFloodSound(report)];
    }
    const report = await soakInStorm({ ...options, minutes });
    return [stormLines(report), isStormSound(report)];
  }
}

async function runPreview(
  args: readonly string[],
  settings: Settings,
  words: Words,
): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { port: { type: 'string' } } });
  const ports = z.coerce.number().int().min(0).max(65_535);
  const { data: port } = ports.safeParse(values.port ?? PREVIEW_PORT);
  if (port === undefined) throw new StartError(words.usage);
  const { startPreview } = await developersOwn(import('./preview/preview.ts'), words);
  const { BotEndedError } = await import('./trial/bot-process.ts');
  const told = new Promise<null>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve(null));
    }
  });
  stdout.write(`${words.preview.starting}\n`);
  const corpus = settings.corpusDir ?? SHIPPED_CORPUS;
  const starting = startPreview({ corpus, page: PAGE, port, locale: localeOf(env) });
  const preview = await Promise.race([starting, told]).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') throw new StartError(words.noFolder(corpus));
    if (codeOf(cause) === 'EADDRINUSE') throw new StartError(words.preview.noPort(port));
    if (cause instanceof BotEndedError)
      throw new StartError(words.preview.ended(tail(cause.written)));
    throw cause;
  });
  if (preview === null) {
    // Told to end before it was ready, which the bot is told too.
    await starting.then(({ close }) => close()).catch(() => null);
    return;
  }
  stdout.write(`${words.preview.ready(preview.url)}\n`);
  const written = await Promise.race([told, preview.ended]);
  await preview.close();
  if (written !== null) throw new StartError(words.preview.ended(tail(written)));
}

/** The last lines of what the bot wrote. */
function tail(written: string): string {
  return written.trimEnd().split('\n').slice(-MOST_LINES).join('\n');
}

/**
 * What comes with the packages of developers, which a bot in use does not have.
 *
 * @throws StartError when they are not installed.
 */
function developersOwn<Module>(loading: Promise<Module>, words: Words): Promise<Module> {
  return loading.catch((cause: unknown) => {
    if (codeOf(cause) !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new StartError(words.preview.notInstalled);
  });
}

async function runPictures(
  args: readonly string[],
  settings: Settings,
  words: Words,
): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { all: { type: 'string' } } });
  const { takeAllPictures, takeReadmePictures } = await developersOwn(
    import('./preview/pictures/pictures.ts'),
    words,
  );
  const { findBrowser } = await import('./preview/pictures/browser.ts');
  const browser = findBrowser();
  if (browser === null) throw new StartError(words.preview.noBrowser);
  const options = {
    corpus: settings.corpusDir ?? SHIPPED_CORPUS,
    page: PAGE,
    browser,
    folder: values.all ?? PICTURES,
    onPicture: (file: string) => stdout.write(`${file}\n`),
  };
  await (values.all === undefined ? takeReadmePictures(options) : takeAllPictures(options));
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

function corpusOf({ corpusDir }: Settings): Promise<Corpus> {
  return readCorpus(corpusDir ?? SHIPPED_CORPUS, SHIPPED_ALIASES);
}
