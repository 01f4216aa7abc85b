import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkCorpus, isCopied } from '../../src/corpus/check.ts';
import { WORDS } from '../../src/words/languages.ts';
import { articleFile, corpusFolder, TODAY } from '../support/articles.ts';

const ALIASES = new URL('../../corpus/aliases.yaml', import.meta.url).pathname;
const SOUND = '카카오는 2017년 9월 24일 판교에서 기자간담회를 열고 해외 전략을 밝혔다.';
const OTHER = '픽코마는 2020년 7월 일본의 앱마켓에서 매출 1위에 올랐다고 시험일보가 전했다.';

async function check(files: Record<string, string>, originals: string | null = null) {
  const report = await checkCorpus(await corpusFolder(files), {
    today: TODAY,
    sharedAliases: ALIASES,
    originals,
  });
  return {
    report,
    found: report.remarks.map(({ file, line, flaw }) => `${file}:${line} ${flaw}`),
  };
}

test('a sound corpus has no remark', async () => {
  const { report, found } = await check({
    'articles/a.md': articleFile({ url: '"https://a.example/1"' }, SOUND),
    'articles/b.md': articleFile({ url: '"https://a.example/2"' }, OTHER),
  });
  expect(found).toEqual([]);
  expect([report.articles, report.paragraphs, report.refused]).toEqual([2, 2, []]);
});

test('an article whose file was named on a Mac is checked too', async () => {
  const name = `articles/${'카카오'.normalize('NFD')}.md`;
  const { found } = await check({ [name]: articleFile({}, '짧다.') });
  expect(found).toEqual(['articles/카카오.md:7 too-short']);
});

test('every flaw is named with its file and line', async () => {
  const { found } = await check({
    'topics.yaml': 'people: [김범수]\n',
    'articles/a.md': articleFile({ published: '2099-01-01', topics: '[김범수, 외계인]' }, SOUND),
    'articles/b.md': articleFile({ url: '"https://a.example/1"' }, `그는 ${OTHER}`),
    'articles/c.md': articleFile({ url: '"https://a.example/1"' }, '짧다.'),
    'articles/d.md': articleFile({ url: '"https://a.example/4"' }, SOUND.normalize('NFD')),
    'articles/e.md': articleFile({ url: '"https://a.example/5"' }, '카카오는\u00AD '.repeat(300)),
  });
  expect(found).toEqual([
    'articles/a.md:4 future-date',
    'articles/a.md:5 unknown-topic',
    'articles/b.md:8 leaning',
    'articles/c.md:8 too-short',
    'articles/d.md:8 not-nfc',
    'articles/e.md:8 odd-character',
    'articles/e.md:8 too-long-to-show',
    'articles/c.md:1 same-url',
    'articles/d.md:1 same-text',
  ]);
});

test('what the bot leaves out is named too', async () => {
  const { report } = await check({ 'articles/a.md': 'no front matter' });
  expect(WORDS.en.checked(report)).toContain('articles/a.md:1');
  expect(WORDS.ko.checked(report)).toContain('지적 1건');
});

test('copied text is found, a retelling is not', async () => {
  const pages = await mkdtemp(join(tmpdir(), 'pages-'));
  onTestFinished(() => rm(pages, { recursive: true }));
  await writeFile(join(pages, 'page.txt'), `메뉴\n${SOUND}\n댓글`);
  const copied = await check({ 'articles/a.md': articleFile({}, SOUND) }, pages);
  expect(copied.report.overlaps.map(isCopied)).toEqual([true]);
  const retold = await check({ 'articles/a.md': articleFile({}, OTHER) }, pages);
  expect(retold.report.overlaps.map(isCopied)).toEqual([false]);
});
