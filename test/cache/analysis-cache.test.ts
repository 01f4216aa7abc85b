import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEdition } from '../../src/archive/edition.ts';
import { openAnalysisCache } from '../../src/cache/analysis-cache.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { articleFile, corpusFolder, TODAY } from '../support/articles.ts';
import { CAN_MOUNT, smallDisk } from '../support/disks.ts';

const CORPUS = new URL('../../corpus', import.meta.url).pathname;
const ALIASES = `${CORPUS}/aliases.yaml`;

/** Opens an edition with a cache, and says how many articles were found in it. */
async function open(corpus: string, file: string, analyser = 'v1') {
  const cache = openAnalysisCache(file, analyser);
  let found = 0;
  const memory = {
    ...cache,
    find: (id: string, content: Uint8Array) => {
      const known = cache.find(id, content);
      if (known !== null) found++;
      return known;
    },
  };
  const edition = await openEdition({
    readCorpus: () => readCorpus(corpus, ALIASES, memory),
    analyser: cache,
    before: null,
  });
  await cache.save();
  return { edition, found };
}

const three = () =>
  corpusFolder({
    'articles/a.md': articleFile({}, '카카오톡은 2010년 3월에 나왔다.', '이용자가 4천만 명이다.'),
    'articles/b.md': articleFile({ title: '픽코마' }, '픽코마는 일본에서 1위다.'),
    'articles/c.md': articleFile({}, '카카오뱅크는 2017년에 문을 열었다.'),
  });

test('what was analysed once is not analysed again, and answers the same', async () => {
  const folder = await corpusFolder({});
  const file = join(folder, 'data', 'analysis.cache');
  const first = await open(CORPUS, file);
  const second = await open(CORPUS, file);
  expect([first.found, second.found]).toEqual([0, first.edition.contents.coverage.articles]);
  expect(second.edition.contents).toEqual(first.edition.contents);
  for (const text of ['카카오톡 해외 진출?', '카카오뱅크 첫날 계좌', '카톡 매츌 2023년']) {
    const question = { text, limit: 5 };
    expect(await second.edition.ask(question, TODAY)).toEqual(
      await first.edition.ask(question, TODAY),
    );
  }
  expect(await readdir(join(folder, 'data'))).toEqual(['analysis.cache']);
});

test('only what changed is analysed, and what is gone leaves the file', async () => {
  const folder = await three();
  const file = join(folder, 'analysis.cache');
  await open(folder, file);
  await writeFile(join(folder, 'articles/b.md'), articleFile({}, '픽코마는 프랑스로 갔다.'));
  const { edition, found } = await open(folder, file);
  expect(found).toBe(2);
  const [passage] = (await edition.ask({ text: '픽코마 프랑스', limit: 1 }, TODAY)).passages;
  expect(passage?.text).toBe('픽코마는 프랑스로 갔다.');
  expect(await readFile(file, 'utf8')).not.toContain('일본');
  expect((await open(folder, file)).found).toBe(3);
});

test('the same text under another name is another article', async () => {
  const folder = await three();
  const file = join(folder, 'analysis.cache');
  await open(folder, file);
  const content = await readFile(join(folder, 'articles/a.md'));
  await writeFile(join(folder, 'articles/d.md'), content);
  const { edition, found } = await open(folder, file);
  expect(found).toBe(3);
  expect((await edition.article('d'))?.id).toBe('d');
});

test.each([
  ['of another analyser', (text: string) => text, 'v2', 0],
  ['with a damaged first line', (text: string) => text.replace('v1', 'v0'), 'v1', 0],
  ['with a damaged article', (text: string) => text.replace('픽코마는', '픽코미는'), 'v1', 1],
  ['without an article', (text: string) => text.split('\n').toSpliced(1, 1).join('\n'), 'v1', 0],
  ['cut off in the middle of a line', (text: string) => text.slice(0, -40), 'v1', 2],
  ['that is empty', () => '', 'v1', 0],
  ['of noise', () => '\u0000\n\uFFFF\n{}\n'.repeat(9), 'v1', 0],
])('a file %s is as if it were not there, from there on', async (_, spoil, analyser, expected) => {
  const folder = await three();
  const file = join(folder, 'analysis.cache');
  await open(folder, file);
  await writeFile(file, spoil(await readFile(file, 'utf8')));
  const { edition, found } = await open(folder, file, analyser);
  expect(found).toBe(expected);
  const { status } = await edition.ask({ text: '픽코마 일본 1위', limit: 1 }, TODAY);
  expect(status).toBe('answered');
  expect((await open(folder, file, analyser)).found).toBe(3);
});

test('what a killed process left beside the file is taken away later', async () => {
  const folder = await three();
  const file = join(folder, 'analysis.cache');
  await writeFile(`${file}.1.new`, '반쯤');
  await utimes(`${file}.1.new`, 1, 1);
  const ahead = new Date(Date.now() + 24 * 60 * 60 * 1000);
  await writeFile(`${file}.3.new`, '시계가 뒤로 가기 전');
  await utimes(`${file}.3.new`, ahead, ahead);
  await writeFile(`${file}.2.new`, '쓰는 중');
  await open(folder, file);
  const names = (await readdir(folder)).filter((name) => name.startsWith('analysis'));
  expect(names.toSorted()).toEqual(['analysis.cache', 'analysis.cache.2.new']);
});

test.skipIf(!CAN_MOUNT)(
  'on a full disk the cache that was there stays whole, and nothing else',
  async () => {
    const folder = await three();
    const disk = smallDisk(128);
    const file = join(disk.folder, 'analysis.cache');
    await open(folder, file);
    const before = await readFile(file);
    await writeFile(
      join(folder, 'articles/d.md'),
      articleFile({}, ...Array.from({ length: 400 }, (_, i) => `카카오가 ${i}번째 소식을 알렸다.`)),
    );
    await disk.fill(8);
    await expect(open(folder, file)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readFile(file)).toEqual(before);
    expect(await readdir(disk.folder)).toEqual(['analysis.cache', 'filler']);
    disk.remount('ro');
    await expect(open(folder, file)).rejects.toMatchObject({ code: 'EROFS' });
    expect(await readFile(file)).toEqual(before);
  },
);
