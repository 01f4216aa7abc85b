import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Edition, openEdition } from '../../src/archive/edition.ts';
import type { Article } from '../../src/article/article.ts';
import { openAnalysisCache } from '../../src/cache/analysis-cache.ts';
import { announceReindex, watchReindexes } from '../../src/processes/reindexes.ts';
import { TODAY } from '../support/articles.ts';
import { check, PATIENCE } from './cases.ts';
import { shipped } from './shipped.ts';
import { share } from './texts.ts';

const ANALYSER = 'v1';
const QUESTIONS = ['카카오톡 해외 진출?', '카카오뱅크 첫날 계좌', '2021년 카카오 매출', '김범수'];

const articles = shipped.articles.slice(0, 8);
const contentOf = (article: Article) => Buffer.from(JSON.stringify(article));

let folder = '';
let written = Buffer.alloc(0);
let answers: unknown = null;

/** Opens an edition with the cache in a file, as a start does, and says how many it found there. */
async function open(file: string): Promise<{ edition: Edition; found: number }> {
  const cache = openAnalysisCache(file, ANALYSER);
  let found = 0;
  const known = articles.map((article) => {
    const content = contentOf(article);
    const kept = cache.find(article.id, content);
    if (kept !== null) found++;
    if (kept === null) cache.keep(article.id, content, article);
    return kept ?? article;
  });
  const corpus = { articles: known, aliases: shipped.aliases, refused: [] };
  const edition = await openEdition({
    readCorpus: async () => corpus,
    analyser: cache,
    before: null,
  });
  await cache.save();
  return { edition, found };
}

const answersOf = ({ article, ask, contents }: Edition) =>
  Promise.all([
    ...QUESTIONS.map((text) => ask({ text, limit: 5 }, TODAY)),
    ...articles.map(({ id }) => article(id)),
  ]).then((said) => ({ contents, said }));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fuzz-'));
  const { edition } = await open(join(folder, 'whole.cache'));
  answers = await answersOf(edition);
  written = await readFile(join(folder, 'whole.cache'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const damage = fc.record({
  kind: fc.constantFrom(
    'flip',
    'flip',
    'flip',
    'cut',
    'drop',
    'double',
    'swap',
    'insert',
    'shuffle',
  ),
  at: share,
  to: share,
  byte: fc.integer({ min: 1, max: 255 }),
  bytes: fc.uint8Array({ maxLength: 40 }),
});

type Damage = typeof damage extends fc.Arbitrary<infer One> ? One : never;

/** Damages a file as disks, two writers and editors do. */
function damaged(bytes: Buffer, { kind, at, to, byte, bytes: added }: Damage): Buffer {
  const start = Math.floor(Math.min(at, to) * bytes.length);
  const end = Math.floor(Math.max(at, to) * bytes.length);
  const copy = Buffer.from(bytes);
  const lines = bytes.toString('latin1').split('\n');
  const first = Math.floor(at * lines.length);
  const second = Math.floor(to * lines.length);
  const joined = (all: readonly string[]) => Buffer.from(all.join('\n'), 'latin1');
  if (kind === 'flip') {
    if (start < copy.length) copy[start] = (copy[start] ?? 0) ^ byte;
    return copy;
  }
  if (kind === 'cut') return copy.subarray(0, end);
  if (kind === 'drop') return joined(lines.toSpliced(first, 1));
  if (kind === 'double')
    return joined(lines.toSpliced(second, 0, ...lines.slice(first, first + 1)));
  if (kind === 'swap') return joined(lines.toSpliced(first, 1, lines[second] ?? ''));
  if (kind === 'shuffle') return joined([lines[0] ?? '', ...lines.slice(1).toReversed()]);
  return Buffer.concat([copy.subarray(0, start), added, copy.subarray(start)]);
}

test('a damaged cache opens, answers as none does, and is whole again', PATIENCE, () =>
  check({ test: 25, fuzz: 1_000 }, fc.array(damage, { maxLength: 4 }), async (damages) => {
    const file = join(folder, 'damaged.cache');
    await writeFile(file, damages.reduce(damaged, written));
    const { edition } = await open(file);
    expect(await answersOf(edition)).toEqual(answers);
    const again = await open(file);
    expect(again.found).toBe(articles.length);
    expect(await answersOf(again.edition)).toEqual(answers);
  }),
);

test('what changed between two editions is told article by article', PATIENCE, () =>
  check(
    { test: 25, fuzz: 1_000 },
    fc.array(fc.constantFrom('same', 'added', 'removed', 'changed', 'neither'), {
      minLength: articles.length,
      maxLength: articles.length,
    }),
    async (fates) => {
      const having = (...some: string[]) =>
        articles.filter((_, i) => some.includes(fates[i] ?? 'neither'));
      const ids = (some: readonly Article[]) => some.map(({ id }) => id);
      const before = having('same', 'removed', 'changed');
      const after = having('same', 'added', 'changed').map((article) =>
        having('changed').includes(article)
          ? { ...article, paragraphs: [...article.paragraphs, '새 문단.'] }
          : article,
      );
      if (before.length === 0 || after.length === 0) return;
      const opened = async (some: readonly Article[], digests: Uint8Array<ArrayBuffer> | null) =>
        openEdition({
          readCorpus: async () => ({ articles: some, aliases: [], refused: [] }),
          before: digests,
        });
      const first = await opened(before, null);
      const second = await opened(after, structuredClone(first.contents.digests));
      expect(second.contents.changes).toEqual({
        added: ids(having('added')),
        changed: ids(having('changed')),
        removed: ids(having('removed')),
      });
    },
  ),
);

test(
  'whatever stands in the file of an announcement, it is watched and written anew',
  PATIENCE,
  () =>
    check(
      { test: 30, fuzz: 1_000 },
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.json().map((json) => Buffer.from(json)),
        fc
          .record({
            at: fc.oneof(fc.string(), fc.date().map(String)),
            by: fc.oneof(fc.uuid(), fc.string()),
          })
          .map((one) => Buffer.from(JSON.stringify(one))),
      ),
      async (bytes) => {
        const file = join(folder, 'reindexed.json');
        await writeFile(file, bytes);
        let calls = 0;
        const stop = watchReindexes(file, () => calls++);
        await announceReindex(file);
        stop();
        expect(calls).toBe(0);
        expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ by: expect.any(String) });
      },
    ),
);
