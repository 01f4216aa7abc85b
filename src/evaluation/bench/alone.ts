import { appendFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { type Archive, openArchive } from '../../archive/archive.ts';
import type { Edition } from '../../archive/edition.ts';
import { ARTICLES } from '../../corpus/read-corpus.ts';
import type { Day } from '../../korean/periods.ts';
import { openThreadEdition } from '../../thread/edition.ts';
import type { WorkerSettings } from '../../worker.ts';
import { ALIASES } from './article-folder.ts';
import type { Alone, Delay } from './messages.ts';

/** What is measured of our search alone, and how. */
export interface AloneOptions {
  /** Writes the archive into a folder; whoever does it leaves no garbage in this process. */
  write(folder: string): Promise<unknown>;
  /** What is asked, one after the other. */
  readonly questions: readonly string[];
  /** Questions that are asked before. */
  readonly warmUp: readonly string[];
  readonly today: Day;
  show(what: string): void;
}

/** The thread, built, from `src` as from `dist`. */
const WORKER = new URL('../../../dist/worker.js', import.meta.url);

/** Of so many openings the fastest counts. */
const TRIES = [1, 2];

/** How long the main thread is watched while nothing happens, in milliseconds. */
const IDLE = 3_000;

/** How long it is watched after a swap, in milliseconds. */
const AFTER_SWAP = 500;

/** At most so long an edition writes its cache, in milliseconds. */
const WRITING = 300_000;

/** How many passages are asked for. */
const LIMIT = 3;

/**
 * Measures how our search starts, and how long it keeps the main thread from its work, with the
 * thread, the files and the cache of the bot. The main thread is that of this process.
 */
export async function measureAlone(options: AloneOptions): Promise<Alone> {
  const { write, show } = options;
  const folder = await mkdtemp(join(tmpdir(), 'kakao-history-bench-'));
  try {
    show('writing articles');
    await write(folder);
    const cache = (name: string) => join(folder, `${name}.cache`);
    show('starting without a cache');
    const colds: number[] = [];
    for (const run of TRIES) colds.push(await timeOpening(folder, cache(`run-${run}`)));
    show('starting with a cache');
    const cacheds: number[] = [];
    for (const run of TRIES) cacheds.push(await timeOpening(folder, cache(`run-${run}`)));
    const live = await measureLive(folder, cache, options);
    return { coldStart: Math.min(...colds), cachedStart: Math.min(...cacheds), ...live };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How long it takes until an edition is open; it is closed when its cache is there. */
async function timeOpening(folder: string, cacheFile: string): Promise<number> {
  const start = performance.now();
  const edition = await openIn(folder, cacheFile, null);
  const milliseconds = performance.now() - start;
  await written(cacheFile, 0);
  await edition.close();
  return milliseconds;
}

/** What is measured of an archive that is open. */
async function measureLive(
  folder: string,
  cache: (name: string) => string,
  { questions, warmUp, today, show }: AloneOptions,
): Promise<Pick<Alone, 'reindex' | 'delays'>> {
  let cacheFile = cache('run-1');
  let newest: Edition | undefined;
  const hooks = { onOpening: () => {}, onOpen: () => {}, onClosed: () => {} };
  const archive = await openArchive({
    open: async (before) => {
      hooks.onOpening();
      const edition = await openIn(folder, cacheFile, before);
      hooks.onOpen();
      newest = edition;
      const close = () => edition.close().then(() => hooks.onClosed());
      return { ...edition, close };
    },
    today: () => today,
  });
  const ask = async (text: string) => newest?.ask({ text, limit: LIMIT }, today);
  try {
    show('one article anew');
    const reindexes: number[] = [];
    for (const run of TRIES) {
      await changeOne(folder, run);
      const before = await modified(cacheFile);
      const start = performance.now();
      await archive.reindex();
      reindexes.push(performance.now() - start);
      await written(cacheFile, before);
    }
    show('the main thread, idle');
    const watchIdle = watchDelays();
    await setTimeout(IDLE);
    const idle = watchIdle();
    show('the main thread while questions are answered');
    // Not by way of the archive, which knows the answers that it has given.
    for (const question of warmUp) await ask(question);
    const watchAnswering = watchDelays();
    for (const question of questions) await ask(question);
    const answering = watchAnswering();
    show('the main thread while all is indexed');
    cacheFile = cache('live');
    const { indexing, swapping } = await watchReindex(archive, hooks);
    await written(cacheFile, 0);
    return { reindex: Math.min(...reindexes), delays: { idle, indexing, swapping, answering } };
  } finally {
    await archive.close();
  }
}

/** Called while an archive is read again. */
interface Hooks {
  onOpening: () => void;
  onOpen: () => void;
  /** The old edition is gone. */
  onClosed: () => void;
}

async function watchReindex(
  archive: Archive,
  hooks: Hooks,
): Promise<Pick<Alone['delays'], 'indexing' | 'swapping'>> {
  const watched = new Promise<Pick<Alone['delays'], 'indexing' | 'swapping'>>((resolve) => {
    hooks.onOpening = () => {
      const watchIndexing = watchDelays();
      hooks.onOpen = () => {
        const indexing = watchIndexing();
        const watchSwapping = watchDelays();
        hooks.onClosed = () => {
          void setTimeout(AFTER_SWAP).then(() => resolve({ indexing, swapping: watchSwapping() }));
        };
      };
    };
  });
  await archive.reindex();
  return watched;
}

async function openIn(
  corpusDir: string,
  cacheFile: string,
  before: WorkerSettings['before'],
): Promise<Edition> {
  const sharedAliases = join(corpusDir, ALIASES);
  const data: WorkerSettings = { corpusDir, sharedAliases, cacheFile, openSearchUrls: [], before };
  const { length: articles } = await readdir(join(corpusDir, ARTICLES));
  return openThreadEdition({ module: WORKER, data, articles });
}

/** Adds a paragraph to an article. */
async function changeOne(folder: string, run: number): Promise<void> {
  const [first = ''] = await readdir(join(folder, ARTICLES));
  await appendFile(join(folder, ARTICLES, first), `\n${run}번째로 바뀐 문단이다.\n`);
}

/** Waits until a file was written after a time. */
async function written(file: string, after: number): Promise<void> {
  const start = performance.now();
  while ((await modified(file)) <= after) {
    if (performance.now() - start > WRITING) throw new Error(`evaluation: ${file} is not written`);
    await setTimeout(50);
  }
}

/** When a file was written; 0 if there is none. */
async function modified(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

/** Watches from now on until the result is asked for; of less than a millisecond there is none. */
function watchDelays(): () => Delay {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  return () => {
    histogram.disable();
    if (histogram.count === 0) return { p99: 0, longest: 0 };
    return { p99: histogram.percentile(99) / 1e6, longest: histogram.max / 1e6 };
  };
}
