import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { openEdition } from '../../src/archive/edition.ts';
import {
  CorpusFolderError,
  EditionLostError,
  EmptyCorpusError,
  UnavailableError,
} from '../../src/archive/errors.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { articleFile, corpusFolder, TODAY } from '../support/articles.ts';
import { BUILT, FAULTY, threadArchive, threadEdition } from '../support/threads.ts';

const CORPUS = new URL('../../corpus', import.meta.url).pathname;

const ask = (text: string) => ({ text, limit: 3 });

const calm = '카카오톡 해외 진출?';

/** Several threads are opened, one after the other. */
const SLOW = { timeout: 30_000 };

/** What became of some promises, by the names of their errors. */
const outcomes = async (all: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(all)).map((outcome) =>
    outcome.status === 'fulfilled' ? 'answered' : String(outcome.reason?.name),
  );

test('whatever is asked, a thread answers as this process does', async () => {
  const here = await openEdition({
    readCorpus: () => readCorpus(CORPUS, `${CORPUS}/aliases.yaml`),
    before: null,
  });
  const there = await threadEdition({ module: BUILT });
  expect(there.contents).toEqual(here.contents);
  for (const question of [calm, '카톡 매츌 2023년', 'zkzkdhqodzm cjtskf rPwhk', '한라산 높이']) {
    expect(await there.ask(ask(question), TODAY)).toEqual(await here.ask(ask(question), TODAY));
  }
  const [timeline, listing] = [
    ['카카오모빌리티', 2017, null, TODAY] as const,
    { about: '김범수', year: null, order: 'newest', page: 1, perPage: 8 } as const,
  ];
  expect(await there.timeline(...timeline)).toEqual(await here.timeline(...timeline));
  expect(await there.list(listing)).toEqual(await here.list(listing));
  expect(await there.suggest('question', '카카오뱅', 5)).toEqual(
    await here.suggest('question', '카카오뱅', 5),
  );
  const [titled] = await there.titled('카카오', 1);
  expect([titled]).toEqual(await here.titled('카카오', 1));
  const whole = await there.article(titled?.id ?? '');
  expect(whole).toEqual(await here.article(titled?.id ?? ''));
  expect(await there.twinOf(whole?.paragraphs ?? [])).toBe(titled?.id);
  expect(await there.article('none')).toBeNull();
});

test('the question that a thread is stuck on fails, those behind it may be asked elsewhere', async () => {
  const edition = await threadEdition();
  const asked = ['멈춰', calm, calm].map((text) => edition.ask(ask(text), TODAY));
  expect(await outcomes(asked)).toEqual([
    'UnavailableError',
    'EditionLostError',
    'EditionLostError',
  ]);
  expect(await edition.lost).toMatchObject({ message: 'thread: stuck' });
  await expect(edition.ask(ask(calm), TODAY)).rejects.toThrow(EditionLostError);
});

test('a thread that dies fails the question that it died of at once', async () => {
  const edition = await threadEdition();
  const began = performance.now();
  const asked = ['죽어', calm].map((text) => edition.ask(ask(text), TODAY));
  expect(await outcomes(asked)).toEqual(['UnavailableError', 'EditionLostError']);
  expect(performance.now() - began).toBeLessThan(1_500);
});

test('a thread that waits for something outside is not stuck, and what takes too long makes room', async () => {
  const edition = await threadEdition();
  const asked = Array.from({ length: 9 }, () => edition.ask(ask('기다려'), TODAY));
  expect(new Set(await outcomes(asked))).toEqual(new Set(['UnavailableError']));
  expect((await edition.ask(ask(calm), TODAY)).status).toBe('answered');
});

test('an edition whose index was deleted is lost, and another one answers', async () => {
  const archive = await threadArchive();
  expect(await outcomes([archive.ask(ask('사라져'))])).toEqual(['UnavailableError']);
  expect((await archive.ask(ask(calm))).status).toBe('answered');
  const edition = await threadEdition();
  expect(await outcomes([edition.ask(ask('사라져'), TODAY)])).toEqual(['UnavailableError']);
  expect(await edition.lost).toMatchObject({ message: 'engine: no such index' });
});

