import type { Article } from '../../article/article.ts';
import { enlarge } from '../enlarge.ts';
import {
  type Alone,
  type Built,
  type Found,
  NOT_MEASURED,
  type Request,
  requestSchema,
  type RivalName,
} from './messages.ts';
import { analyse, buildOurs } from './ours.ts';
import type { BuildRival, Document } from './rivals/rival.ts';

// The entry of a process of its own, one for each contestant: what it holds and how long it takes
// can be told apart from the others.

/** How many paragraphs are asked for. */
const LIMIT = 10;

type Build = Extract<Request, { kind: 'build' }>;
type Ask = Extract<Request, { kind: 'ask' }>;

interface Contestant {
  readonly build: Built['build'];
  /** Bytes that it holds outside this heap. */
  readonly outside: number;
  ask(request: Ask): Promise<Found>;
  alone(): Promise<Alone>;
  close(): Promise<void>;
}

/** Loaded only here, so that the libraries of the others take no memory. */
const RIVALS: Record<RivalName, () => Promise<BuildRival>> = {
  MiniSearch: async () => (await import('./rivals/minisearch.ts')).buildMiniSearch,
  FlexSearch: async () => (await import('./rivals/flexsearch.ts')).buildFlexSearch,
  'SQLite FTS5': async () => (await import('./rivals/sqlite.ts')).buildSqlite,
  'typed arrays': async () => (await import('./rivals/typed-arrays.ts')).buildTypedArrays,
};

let contestant: Contestant | null = null;

process.on('message', (message) => {
  void respond(requestSchema.parse(message)).then((response) => process.send?.(response));
});

process.once('disconnect', () => {
  void contestant?.close().finally(() => process.exit());
});

async function respond(request: Request): Promise<Built | Found | Alone> {
  if (request.kind === 'build') return build(request);
  if (contestant === null) throw new Error('evaluation: nothing is built that could be asked');
  return request.kind === 'ask' ? contestant.ask(request) : contestant.alone();
}

async function build(request: Build): Promise<Built> {
  const articles = Array.from(enlarge(request.articles, request.size));
  const prepare = await prepared(request);
  const before = heap();
  contestant = await prepare(articles);
  const index = heap() - before + contestant.outside;
  const resident = process.memoryUsage.rss();
  // Counted only now, so that every contestant holds the text while its memory is measured.
  const texts = articles.flatMap(({ paragraphs }) => paragraphs);
  return {
    paragraphs: texts.length,
    characters: texts.reduce((sum, { length }) => sum + length, 0),
    build: contestant.build,
    memory: { index, resident },
  };
}

/** Loads what building needs. */
async function prepared({
  contestant: name,
  aliases,
}: Build): Promise<(articles: readonly Article[]) => Promise<Contestant>> {
  if (name === 'ours') return (articles) => buildOurs(articles, aliases);
  const buildRival = await RIVALS[name]();
  return async (articles) => rivalContestant(buildRival, articles);
}

function rivalContestant(buildRival: BuildRival, articles: readonly Article[]): Contestant {
  const started = performance.now();
  const clock = { analysis: 0 };
  const rival = buildRival(timed(analyse(articles), clock));
  const all = performance.now() - started;
  return {
    build: { all, analysis: clock.analysis, indexing: all - clock.analysis },
    outside: rival.outside ?? 0,
    ask: async ({ wanted }) => {
      if (wanted === null) throw new Error('evaluation: a rival is asked for the terms of ours');
      const start = performance.now();
      const paragraphs = rival.search(wanted, LIMIT);
      return { milliseconds: performance.now() - start, paragraphs, wanted: null };
    },
    alone: async () => NOT_MEASURED,
    close: async () => rival.close(),
  };
}

/** Passes documents on, and adds up how long each took to come. */
function* timed(documents: Iterable<Document>, clock: { analysis: number }): Generator<Document> {
  const iterator = documents[Symbol.iterator]();
  for (;;) {
    const start = performance.now();
    const next = iterator.next();
    clock.analysis += performance.now() - start;
    if (next.done === true) return;
    yield next.value;
  }
}

/** What lives in JavaScript, typed arrays with it, after the garbage is gone. */
function heap(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
