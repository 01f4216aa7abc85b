import { ComponentType } from 'discord.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Coverage } from '../../src/archive/edition.ts';
import type { Article } from '../../src/article/article.ts';
import { readArticle } from '../../src/corpus/article-file.ts';
import { articleFile } from '../../src/corpus/save-article.ts';
import { answerCard, LONGEST_ECHO, questionIn } from '../../src/discord/cards/answer-card.ts';
import { articleCard } from '../../src/discord/cards/article-card.ts';
import { type Card, listCards } from '../../src/discord/cards/card.ts';
import { DRAFT_FIELDS, draftCard, draftForm } from '../../src/discord/cards/draft-card.ts';
import { escapeMarkdown, quote, unescapeMarkdown } from '../../src/discord/cards/markdown.ts';
import { clip } from '../../src/discord/cards/parts.ts';
import { A_PAGE, sourcesCard } from '../../src/discord/cards/sources-card.ts';
import { timelineCard } from '../../src/discord/cards/timeline-card.ts';
import { withoutMarkup } from '../../src/discord/without-markup.ts';
import type { Span } from '../../src/korean/sentences.ts';
import { MessageBody, Modal } from '../../src/local-discord/bodies.ts';
import { judgeMessage, judgeModal } from '../../src/local-discord/rules.ts';
import type { Answer, Passage } from '../../src/search/answer.ts';
import { ORDERS } from '../../src/search/arrange.ts';
import { timeline } from '../../src/search/timeline.ts';
import type { Language } from '../../src/words/language.ts';
import { WORDS } from '../../src/words/languages.ts';
import { anyLine, newArticle, url } from './articles.ts';
import { check, PATIENCE } from './cases.ts';
import { foreignMarkup } from './markdown.ts';
import { anyText, markup, share, typed } from './texts.ts';

const ASKER = '80351110224678912';
const ID = '2017-09-24-임지훈';
const V2 = 1 << 15;

const language = fc.constantFrom<Language>('ko', 'en');

/** An article of strangers, as it comes out of the reader. */
const article: fc.Arbitrary<Article> = fc
  .tuple(newArticle, fc.boolean(), fc.array(anyLine, { maxLength: 3 }))
  .map(([written, titleIsOurs, topics]) => {
    const { article: read, refused } = readArticle(ID, 'a.md', articleFile(written));
    if (read === undefined) throw new Error(JSON.stringify(refused));
    return { ...read, titleIsOurs, topics };
  });

/** Spans of whole characters, in order and apart. */
function spansOf(text: string, places: readonly number[]): Span[] {
  const whole = places
    .map((place) => Math.floor(place * (text.length + 1)))
    .map((at) => (text.slice(0, at).isWellFormed() ? at : at - 1))
    .toSorted((a, b) => a - b);
  const spans: Span[] = [];
  for (let at = 0; at + 1 < whole.length; at += 2) {
    const span = { start: whole[at] ?? 0, end: whole[at + 1] ?? 0 };
    if (span.start < span.end && span.start > (spans.at(-1)?.end ?? -1)) spans.push(span);
  }
  return spans;
}

const places = fc.array(share, { maxLength: 8 });

const passage: fc.Arbitrary<Passage> = fc
  .record({
    article,
    place: fc.nat(),
    score: fc.double({ min: 0, max: 1 }),
    places,
    answer: places,
  })
  .map(({ article: { paragraphs, ...citation }, place, score, ...spans }) => {
    const paragraph = place % paragraphs.length;
    const text = paragraphs[paragraph] ?? '';
    return {
      article: citation,
      paragraph: paragraph + 1,
      of: paragraphs.length,
      text,
      score,
      matches: spansOf(text, spans.places),
      answer: spansOf(text, spans.answer)[0] ?? { start: 0, end: text.length },
      same: [],
    };
  });

/** No article is there twice, and no paragraph is found twice. */
function distinct(passages: readonly Passage[]): Passage[] {
  return passages.map((one, i) => ({ ...one, article: { ...one.article, id: `${ID}-${i}` } }));
}

const question = typed.map((text) => text.slice(0, LONGEST_ECHO));

const answer: fc.Arbitrary<Answer> = fc.record({
  question,
  corrections: fc.array(fc.record({ typed: question, read: question }), { maxLength: 1 }),
  rewordings: fc.array(
    fc.record({ typed: question, read: anyLine, kind: fc.constantFrom('name', 'spelling') }),
    { maxLength: 3 },
  ),
  periods: fc.constant([]),
  status: fc.constantFrom('answered', 'weak', 'none'),
  passages: fc.array(passage, { minLength: 1, maxLength: 7 }).map(distinct),
});

const view = fc.record({
  asker: fc.constant(ASKER),
  page: fc.nat({ max: 12 }),
  order: fc.constantFrom(...ORDERS),
  year: fc.option(fc.integer({ min: 1_000, max: 9_999 })),
  isPrivate: fc.boolean(),
});

function coverage({ published: oldest, topics }: Article): Coverage {
  return { articles: 2, paragraphs: 9, oldest, newest: oldest, topics };
}