test('a call that fails says why, and the thread goes on', async () => {
  const edition = await threadEdition();
  await expect(edition.ask(ask('던져'), TODAY)).rejects.toThrow('searcher: broken');
  await expect(edition.ask(ask('엔진'), TODAY)).rejects.toThrow(UnavailableError);
  expect((await edition.ask(ask(calm), TODAY)).status).toBe('answered');
});

test('too many questions are shed, and a busy thread is not taken for a stuck one', async () => {
  const edition = await threadEdition({ patience: 600 });
  const asked = Array.from({ length: 40 }, (_, i) => edition.ask(ask(`바빠 ${i}`), TODAY));
  const became = await outcomes(asked);
  expect(new Set(became)).toEqual(new Set(['answered', 'UnavailableError']));
  expect(became[0]).toBe('answered');
  await setTimeout(1_000);
  expect((await edition.ask(ask(calm), TODAY)).status).toBe('answered');
});

test('closing waits for what was asked', async () => {
  const edition = await threadEdition();
  const answer = edition.ask(ask('느긋하게'), TODAY);
  await edition.close();
  expect((await answer).question).toBe('느긋하게');
});

test('why nothing can be opened is said here as there', async () => {
  await expect(threadEdition({ corpus: '/no/such/folder' })).rejects.toThrow(CorpusFolderError);
  const folder = await corpusFolder({ 'articles/bad.md': '그냥 글' });
  await expect(threadEdition({ corpus: folder })).rejects.toThrow(EmptyCorpusError);
  await expect(threadEdition({ corpus: folder })).rejects.toMatchObject({
    refused: [{ file: 'articles/bad.md', fault: 'no-front-matter' }],
  });
  await expect(threadEdition({ module: new URL('none.mjs', FAULTY) })).rejects.toThrow('none.mjs');
});

test('progress is told while many articles are read', async () => {
  const files = Array.from({ length: 450 }, (_, i) => [
    `articles/a${i}.md`,
    articleFile({ title: `소식 ${i}` }, `카카오가 ${i}번째 소식을 알렸다.`),
  ]);
  const told: [number, number][] = [];
  await threadEdition({
    corpus: await corpusFolder(Object.fromEntries(files)),
    onProgress: (done, total) => told.push([done, total]),
  });
  expect(told).toEqual([
    [200, 450],
    [400, 450],
  ]);
});

test('an archive opens a new edition for one that is lost, and asks again what was not to blame', async () => {
  const losses: unknown[] = [];
  const archive = await threadArchive({ onLost: (error) => losses.push(error) });
  const asked = ['죽어', calm, '한라산 높이'].map((text) => archive.ask(ask(text)));
  expect(await outcomes(asked)).toEqual(['UnavailableError', 'answered', 'answered']);
  expect(losses).toHaveLength(1);
  expect(await outcomes([archive.ask(ask('죽어'))])).toEqual(['UnavailableError']);
  expect((await archive.ask(ask(calm))).status).toBe('answered');
});

test('while no edition can be opened it is said at once, and tried again only after a while', async () => {
  const folder = await corpusFolder({
    'articles/a.md': articleFile({}, '카카오톡은 2010년에 나왔다.'),
  });
  const losses: unknown[] = [];
  const archive = await threadArchive({ corpus: folder, onLost: (error) => losses.push(error) });
  await rm(`${folder}/articles`, { recursive: true });
  expect(await outcomes([archive.ask(ask('죽어'))])).toEqual(['UnavailableError']);
  expect(await outcomes([archive.ask(ask('카카오톡'))])).toEqual(['UnavailableError']);
  expect(await outcomes([archive.ask(ask('카카오톡'))])).toEqual(['UnavailableError']);
  expect(losses).toHaveLength(2);
  expect(archive.coverage.articles).toBe(1);
});

