import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { appendFile, chmod, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CorpusFolderError } from '../../src/archive/errors.ts';
import { NO_MEMORY } from '../../src/archive/memory.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { articleFile, corpusFolder } from '../support/articles.ts';

const SHARED_ALIASES = new URL('../../corpus/aliases.yaml', import.meta.url).pathname;
const read = (folder: string) => readCorpus(folder, SHARED_ALIASES);

test('an article is read with every field', async () => {
  const folder = await corpusFolder({
    'articles/2022-05-tech42.md': articleFile(
      {
        title: '"카카오톡 대변혁: ‘글로벌’"',
        publisher: '테크42',
        author: '황정호',
        published: '2022-05~',
        url: 'https://www.tech42.co.kr/%ec%b9%b4(1)/',
        topics: '[오픈채팅, 글로벌]',
        title_is_ours: 'true',
        form: 'retold',
      },
      '첫 문단\n두 번째 줄.',
      '둘째 문단.',
    ),
  });
  expect((await read(folder)).articles).toEqual([
    {
      id: '2022-05-tech42',
      title: '카카오톡 대변혁: ‘글로벌’',
      titleIsOurs: true,
      publisher: '테크42',
      author: '황정호',
      published: { edtf: '2022-05~', year: 2022, month: 5, day: null, approximate: true },
      url: 'https://www.tech42.co.kr/%ec%b9%b4(1)/',
      topics: ['오픈채팅', '글로벌'],
      form: 'retold',
      paragraphs: ['첫 문단 두 번째 줄.', '둘째 문단.'],
    },
  ]);
});

test('what is left out is unknown, and a file from Windows or a Mac reads the same', async () => {
  const file = articleFile({ author: '', url: '~' }, '카카오 문단.', '둘째 문단.');
  const folder = await corpusFolder({
    'articles/unix.md': file,
    'articles/windows.md': `\uFEFF${file.replaceAll('\n', '\r\n')}`,
    'articles/mac.md': file.normalize('NFD'),
  });
  const { articles, refused } = await read(folder);
  expect(refused).toEqual([]);
  expect(articles).toHaveLength(3);
  for (const article of articles) {
    expect(article).toMatchObject({
      author: null,
      url: null,
      topics: [],
      titleIsOurs: false,
      form: 'original',
      paragraphs: ['카카오 문단.', '둘째 문단.'],
    });
  }
});