/** The texts of a card, when Discord takes it. */
function textsOf(card: Card): string[] {
  const body = MessageBody.parse({
    flags: V2,
    components: [card],
    allowed_mentions: { parse: [] },
  });
  expect(judgeMessage(body)).toEqual({ faults: [], fails: false, warnings: [] });
  expect(JSON.stringify(card).isWellFormed()).toBe(true);
  return card.components.flatMap((part) => {
    if (part.type === ComponentType.TextDisplay) return part.content;
    return part.type === ComponentType.Section ? part.components.map(({ content }) => content) : [];
  });
}

const never = () => false;

/** Some lines of a heading: what stands first, then quiet lines. */
const headed = (text: string) => [
  '## ',
  ...text
    .split('\n')
    .slice(1)
    .map(() => '-# '),
];

test('an answer fits and obeys no stranger, whatever was asked and written', PATIENCE, () =>
  check({ test: 150, fuzz: 6_000 }, fc.tuple(answer, view, article, language), (given) => {
    const [one, seen, other, spoken] = given;
    const words = WORDS[spoken];
    const [top = '', ...texts] = textsOf(answerCard(one, seen, coverage(other), words));
    expect(foreignMarkup(top, headed(top), never)).toEqual([]);
    const isNone = one.status === 'none';
    expect(top.split('\n').length).toBeLessThanOrEqual(isNone ? 2 : 3);
    const none = [words.none, `-# ${words.covers(coverage(other))}`];
    expect(isNone ? texts : none).toEqual(none);
    expect(texts.length % 2).toBe(0);
    for (const [i, text] of texts.entries()) {
      const isPassage = !isNone && i % 2 === 0;
      const source = isNone ? ['-# '] : ['-# ', '-# '];
      expect(foreignMarkup(text, i % 2 === 0 ? [''] : source, () => isPassage)).toEqual([]);
    }
    expect(questionIn(top)).toBe(clip(one.question, LONGEST_ECHO));
  }),
);

test('an article fits at every paragraph and obeys no stranger', PATIENCE, () =>
  check(
    { test: 150, fuzz: 6_000 },
    fc.tuple(article, fc.nat({ max: 99_999 }), language),
    (given) => {
      const [one, paragraph, spoken] = given;
      const [top = '', ...texts] = textsOf(articleCard(one, paragraph, WORDS[spoken]));
      expect(foreignMarkup(top, ['## ', '-# '], never)).toEqual([]);
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) {
        const openings = text.includes('\n') ? ['', '-# '] : [''];
        expect(foreignMarkup(text, openings, never)).toEqual([]);
      }
    },
  ),
);

test('an article can be read to its end, paragraph by paragraph', PATIENCE, () =>
  check({ test: 60, fuzz: 2_000 }, article, (one) => {
    const shown: string[] = [];
    for (let next = 1; next <= one.paragraphs.length;) {
      const [, ...texts] = textsOf(articleCard(one, next, WORDS.ko));
      shown.push(...texts);
      next += texts.length;
    }
    expect(shown).toHaveLength(one.paragraphs.length);
    for (const [i, text] of shown.entries()) {
      const [read = ''] = text.split('\n');
      const isWhole = text.includes('\n');
      expect(isWhole || read.endsWith(' …')).toBe(true);
      expect(isWhole ? unescapeMarkdown(read) : one.paragraphs[i]).toBe(one.paragraphs[i]);
    }
  }),
);

test('a list of articles fits and obeys no stranger', PATIENCE, () =>
  check(
    { test: 150, fuzz: 4_000 },
    fc.record({
      articles: fc.array(article, { minLength: 1, maxLength: A_PAGE }),
      page: fc.nat({ max: 999 }),
      about: fc.option(anyLine),
      order: fc.constantFrom('newest', 'oldest'),
      year: fc.option(fc.integer({ min: 1, max: 99_999 })),
      spoken: language,
    }),
    ({ articles, page, spoken, ...seen }) => {
      const distinctly = articles.map((one, i) => ({ ...one, id: `${ID}-${i}` }));
      const listed = { total: (page + 1) * A_PAGE, page, articles: distinctly };
      const card = sourcesCard(listed, { asker: ASKER, page, ...seen }, WORDS[spoken]);
      const [top = '', ...texts] = textsOf(card);
      expect(foreignMarkup(top, ['## ', '-# '], never)).toEqual([]);
      expect(texts).toHaveLength(articles.length);
      for (const text of texts) {
        expect(foreignMarkup(text, ['', '-# '], (line) => line === 0)).toEqual([]);
      }
    },
  ),
);

