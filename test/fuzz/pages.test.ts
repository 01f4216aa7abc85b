import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePublicationDate } from '../../src/article/publication-date.ts';
import { decodePage } from '../../src/import/decode.ts';
import { readPage } from '../../src/import/page.ts';
import { url } from './articles.ts';
import { check, PATIENCE } from './cases.ts';
import { anyText, koreanText, markup, spoiled } from './texts.ts';

const FOLDER = new URL('../import/pages/', import.meta.url);

const pages = readdirSync(FOLDER)
  .filter((file) => !file.endsWith('.json'))
  .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'));

const LINES = pages.flatMap((page) => page.split('\n')).filter((line) => line !== '');

/** What pages are made of, and what breaks those who read them. */
const PIECES = [
  ['\n', '\n\n', '\r', '\u2028', '\u0000', '\u200B', '\uFEFF', '\uD800', '�', '\u0301'],
  ['<p>', '</p>', '<div>', '</div>', '<br>', '<table><tr><td>', '<svg>', '<math>', '<template>'],
  ['<html><head>', '<body>', '</html>', '<title>', '</title>', '<h1>', '</h1>', '<script>'],
  ['<style>', '<!--', '-->', '<![CDATA[', ']]>', '<?xml ?>', '<', '>', '&', '&#0;', '&#xD800;'],
  ['&amp;quot;', '<meta property="og:title" content="', '<meta name="author" content="홍길동">'],
  [
    '<meta property="article:published_time" content="2021-13-45T99:99">',
    '<link rel="canonical" href="',
  ],
  ['<script type="application/ld+json">{"@type":"NewsArticle","headline":"', '"}</script>', '"'],
  ['<link rel="canonical" href="javascript:alert(1)">', '<base href="http://[">', 'href="//"'],
  ['<a href="https://a.kr/\u0000">기사원문</a>', '입력 2021.08.05 10:00', '홍길동 기자 = '],
  ['(서울=가나뉴스)', '저작권자 ©', '기사원문 https://a.kr/1', 'a@b.kr', '관련기사', '속보'],
].flat();

const soup = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...LINES), koreanText, anyText(12)), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

const page = fc.oneof(
  { weight: 3, arbitrary: spoiled(fc.constantFrom(...pages), PIECES) },
  { weight: 3, arbitrary: soup },
  { weight: 1, arbitrary: anyText(400) },
  { weight: 1, arbitrary: markup },
);

const INVISIBLE = /[\p{Cc}\u2028\u2029\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/u;

function expectLine(text: string): void {
  expect(text).not.toBe('');
  expect(text).toBe(text.trim());
  expect(text).not.toMatch(INVISIBLE);
  expect(text.isWellFormed()).toBe(true);
}

test('whatever page is pasted, its fields are lines, a date and an address', PATIENCE, () =>
  check(
    { test: 150, fuzz: 8_000 },
    fc.tuple(page, fc.option(fc.oneof(url, anyText(30)))),
    ([content, from]) => {
      const {
        title,
        publisher,
        author,
        published,
        url: address,
        paragraphs,
      } = readPage(content, from);
      for (const text of [title, publisher, author, ...paragraphs]) {
        expectLine(text ?? '-');
      }
      expect(parsePublicationDate(published ?? '2017')).not.toBeNull();
      const shown = address ?? 'http://a.kr';
      expect(shown).toMatch(/^https?:\/\//iu);
      expect(URL.canParse(shown)).toBe(true);
      // One that was given is left as it is.
      expect(shown === from ? '' : shown).not.toMatch(/\s/u);
    },
  ),
);

test('whatever bytes come, they are text', PATIENCE, () =>
  check({ test: 200, fuzz: 5_000 }, fc.uint8Array({ maxLength: 200 }), (bytes) => {
    expect(decodePage(bytes).isWellFormed()).toBe(true);
  }),
);

test('a page in EUC-KR or UTF-8 comes out as it was written', PATIENCE, () =>
  check({ test: 100, fuzz: 2_000 }, fc.constantFrom(...LINES), (text) => {
    expect(decodePage(new TextEncoder().encode(text))).toBe(text);
  }),
);