test('every fault is named with its file, line and value, and the others load', async () => {
  const folder = await corpusFolder({
    'articles/good.md': articleFile({}, '좋은 문단.'),
    'articles/bad-date.md': articleFile({ published: '2017-13-01' }, '문단.'),
    'articles/bad-fields.md': articleFile(
      {
        url: 'ftp://x.kr',
        topics: '카카오톡',
        title_is_ours: 'maybe',
        form: 'copied',
        autor: '한준호',
      },
      '문단.',
    ),
    'articles/alias.md': articleFile({ title: '*카카오*' }, '문단.'),
    'articles/anchor.md': articleFile({ topics: '&a [*a]' }, '문단.'),
    'articles/bad-yaml.md': articleFile({ title: '"닫히지 않은' }, '문단.'),
    'articles/comment.md': articleFile({ title: '카카오 #1 기업' }, '문단.'),
    'articles/empty.md': articleFile({}),
    'articles/list-title.md': articleFile({ title: '[팩플] 싹 바꾼다' }, '문단.'),
    'articles/long.md': articleFile({}, '카카오'.repeat(7_000)),
    'articles/no-front-matter.md': '그냥 글.\n',
    'articles/no-publisher.md': articleFile({ publisher: '' }, '문단.'),
    'articles/not-utf8.md': Buffer.from([0x2d, 0xc4, 0xab, 0xff]),
    'articles/note.txt': '메모',
    'articles/이상한 이름!.md': articleFile({}, '문단.'),
    'articles/.DS_Store': 'x',
  });
  const { articles, refused } = await read(folder);
  expect(articles.map(({ id }) => id)).toEqual(['good']);
  const lines = refused.map(
    ({ file, line, fault, field, value }) =>
      `${file}:${line} ${fault} ${field ?? '-'} ${value ?? '-'}`,
  );
  expect(lines).toEqual([
    expect.stringMatching(/^articles\/alias\.md:2 bad-yaml - /u),
    'articles/anchor.md:5 bad-yaml - &a',
    'articles/anchor.md:5 bad-yaml - *a',
    'articles/bad-date.md:4 bad-date published 2017-13-01',
    'articles/bad-fields.md:5 bad-url url ftp://x.kr',
    'articles/bad-fields.md:6 bad-list topics 카카오톡',
    'articles/bad-fields.md:7 bad-flag title_is_ours maybe',
    'articles/bad-fields.md:8 bad-form form copied',
    'articles/bad-fields.md:9 unknown-field autor 한준호',
    expect.stringMatching(/^articles\/bad-yaml\.md:\d bad-yaml - Missing closing "quote/u),
    'articles/comment.md:2 bad-yaml - 카카오 #1 기업',
    'articles/empty.md:6 no-paragraphs - -',
    expect.stringMatching(/^articles\/list-title\.md:2 bad-yaml - /u),
    expect.stringMatching(/^articles\/long\.md:6 long-paragraph - 카카오/u),
    'articles/no-front-matter.md:1 no-front-matter - 그냥 글.',
    'articles/no-publisher.md:3 missing-field publisher -',
    expect.stringMatching(/^articles\/not-utf8\.md:1 not-utf8 - /u),
    'articles/note.txt:1 not-markdown - note.txt',
    'articles/이상한 이름!.md:1 bad-file-name - 이상한 이름!.md',
  ]);
});

test('a file that is broken all over is refused with three faults', async () => {
  const folder = await corpusFolder({
    'articles/bad.md': `---\n${': [}{: "\n'.repeat(500)}---\n글\n`,
  });
  expect((await read(folder)).refused).toHaveLength(3);
});

test('what a page pasted from the web brings along does no harm', async () => {
  const folder = await corpusFolder({
    'articles/pasted.md': articleFile(
      { title: '"  넓은\u00a0 제목 "', url: '"https://a.kr/x> y) z"' },
      `첫 문단.\n\u00a0\u200b\n둘째 \u001b[31m문\u202e단.`,
    ),
    [`articles/${'카카오'.normalize('NFC')}.md`]: articleFile({}, '문단.'),
    [`articles/${'카카오'.normalize('NFD')}.md`]: articleFile({}, '문단.'),
  });
  const { articles, refused } = await read(folder);
  expect(articles.map(({ id }) => id)).toEqual(['pasted', '카카오']);
  expect(refused).toMatchObject([{ fault: 'same-name' }]);
  expect(articles[0]).toMatchObject({
    title: '넓은 제목',
    url: 'https://a.kr/x%3E%20y)%20z',
    paragraphs: ['첫 문단.', '둘째 [31m문단.'],
  });
});

test('a folder in the place of an article is named', async () => {
  const folder = await corpusFolder({ 'articles/good.md': articleFile({}, '좋은 문단.') });
  await mkdir(join(folder, 'articles', 'folder.md'));
  expect((await read(folder)).refused).toMatchObject([
    { file: 'articles/folder.md', fault: 'folder' },
  ]);
});

test.skipIf(process.getuid?.() === 0)('a file that may not be read is named', async () => {
  const folder = await corpusFolder({ 'articles/secret.md': articleFile({}, '문단.') });
  await chmod(join(folder, 'articles', 'secret.md'), 0);
  expect((await read(folder)).refused).toMatchObject([
    { file: 'articles/secret.md', fault: 'unreadable', value: 'EACCES' },
  ]);
});

test('a missing folder is an error that names it', async () => {
  await expect(read('/nowhere/corpus')).rejects.toThrow(CorpusFolderError);
  await expect(read('/nowhere/corpus')).rejects.toMatchObject({
    folder: '/nowhere/corpus/articles',
  });
});

test("a folder's own aliases are used, with the lines that are no group named", async () => {
  const folder = await corpusFolder({
    'aliases.yaml': '# 별칭\n- [카카오톡, 카톡]\n- 혼자\n- [하나]\n',
  });
  const { aliases, refused } = await read(folder);
  expect(aliases).toEqual([['카카오톡', '카톡']]);
  expect(refused.map(({ file, line, fault }) => `${file}:${line} ${fault}`)).toEqual([
    'aliases.yaml:3 bad-alias-group',
    'aliases.yaml:4 bad-alias-group',
  ]);
});

test('a folder without aliases uses the shared ones', async () => {
  const { aliases } = await read(await corpusFolder({}));
  expect(aliases).toContainEqual(expect.arrayContaining(['카카오톡', '카톡', 'KakaoTalk']));
});

/** What was refused: `articles/a.md folder -` */
const named = async (folder: string) =>
  (await read(folder)).refused.map(({ file, fault, value }) => `${file} ${fault} ${value ?? '-'}`);

test('what is no plain file is named, at once, and the others are read', async () => {
  const folder = await corpusFolder({ 'articles/good.md': articleFile({}, '좋은 문단.') });
  const articles = join(folder, 'articles');
  execFileSync('mkfifo', [join(articles, 'pipe.md')]);
  const socket = createServer().listen(join(articles, 'socket.md'));
  onTestFinished(() => {
    socket.close();
  });
  await once(socket, 'listening');
  await mkdir(join(articles, '.inside'));
  await symlink('pipe.md', join(articles, 'to-pipe.md'));
  await symlink('socket.md', join(articles, 'to-socket.md'));
  await symlink('.inside', join(articles, 'to-folder.md'));
  await symlink('to-itself.md', join(articles, 'to-itself.md'));
  await symlink('gone.md', join(articles, 'to-nothing.md'));
  expect((await read(folder)).articles.map(({ id }) => id)).toEqual(['good']);
  expect(await named(folder)).toEqual([
    'articles/pipe.md folder pipe.md',
    'articles/socket.md folder socket.md',
    'articles/to-folder.md folder -',
    'articles/to-itself.md unreadable ELOOP',
    'articles/to-nothing.md unreadable ENOENT',
    'articles/to-pipe.md folder -',
    'articles/to-socket.md unreadable ENXIO',
  ]);
});

test('a link may lead elsewhere in the corpus folder, but not out of it', async () => {
  const outside = await corpusFolder({
    'secret.md': articleFile({}, '비밀.'),
    'a.yaml': '- [가, 나]',
  });
  const folder = await corpusFolder({ 'articles/good.md': articleFile({}, '좋은 문단.') });
  const articles = join(folder, 'articles');
  await mkdir(join(folder, '..data'));
  await writeFile(join(folder, '..data', 'linked.md'), articleFile({}, '이어진 문단.'));
  await symlink('../..data/linked.md', join(articles, 'linked.md'));
  await symlink(join(outside, 'secret.md'), join(articles, 'secret.md'));
  await symlink('/dev/zero', join(articles, 'zero.md'));
  await symlink(outside, join(articles, 'outside.md'));
  await symlink(join(outside, 'a.yaml'), join(folder, 'aliases.yaml'));
  const reading = await read(folder);
  expect(reading.articles.map(({ id }) => id)).toEqual(['good', 'linked']);
  expect(reading.aliases).toEqual([]);
  expect(await named(folder)).toEqual([
    `articles/outside.md outside ${outside}`,
    `articles/secret.md outside ${join(outside, 'secret.md')}`,
    'articles/zero.md outside /dev/zero',
    `aliases.yaml outside ${join(outside, 'a.yaml')}`,
  ]);
  const mounts = await corpusFolder({});
  await symlink(folder, join(mounts, 'corpus'));
  const mounted = await read(join(mounts, 'corpus'));
  expect(mounted.articles.map(({ id }) => id)).toEqual(['good', 'linked']);
  await rm(join(mounts, 'articles'), { recursive: true });
  await symlink(articles, join(mounts, 'articles'));
  await symlink('good.md', join(articles, 'again.md'));
  expect((await read(mounts)).articles.map(({ id }) => id)).toEqual(['again', 'good']);
});

test('a file of more than 2 MB is named and not read', async () => {
  const folder = await corpusFolder({
    'articles/good.md': articleFile({}, '좋은 문단.'),
    'articles/huge.md': articleFile({}, '긴 문단.'),
    'aliases.yaml': '- [카카오톡, 카톡]\n',
  });
  await truncate(join(folder, 'articles', 'huge.md'), 64 * 2 ** 30);
  await appendFile(join(folder, 'aliases.yaml'), '#'.repeat(2 * 2 ** 20));
  const { articles, aliases } = await read(folder);
  expect([articles.map(({ id }) => id), aliases]).toEqual([['good'], []]);
  expect(await named(folder)).toEqual([
    'articles/huge.md too-large 68719476736',
    'aliases.yaml too-large 2097177',
  ]);
});

test('a file that vanishes while the folder is read is named', async () => {
  const folder = await corpusFolder({
    'articles/a.md': articleFile({}, '첫 문단.'),
    'articles/b.md': articleFile({}, '둘째 문단.'),
    'articles/c.md': articleFile({}, '셋째 문단.'),
  });
  const removing = {
    ...NO_MEMORY,
    find: () => {
      rmSync(join(folder, 'articles', 'b.md'), { force: true });
      return null;
    },
  };
  const { articles, refused } = await readCorpus(folder, SHARED_ALIASES, removing);
  expect(articles.map(({ id }) => id)).toEqual(['a', 'c']);
  expect(refused).toMatchObject([{ file: 'articles/b.md', fault: 'unreadable', value: 'ENOENT' }]);
});

test('a half-written file is named, wherever it breaks off before its text', async () => {
  const whole = Buffer.from(articleFile({ author: '한준호' }, '카카오 문단.'));
  const start = whole.indexOf('카카오 문단.');
  const halves = Array.from({ length: start + 1 }, (_, length): [string, Buffer] => [
    `articles/half-${length}.md`,
    whole.subarray(0, length),
  ]);
  const { articles, refused } = await read(await corpusFolder(Object.fromEntries(halves)));
  expect(articles).toEqual([]);
  expect(new Set(refused.map(({ file }) => file)).size).toBe(halves.length);
});
