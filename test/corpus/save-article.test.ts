import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { NewArticle } from '../../src/article/article.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { articleId, saveArticle } from '../../src/corpus/save-article.ts';
import { CAN_MOUNT, smallDisk } from '../support/disks.ts';

const article: NewArticle = {
  title: '카카오: "다시" 시작 # 1',
  publisher: '시험일보',
  author: null,
  published: '2022-05~',
  url: 'https://example.com/1',
  form: 'original',
  paragraphs: ['카카오는 2022년 5월에 다시 시작한다고 밝혔다.', '둘째 문단이다.'],
};

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'corpus-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

test('what is saved is read back as it was, and nothing else lies there', async () => {
  const path = await folder();
  const { file } = await saveArticle(path, article);
  const { articles, refused } = await readCorpus(path, join(path, 'none.yaml'));
  expect(refused.filter(({ file: name }) => name !== 'aliases.yaml')).toEqual([]);
  expect(articles).toMatchObject([
    {
      ...article,
      published: { edtf: '2022-05~', year: 2022, month: 5, approximate: true },
      titleIsOurs: false,
    },
  ]);
  expect(await readdir(join(path, 'articles'))).toEqual([file.replace('articles/', '')]);
});

test('an article is never saved over another', async () => {
  const path = await folder();
  const { file } = await saveArticle(path, article);
  const other = { ...article, paragraphs: ['다른 글이다.'] };
  expect(await saveArticle(path, other)).toEqual({ file, isNew: false });
  expect(await readFile(join(path, file), 'utf8')).toContain('다시 시작한다고');
  expect(await readdir(join(path, 'articles'))).toHaveLength(1);
});

test.each([
  [
    '2017-09-24',
    '임지훈 카카오 대표가 제시하는 비전은?',
    '2017-09-24-임지훈-카카오-대표가-제시하는-비전은',
  ],
  ['2022-05~', '../../etc/passwd', '2022-05-etc-passwd'],
  ['2010', '🍎', '2010-article'],
])('%s %s is named %s', (published, title, id) => {
  expect(articleId({ published, title })).toBe(id);
});

test('a name has no more than 80 characters, whatever the title', () => {
  expect(articleId({ published: '2017-09-24', title: '가'.repeat(500) }).length).toBeLessThan(80);
  expect(articleId({ published: '2017-09-24', title: '가나다 '.repeat(100) }).length).toBeLessThan(
    80,
  );
});

test('a name is never cut inside a character', () => {
  expect(articleId({ ...article, title: '𐀀'.repeat(60) })).toBe(`2022-05-${'𐀀'.repeat(26)}`);
});

test.skipIf(!CAN_MOUNT)(
  'on a full disk nothing is saved by halves, and later all of it',
  async () => {
    const disk = smallDisk(256);
    await saveArticle(disk.folder, { ...article, title: '먼저 있던 기사' });
    await disk.fill(4);
    const long = {
      ...article,
      paragraphs: Array.from({ length: 900 }, () => '긴 문단이다.'.repeat(9)),
    };
    await expect(saveArticle(disk.folder, long)).rejects.toMatchObject({ code: 'ENOSPC' });
    const names = () => readdir(join(disk.folder, 'articles'));
    expect(await names()).toEqual(['2022-05-먼저-있던-기사.md']);
    await disk.empty();
    disk.remount('ro');
    await expect(saveArticle(disk.folder, article)).rejects.toMatchObject({ code: 'EROFS' });
    disk.remount('rw');
    expect(await saveArticle(disk.folder, article)).toMatchObject({ isNew: true });
    expect(await names()).toHaveLength(2);
  },
);

test('the draft of a process that was killed is taken away, and one that is being written is not', async () => {
  const path = await folder();
  await saveArticle(path, article);
  const draftOf = async (id: string, age: number) => {
    const draft = join(path, 'articles', `.${id}.tmp`);
    await writeFile(draft, '반만 쓴');
    const then = new Date(Date.now() - age);
    await utimes(draft, then, then);
  };
  await draftOf('00000000-0000-4000-8000-000000000001', 120_000);
  await draftOf('00000000-0000-4000-8000-000000000002', 0);
  await saveArticle(path, { ...article, title: '다른 기사' });
  const drafts = (await readdir(join(path, 'articles'))).filter((name) => name.startsWith('.'));
  expect(drafts).toEqual(['.00000000-0000-4000-8000-000000000002.tmp']);
});