test('a timeline fits on every page and obeys no stranger', PATIENCE, () =>
  check(
    { test: 100, fuzz: 3_000 },
    fc.record({
      passages: fc.array(passage, { maxLength: 24 }),
      topic: question,
      spoken: language,
    }),
    ({ passages, topic, spoken }) => {
      const near = passages.map((one) => {
        const { published } = one.article;
        const year = 2_000 + (published.year % 4);
        return { ...one, article: { ...one.article, published: { ...published, year } } };
      });
      const years = timeline(near, null, null);
      const shown: number[] = [];
      const entries = years.reduce((sum, year) => sum + year.entries.length, 0);
      let seen = 0;
      for (let page = 0; page === 0 || seen < entries; page++) {
        expect(page).toBeLessThan(99);
        const card = timelineCard(
          years,
          { topic, asker: ASKER, page, from: null, to: null },
          WORDS[spoken],
        );
        const [top = '', ...texts] = textsOf(card);
        expect(foreignMarkup(top, ['## ', '-# '], never)).toEqual([]);
        for (const text of texts) {
          const [, gap, year] = /^(-# [^\n]+\n)?### (\d{4})$/u.exec(text) ?? [];
          const heading = gap === undefined ? ['### '] : ['-# ', '### '];
          const isEntry = year === undefined;
          const openings = isEntry ? ['', '-# '] : heading;
          expect(foreignMarkup(text, openings, (line) => isEntry && line === 0)).toEqual([]);
          if (isEntry) seen++;
          else shown.push(Number(year));
        }
      }
      expect(seen).toBe(entries);
      expect(shown).toEqual(years.map(({ year }) => year));
    },
  ),
);

const value = fc.option(fc.oneof(anyLine, url));

test('a page that was read fits, in its card and in its form', PATIENCE, () =>
  check(
    { test: 100, fuzz: 4_000 },
    fc.record({
      id: fc.uuid(),
      draft: fc.record({
        title: value,
        publisher: value,
        author: value,
        published: value,
        url: value,
        paragraphs: fc.array(anyLine, { maxLength: 12 }),
      }),
      twin: fc.option(fc.constant(ID)),
      spoken: language,
    }),
    ({ id, draft, twin, spoken }) => {
      const { imports } = WORDS[spoken];
      const texts = textsOf(draftCard(id, draft, twin, WORDS[spoken]));
      const [top, about = '', remarks = '', shown] = texts;
      expect(top).toBe(`## ${imports.heading}`);
      const fields = DRAFT_FIELDS.map((field) => `**${imports.name(field)}** `);
      expect(foreignMarkup(about, fields, never)).toEqual([]);
      const missing = (['title', 'publisher', 'published'] as const).filter(
        (field) => draft[field] === null,
      );
      const openings = [
        '',
        ...(missing.length === 0 ? [] : [`⚠️ ${imports.incomplete(missing)}`]),
        ...(twin === null ? [] : ['⚠️ ']),
        '-# ',
      ];
      expect(foreignMarkup(remarks, openings, never)).toEqual([]);
      for (const paragraph of shown?.split('\n\n') ?? []) {
        expect(foreignMarkup(paragraph, [''], never)).toEqual([]);
      }
      const form = Modal.parse(JSON.parse(JSON.stringify(draftForm(id, draft, WORDS[spoken]))));
      expect(judgeModal(form)).toEqual([]);
    },
  ),
);

test('a list of lines fits, however many and long they are', PATIENCE, () =>
  check({ test: 100, fuzz: 2_000 }, fc.array(anyLine, { minLength: 1, maxLength: 60 }), (lines) => {
    const texts = listCards(lines).flatMap(textsOf);
    expect(texts.flatMap((text) => text.split('\n'))).toHaveLength(lines.length);
  }),
);

test('what is escaped is read back as it was, and shows no markup', PATIENCE, () =>
  check({ test: 400, fuzz: 30_000 }, typed, (text) => {
    const escaped = escapeMarkdown(text);
    expect(unescapeMarkdown(escaped)).toBe(text);
    const line = clip(text, 4_000);
    expect(foreignMarkup(escapeMarkdown(line), [''], never)).toEqual([]);
  }),
);

test('what is quoted is one line without markup, no longer than asked for', PATIENCE, () =>
  check({ test: 300, fuzz: 10_000 }, fc.tuple(typed, fc.integer({ min: 1, max: 300 })), (given) => {
    const [text, longest] = given;
    const quoted = quote(text, longest);
    expect(quoted.length).toBeLessThanOrEqual(longest);
    expect(quoted.isWellFormed()).toBe(true);
    expect(foreignMarkup(quoted, [''], never)).toEqual([]);
    const whole = clip(text, 20_000);
    const read = unescapeMarkdown(quoted);
    expect(read === whole || whole.startsWith(read.slice(0, -1))).toBe(true);
  }),
);

test('a question without markup holds no mention, and no other word of it is lost', PATIENCE, () =>
  check({ test: 300, fuzz: 10_000 }, fc.oneof(markup, typed, anyText(200)), (text) => {
    const left = withoutMarkup(text);
    expect(left).not.toMatch(/<@!?\d+>|<#\d+>|https?:\/\/\S/u);
    const letters = (one: string) => one.match(/[가-힣]/gu)?.length ?? 0;
    const addresses = text.match(/<[^<>\s]+>|https?:\/\/[^<\s]+/gu)?.join('') ?? '';
    expect(letters(left)).toBeGreaterThanOrEqual(letters(text) - letters(addresses));
  }),
);
