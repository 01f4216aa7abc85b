import type { AliasGroup, Article } from '../../article/article.ts';
import { enlarge } from '../enlarge.ts';
import { timed } from './clock.ts';
import type { Archive, Built, Done, Found, FoundOnCurve, Request, RivalName } from './messages.ts';
import { requestSchema } from './messages.ts';
import type { OursOnCurve } from './on-curve.ts';
import { documentsOf } from './rivals/documents.ts';
import type { BuildRival } from './rivals/rival.ts';

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
  ask(request: Ask): Promise<Omit<Found, 'best'>>;
  close(): Promise<void>;
}

// All are loaded only when they are needed, so that those of the others take no memory.
const RIVALS: Record<RivalName, () => Promise<BuildRival>> = {
  MiniSearch: async () => (await import('./rivals/minisearch.ts')).buildMiniSearch,
  FlexSearch: async () => (await import('./rivals/flexsearch.ts')).buildFlexSearch,
  'SQLite FTS5': async () => (await import('./rivals/sqlite.ts')).buildSqlite,
  'typed arrays': async () => (await import('./rivals/typed-arrays.ts')).buildTypedArrays,
};

let contestant: Contestant | null = null;
let texts: readonly string[] = [];
let onCurve: OursOnCurve | null = null;

process.on('message', (message) => {
  void respond(requestSchema.parse(message)).then((response) => process.send?.(response));
});

process.once('disconnect', () => {
  void Promise.resolve(contestant?.close()).finally(() => process.exit());
});

async function respond(request: Request): Promise<Built | Found | FoundOnCurve | Done> {
  switch (request.kind) {
    case 'build':
      return build(request);
    case 'ask':
      return ask(request);
    case 'write': {
      const { writeArticles } = await import('./article-folder.ts');
      await writeArticles(request.folder, enlarged(request), request.aliases);
      return { done: true };
    }
    case 'build-curve': {
      const { buildOnCurve } = await import('./on-curve.ts');
      onCurve = buildOnCurve(enlarged(request), request.aliases);
      return { done: true };
    }
    case 'ask-curve':
      if (onCurve === null) throw new Error('evaluation: no curve is built that could be asked');
      return onCurve.ask(request);
  }
}

function enlarged({ articles, size }: Archive): Article[] {
  return Array.from(enlarge(articles, size));
}

async function build(request: Build): Promise<Built> {
  const articles = enlarged(request);
  const prepare = await prepared(request);
  const before = heap();
  contestant = await prepare(articles, request.aliases);
  const index = heap() - before + contestant.outside;
  const resident = process.memoryUsage.rss();
  // Taken only now, so that every contestant holds the same text while its memory is measured.
  texts = articles.flatMap(({ paragraphs }) => paragraphs);
  return {
    paragraphs: texts.length,
    characters: texts.reduce((sum, { length }) => sum + length, 0),
    build: contestant.build,
    memory: { index, resident },
  };
}

async function ask(request: Ask): Promise<Found> {
  if (contestant === null) throw new Error('evaluation: nothing is built that could be asked');
  const found = await contestant.ask(request);
  const [paragraph] = found.paragraphs;
  const best = paragraph === undefined ? null : { paragraph, text: texts[paragraph] ?? '' };
  return { ...found, best };
}

type Prepared = (
  articles: readonly Article[],
  aliases: readonly AliasGroup[],
) => Promise<Contestant>;

/** Loads what building needs. */
async function prepared({ contestant: name, nodes }: Build): Promise<Prepared> {
  if (name === 'ours') return (await import('./ours.ts')).buildOurs;
  if (name === 'ours on OpenSearch') {
    const { buildOursOnOpenSearch } = await import('./ours.ts');
    return (articles, aliases) => buildOursOnOpenSearch(articles, aliases, nodes);
  }
  const buildRival = await RIVALS[name]();
  return async (articles) => rivalContestant(buildRival, articles);
}

function rivalContestant(buildRival: BuildRival, articles: readonly Article[]): Contestant {
  const started = performance.now();
  const clock = { milliseconds: 0 };
  const rival = buildRival(timed(documentsOf(articles), clock));
  const all = performance.now() - started;
  return {
    build: { all, analysis: clock.milliseconds, indexing: all - clock.milliseconds },
    outside: rival.outside ?? 0,
    ask: async ({ wanted }) => {
      if (wanted === null) throw new Error('evaluation: a rival is asked for the terms of ours');
      const start = performance.now();
      const paragraphs = rival.search(wanted, LIMIT);
      const milliseconds = performance.now() - start;
      return { milliseconds, paragraphs, status: null, wanted: null };
    },
    close: async () => rival.close(),
  };
}

/** What lives in JavaScript, typed arrays with it, after the garbage is gone. */
function heap(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
