import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article, Refusal } from '../../src/article/article.ts';
import { readAliases } from '../../src/corpus/aliases-file.ts';
import { readArticle } from '../../src/corpus/article-file.ts';
import { articleFile, articleId } from '../../src/corpus/save-article.ts';
import { newArticle } from './articles.ts';
import { check, PATIENCE } from './cases.ts';
import { anyText, spoiled, typed } from './texts.ts';

const FILE = 'articles/a.md';

/** What YAML reads as something else than text, and what breaks its parsers. */
const YAML = [
  ['\n---\n', '\n...\n', '\n%YAML 1.2\n', '&a ', '*a', '<<: *a\n', '!!js/function ', '!<x> '],
  ['\n__proto__: 1\n', '\nconstructor: {}\n', '\ntitle: b\n', '\n? [a]\n: b\n', '| \n', '>-\n'],
  ['"\\uD800"', '"\\0\\x1B[31m"', '"\\u202E"', '"\\N\\L\\P"', "'", '"', '\t', '#', ': ', '- '],
  ['['.repeat(300), '{a: '.repeat(300), '- '.repeat(300), '{', ']', ',', '\u2028', '\r'],
].flat();

/** Nobody sees them, and programs obey them. */
const OBEYED = /[\p{Cc}\u200B\u202A-\u202E\u2066-\u2069]/u;

function expectShown(text: string): void {
  expect(text).not.toBe('');
  expect(text).toBe(text.trim());
  expect(text).toBe(text.normalize('NFC'));
  expect(text.isWellFormed()).toBe(true);
  expect(text).not.toMatch(OBEYED);
}

/** What must hold of whatever an article file is read as. */
function expectReading(content: string): void {
  const { article, refused } = readArticle('a', FILE, content);
  if (article === undefined) expectRefusals(refused, content);
  else expectArticle(article);
}

function expectRefusals(refused: readonly Refusal[], content: string): void {
  const lines = content.split(/\r\n?|\n/u).length;
  expect(refused.length).toBeGreaterThan(0);
  for (const { file, line } of refused) {
    expect(file).toBe(FILE);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
  }
}

function expectArticle({ title, publisher, author, url, topics, paragraphs }: Article): void {
  for (const text of [title, publisher, author ?? '-', ...topics, ...paragraphs]) expectShown(text);
  expect(paragraphs.length).toBeGreaterThan(0);
  expect(url ?? 'http://a.kr/').toMatch(/^https?:\/\/[^\s<>]+$/u);
}

test('an article that is written is read back', PATIENCE, () =>
  check({ test: 150, fuzz: 6_000 }, newArticle, (article) => {
    const { article: read } = readArticle('a', FILE, articleFile(article));
    expect(read).toMatchObject({
      ...article,
      published: { edtf: article.published },
    });
  }),
);

const handedIn = fc.record({
  title: typed,
  publisher: typed,
  author: fc.option(typed),
  published: anyText(12),
  url: fc.option(anyText(60)),
  form: fc.constantFrom('retold' as const, 'original' as const),
  paragraphs: fc.array(typed, { maxLength: 6 }),
});

test('whatever is written as an article is read as one, or refused with its line', PATIENCE, () =>
  check(
    { test: 150, fuzz: 5_000 },
    fc.oneof(handedIn.map(articleFile), anyText(300), typed),
    (content) => {
      expect(() => expectReading(content)).not.toThrow();
    },
  ),
);

test('a spoiled article file is an article, or refused with its line', PATIENCE, () =>
  check(
    { test: 200, fuzz: 8_000 },
    spoiled(newArticle.map(articleFile), YAML),
    (content) => {
      expect(() => expectReading(content)).not.toThrow();
    },
    YAML.flatMap((piece) => [
      `---\ntitle: ${piece}\npublisher: 가\npublished: 2017\n---\n본문\n`,
      `---\ntitle: 가\npublisher: 가\npublished: 2017\ntopics: [${piece}]\n---\n본문\n`,
      `---\n${piece}title: 가\npublisher: 가\npublished: 2017\n---\n본문\n`,
    ]),
  ),
);

test('the name of an article is a name that is read', PATIENCE, () =>
  check(
    { test: 300, fuzz: 10_000 },
    fc.oneof(
      newArticle,
      fc.record({ published: newArticle.map((a) => a.published), title: typed }),
    ),
    (article) => {
      expect(articleId(article)).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u);
      expect(articleId(article)).toBe(articleId(article).normalize('NFC'));
      expect(Buffer.byteLength(`${articleId(article)}.md`)).toBeLessThanOrEqual(255);
    },
  ),
);

const groups = fc
  .array(fc.array(fc.oneof(typed, fc.constantFrom('카카오톡', '카톡')), { maxLength: 3 }))
  .map((all) => all.map((group) => `- [${group.join(', ')}]\n`).join(''));

test(
  'whatever stands in a file of aliases, its groups are names, and the rest is refused',
  PATIENCE,
  () =>
    check(
      { test: 200, fuzz: 5_000 },
      fc.oneof(groups, spoiled(groups, YAML), anyText(200)),
      (content) => {
        const { aliases, refused } = readAliases('aliases.yaml', content);
        for (const group of aliases) {
          expect(group.length).toBeGreaterThanOrEqual(2);
          for (const name of group) expect(name).toMatch(/[\p{L}\p{N}]/u);
        }
        const lines = content.split(/\r\n?|\n/u).length;
        for (const { line } of refused) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
      },
    ),
);

test.each([
  ['nested lists', '['.repeat(100_000)],
  ['nested maps', '{a: '.repeat(50_000)],
  ['nested keys', `${'{'.repeat(40)}a${'}'.repeat(40)}`],
  ['nested items', '- '.repeat(50_000)],
  ['closed lists', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['a long word', '가'.repeat(1_000_000)],
  ['many fields', Array.from({ length: 20_000 }, (_, i) => `a${i}: 1`).join('\n')],
  ['many lines of nothing', '\n'.repeat(200_000)],
  ['many marks', '---\n'.repeat(50_000)],
])('a file of %s is refused', PATIENCE, (_, yaml) => {
  const { refused } = readArticle('a', FILE, `---\n${yaml}\n---\n\n본문\n`);
  expect(refused?.length).toBeGreaterThan(0);
  expect(readAliases('aliases.yaml', yaml).aliases).toEqual([]);
});
