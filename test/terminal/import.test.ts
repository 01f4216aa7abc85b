import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { NewArticle } from '../../src/article/article.ts';
import type { Draft } from '../../src/import/page.ts';
import { importPages, readImportArguments } from '../../src/terminal/import.ts';
import { WORDS } from '../../src/words/languages.ts';

const words = WORDS.ko;

const DRAFT: Draft = {
  title: '카카오, 새 서비스 내놓는다',
  publisher: '시험일보',
  author: null,
  published: '2020-03-18',
  url: null,
  paragraphs: ['카카오가 2020년 3월 18일 새 서비스를 내놓는다고 밝혔다.', '둘째 문단이다.'],
};

interface Session {
  readonly shown: string;
  readonly saved: readonly NewArticle[];
  readonly isWhole: boolean;
}

/** Imports pages as an operator does, who types these lines when asked. */
async function session(
  args: readonly string[],
  drafts: Readonly<Record<string, Draft>>,
  typed: readonly string[] | null = null,
  twin: string | null = null,
): Promise<Session> {
  const saved: NewArticle[] = [];
  const input = Object.assign(new PassThrough(), { isTTY: typed !== null });
  const output = new PassThrough();
  const lines = [...(typed ?? [])];
  const seen: string[] = [];
  output.on('data', (chunk: Buffer) => {
    seen.push(String(chunk));
    // Every question ends without a line break.
    if (/[)?] $/u.test(String(chunk)) && lines.length > 0) input.write(`${lines.shift()}\n`);
  });
  const isWhole = await importPages({
    ...readImportArguments(args, words),
    read: async (source) => {
      const draft = drafts[source];
      if (draft === undefined) throw new Error('ENOENT');
      return draft;
    },
    twinOf: () => twin,
    save: async (article) => {
      saved.push(article);
      return { file: `articles/${saved.length}.md`, isNew: true };
    },
    words,
    input,
    output,
  });
  output.end();
  await text(output).catch(() => '');
  return { shown: seen.join(''), saved, isWhole };
}

test('a page is shown, and saved when the operator agrees', async () => {
  const { shown, saved, isWhole } = await session(['page.txt'], { 'page.txt': DRAFT }, ['y']);
  expect(shown).toContain('제목: 카카오, 새 서비스 내놓는다');
  expect(shown).toContain('기자: 모름');
  expect(shown).toContain('둘째 문단이다.');
  expect(shown).toContain(`${words.imports.rights} ${words.imports.retell}`);
  expect(shown).toContain(words.imports.saved('articles/1.md'));
  expect(saved).toEqual([{ ...DRAFT, form: 'original' }]);
  expect(isWhole).toBe(true);
});

test('nothing is saved without a yes', async () => {
  const { shown, saved, isWhole } = await session(['page.txt'], { 'page.txt': DRAFT }, ['n']);
  expect(shown).toContain(words.imports.left);
  expect([saved, isWhole]).toEqual([[], false]);
  const piped = await session(['page.txt'], { 'page.txt': DRAFT });
  expect(piped.shown).toContain(words.imports.needsYes);
  expect(piped.saved).toEqual([]);
});

test('what the page does not say is asked for, and a wrong date is asked for again', async () => {
  const unknown = { ...DRAFT, title: null, published: null };
  const { shown, saved } = await session(['page.txt'], { 'page.txt': unknown }, [
    '카카오 새 서비스',
    '어제',
    '2022-05~',
    'y',
  ]);
  expect(shown).toContain(words.imports.badField('published', '어제'));
  expect(saved).toMatchObject([{ title: '카카오 새 서비스', published: '2022-05~' }]);
});

test('a date that nobody knows is not made up', async () => {
  const unknown = { ...DRAFT, published: null };
  const { shown, saved } = await session(['page.txt'], { 'page.txt': unknown }, ['', 'y']);
  expect(shown).toContain(words.imports.notSaved(['author', 'published', 'url']));
  expect(saved).toEqual([]);
});

test('flags say what the page does not, over what it says', async () => {
  const args = ['--yes', '--retold', '--published', '2021-01-02', '--author', '홍길동', 'page.txt'];
  const { saved, shown } = await session(args, { 'page.txt': DRAFT });
  expect(saved).toMatchObject([{ published: '2021-01-02', author: '홍길동', form: 'retold' }]);
  expect(shown).not.toContain(words.imports.rights);
  expect(shown).not.toContain(words.imports.retell);
});

test('a dry run as JSON prints one line a page, with what is missing, and saves nothing', async () => {
  const { shown, saved } = await session(['--dry-run', '--json', 'a.txt', 'b.txt'], {
    'a.txt': DRAFT,
    'b.txt': { ...DRAFT, published: null, paragraphs: [] },
  });
  const lines = shown
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(lines).toEqual([
    { ...DRAFT, missing: ['author', 'url'] },
    {
      ...DRAFT,
      published: null,
      paragraphs: [],
      missing: ['author', 'published', 'url', 'paragraphs'],
    },
  ]);
  expect(saved).toEqual([]);
});

test('a source that cannot be read does not stop the others, and twins are named', async () => {
  const { shown, saved, isWhole } = await session(
    ['--yes', 'gone.txt', 'page.txt'],
    { 'page.txt': DRAFT },
    null,
    '2020-03-18-twin',
  );
  expect(shown).toContain(words.imports.unreadable('gone.txt', 'ENOENT'));
  expect(shown).toContain(words.imports.twin('2020-03-18-twin'));
  expect([saved.length, isWhole]).toEqual([1, false]);
});

test.each([
  [['--published', 'gestern'], 'gestern'],
  [['--url', 'example.com'], 'example.com'],
])('%j is refused', (args, value) => {
  expect(() => readImportArguments(args, words)).toThrow(value);
});
