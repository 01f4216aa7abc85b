import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readPage } from '../../src/import/page.ts';

/** Pages in the manner of the outlets; their news, companies and people are invented. */
const FOLDER = new URL('pages/', import.meta.url);

const expectation = z.object({
  fetchedFrom: z.string().nullable(),
  draft: z.object({
    title: z.string().nullable(),
    publisher: z.string().nullable(),
    author: z.string().nullable(),
    published: z.string().nullable(),
    url: z.string().nullable(),
    paragraphs: z.array(z.string()),
  }),
});

const pages = readdirSync(FOLDER).filter((file) => !file.endsWith('.json'));

test.each(pages)('%s is read field by field and paragraph by paragraph', (file) => {
  const expected = readFileSync(new URL(file.replace(/\.\w+$/u, '.json'), FOLDER), 'utf8');
  const { fetchedFrom, draft } = expectation.parse(JSON.parse(expected));
  expect(readPage(readFileSync(new URL(file, FOLDER), 'utf8'), fetchedFrom)).toEqual(draft);
});

test.each(pages)(
  '%s reads the same from Windows, from a Mac and with unseen characters',
  (file) => {
    const content = readFileSync(new URL(file, FOLDER), 'utf8');
    const foreign = `\uFEFF${content.normalize('NFD').replaceAll('\n', '\r\n').replaceAll('다.', '다\u200B.')}`;
    expect(readPage(foreign, null)).toEqual(readPage(content, null));
  },
);

test('the address wins over what the page prints, but no portal is a publisher', () => {
  const page =
    '중앙일보\n가나테크, 흑자 전환\n입력 2021.11.17 06:00\n가나테크가 흑자를 냈다고 밝혔다.';
  expect(readPage(page, 'https://zdnet.co.kr/view/?no=1').publisher).toBe('지디넷코리아');
  expect(readPage(page, 'https://v.daum.net/v/1').publisher).toBe('중앙일보');
});

test('an address that is none is left out, and one that the page prints is read', () => {
  expect(readPage('가나테크가 밝혔다.', 'javascript:alert(1)').url).toBeNull();
  const page = '가나테크가 밝혔다.\n기사원문 : https://example.com/1';
  expect(readPage(page, null).url).toBe('https://example.com/1');
});

test('a subtitle that opens a page without a headline is not taken for one', () => {
  const page = `로봇 200대 시범 운행…중심에 '느림'
사람과 함께 걷는 로봇으로 진화
"느려도 쉬지 않을 것" 다온로보틱스가 로봇을 시범 운행한다.
로봇은 세종과 춘천에서 석 달간 달린다.
로봇 200대 시범 운행…중심에 '느림'
로봇은 시속 5㎞로 인도를 달린다.`;
  expect(readPage(page, null)).toMatchObject({
    title: null,
    published: null,
    paragraphs: [
      '다온로보틱스가 로봇을 시범 운행한다.',
      '로봇은 세종과 춘천에서 석 달간 달린다.',
      '로봇은 시속 5㎞로 인도를 달린다.',
    ],
  });
});

test('someone quoted in the article is not its author', () => {
  const page = '가나일보 홍길동 기자는 “몰랐다”고 말했다.\n\n김철수 가나테크 대표는 부인했다.';
  expect(readPage(page, null).author).toBeNull();
});

const LENGTH = 100_000;
const fill = (text: string) => text.repeat(Math.ceil(LENGTH / text.length));

const HOSTILE: Record<string, string> = {
  nothing: '',
  'one letter': fill('a'),
  'one line of sentences': fill('가나테크가 밝혔다. '),
  'empty lines': fill('\n'),
  'combining marks': `a${fill('\u0301')}`,
  'lone surrogates': fill('\uD800x\uDC00'),
  'control characters': fill('\0\u0007\u001B[31m'),
  noise: Array.from({ length: LENGTH }, (_, at) => String.fromCharCode((at * 7919) % 65_536)).join(
    '',
  ),
  dates: fill('2021.08.05 입력 '),
  datelines: fill('입력 2021.08.05 10:00\n가나테크가 새 서비스를 밝혔다.\n'),
  addresses: fill('a@b.c '),
  brackets: fill('[(서울='),
  bylines: fill('홍길동 기자 = '),
  'small print': fill('저작권자 © '),
  boxes: fill('관련기사\n가나테크가 새 서비스를 밝혔다.\n'),
  separators: fill('가 - 나 | '),
  headlines: Array.from({ length: LENGTH / 10 }, (_, at) => `가나 다라 ${at}`).join('\n'),
  'open tags': `<p>${fill('<')}`,
  'nested tags': fill('<div><b>'),
  paragraphs: fill('<p>가나테크가 새 서비스를 밝혔다.'),
  tables: fill('<table><tr><td>'),
  attributes: `<p>${fill('<a href="')}`,
  comments: `<p>${fill('<!--')}`,
  lists: `<html><script type="application/ld+json">${fill('[')}</script>`,
  commas: `<html><script type="application/ld+json">${fill(', ')}</script>`,
  metadata: `<html><head>${fill('<meta name="author" content="홍길동">')}`,
  entities: `<p>${fill('&amp;quot;')}`,
  ampersands: `<p>${fill('&')}`,
};

test.each(Object.entries(HOSTILE))('%s come to a draft', (_, content) => {
  const { paragraphs } = readPage(content, null);
  expect(paragraphs.every((paragraph) => paragraph !== '' && !paragraph.includes('\n'))).toBe(true);
});

// More values than a function takes as arguments.
const MANY = Array.from({ length: 130_000 }, (_, at) => `- 가나 다라 ${at}\n`).join('');

test.each([
  ['above', `${MANY}가나테크가 새 서비스를 밝혔다.\n`],
  ['within', `가나테크가 새 서비스를 밝혔다.\n${MANY}가나테크가 더 밝혔다.\n`],
])(
  'a page with very many lines %s its article comes to a draft',
  { timeout: 60_000 },
  (_, content) => {
    expect(readPage(content, null).paragraphs).toContain('가나테크가 새 서비스를 밝혔다.');
  },
);