test('a reindex that fails in its thread leaves the old thread answering', async () => {
  const folder = await corpusFolder({
    'articles/a.md': articleFile({}, '카카오톡은 2010년에 나왔다.'),
  });
  const archive = await threadArchive({ corpus: folder });
  await rm(`${folder}/articles/a.md`);
  await expect(archive.reindex()).rejects.toThrow(EmptyCorpusError);
  expect((await archive.ask(ask('카카오톡 언제 나왔어?'))).passages).toHaveLength(1);
  await writeFile(`${folder}/articles/b.md`, articleFile({}, '픽코마는 2016년에 나왔다.'));
  expect(await archive.reindex()).toMatchObject({ added: ['b'], removed: ['a'] });
});

test('a question that takes memory without end kills the thread alone', SLOW, async () => {
  const losses: unknown[] = [];
  const archive = await threadArchive({ megabytes: 96, onLost: (error) => losses.push(error) });
  const asked = ['터져', calm].map((text) => archive.ask(ask(text)));
  expect(await outcomes(asked)).toEqual(['UnavailableError', 'answered']);
  expect(losses).toMatchObject([{ code: 'ERR_WORKER_OUT_OF_MEMORY' }]);
  expect((await archive.ask(ask(calm))).status).toBe('answered');
});

const one = (id: string) => ({
  [`articles/${id}.md`]: articleFile({}, '카카오톡은 2010년에 나왔다.'),
});

test('a thread that hangs while it opens is given up, the old one goes on', SLOW, async () => {
  const folder = await corpusFolder(one('a'));
  const archive = await threadArchive({ corpus: folder, openingPatience: 2_500 });
  await writeFile(`${folder}/articles/stuck.md`, articleFile({}, '카카오가 멈췄다.'));
  const [stuck, behind] = [archive.reindex(), archive.reindex()];
  expect((await archive.ask(ask('카카오톡 언제 나왔어?'))).passages).toHaveLength(1);
  await expect(stuck).rejects.toThrow('thread: stuck while it opens');
  await rm(`${folder}/articles/stuck.md`);
  await writeFile(`${folder}/articles/b.md`, articleFile({}, '픽코마는 2016년에 나왔다.'));
  expect(await behind).toMatchObject({ added: ['b'] });
});

test.each(['slow', 'waiting'])(
  'a thread that opens for longer than it may be silent, but is alive, is not given up: %s',
  SLOW,
  async (id) => {
    const folder = await corpusFolder(one(id));
    const edition = await threadEdition({ corpus: folder, openingPatience: 2_500 });
    expect(edition.contents.coverage.articles).toBe(1);
  },
);

test('what is no request does the thread no harm, and its sender hears of it', async () => {
  const aliases = `${CORPUS}/aliases.yaml`;
  const data = { corpusDir: CORPUS, sharedAliases: aliases, before: null };
  const worker = new Worker(FAULTY, { workerData: data });
  onTestFinished(async () => {
    await worker.terminate();
  });
  const heard = async (message: unknown): Promise<unknown> => {
    worker.postMessage(message);
    return (await once(worker, 'message'))[0];
  };
  expect((await once(worker, 'message'))[0]).toMatchObject({ kind: 'open' });
  for (const message of [null, 'none', 7, {}, { id: 'a' }]) worker.postMessage(message);
  const request = { call: 'ask', arguments: [ask(calm)] };
  expect(await heard({ id: 1, request })).toMatchObject({ kind: 'failed', id: 1 });
  expect(
    await heard({ id: 2, request: { ...request, arguments: [ask(calm), TODAY] } }),
  ).toMatchObject({
    kind: 'value',
    id: 2,
    value: { status: 'answered' },
  });
});

test('a thread that says what nobody understands is lost', async () => {
  const code = `import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ kind: 'x' });`;
  const module = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  await expect(threadEdition({ module })).rejects.toThrow('thread: not a report');
});
