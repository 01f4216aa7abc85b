import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openEdition } from '../../src/archive/edition.ts';
import type { Day, Period } from '../../src/korean/periods.ts';
import type { Span } from '../../src/korean/sentences.ts';
import { type Answer, type Passage, shownPassages } from '../../src/search/answer.ts';
import { reportSchema, requestSchema, VALUES } from '../../src/thread/messages.ts';
import { TODAY } from '../support/articles.ts';
import { check, IS_FUZZ, PATIENCE, say } from './cases.ts';
import { shipped } from './shipped.ts';
import { typed } from './texts.ts';

/** Of the processor, in milliseconds: while other things run, the clock says nothing of a question. */
const LONGEST_QUESTION = 50;

const edition = await openEdition({ readCorpus: async () => shipped, before: null });
const articles = new Map(shipped.articles.map((article) => [article.id, article]));
const slowest = { time: 0, text: '' };

afterAll(() => {
  say(`slowest question: ${slowest.time.toFixed(1)} ms ${JSON.stringify(slowest.text)}`);
});

/** Asks, again where it took long, as a machine that does other things is slow at times. */
async function ask(text: string, limit: number): Promise<Answer> {
  let least = Infinity;
  for (let round = 0; ; round++) {
    const before = process.cpuUsage();
    const answer = await edition.ask({ text, limit }, TODAY);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
    if (IS_FUZZ && least > LONGEST_QUESTION && round < 2) continue;
    if (least > slowest.time) Object.assign(slowest, { time: least, text: text.slice(0, 400) });
    expect(IS_FUZZ ? least : 0).toBeLessThanOrEqual(LONGEST_QUESTION);
    return answer;
  }
}

function expectWholeSpans(text: string, spans: readonly Span[]): void {
  let last = -1;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThan(last);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(text.slice(start, end).isWellFormed()).toBe(true);
    last = end;
  }
}

function expectPassage({ article, paragraph, of, text, score, ...rest }: Passage): void {
  const source = articles.get(article.id);
  expect(source?.paragraphs[paragraph - 1]).toBe(text);
  expect(source?.paragraphs.length).toBe(of);
  expect(score).toBeGreaterThanOrEqual(0);
  expect(score).toBeLessThanOrEqual(1);
  expectWholeSpans(text, rest.matches);
  expectWholeSpans(text, [rest.answer]);
  for (const place of rest.same) {
    expect(articles.get(place.article.id)?.paragraphs[place.paragraph - 1]).toBeDefined();
  }
}

const order = ({ year, month, day }: Day) => year * 10_000 + month * 100 + day;

function expectPeriod({ from, to, text, start, end }: Period): void {
  expect(from ?? to).not.toBeNull();
  for (const day of [from, to]) {
    if (day === null) continue;
    const date = new Date(Date.UTC(day.year, day.month - 1, day.day));
    expect([date.getUTCMonth() + 1, date.getUTCDate()]).toEqual([day.month, day.day]);
  }
  expect(from === null ? 0 : order(from)).toBeLessThanOrEqual(to === null ? Infinity : order(to));
  expect(end - start).toBe(text.length);
}

test('an answer keeps its rules, whatever is asked', PATIENCE, () =>
  check(
    { test: 300, fuzz: 30_000 },
    fc.record({ text: typed, limit: fc.integer({ min: 1, max: 50 }) }),
    async ({ text, limit }) => {
      const answer = await ask(text, limit);
      expect(answer.question).toBe(text);
      expect(answer.passages.length).toBeLessThanOrEqual(limit);
      expect(shownPassages(answer).length === 0).toBe(answer.status === 'none');
      for (const passage of answer.passages) expectPassage(passage);
      const places = answer.passages.map(({ article, paragraph }) => `${article.id} ${paragraph}`);
      expect(new Set(places).size).toBe(places.length);
      for (const period of answer.periods) expectPeriod(period);
      for (const { typed: before, read } of answer.corrections) expect(read).not.toBe(before);
      // What crosses to the bot's thread is the same there.
      expect(VALUES.ask.parse(structuredClone(answer))).toEqual(answer);
    },
  ),
);

test('the same question has the same answer, whatever was asked in between', PATIENCE, () =>
  check({ test: 60, fuzz: 3_000 }, fc.tuple(typed, typed), async ([text, between]) => {
    const first = await ask(text, 5);
    await ask(between, 5);
    expect(await ask(text, 5)).toEqual(first);
  }),
);

const year = fc.option(fc.integer({ min: -1, max: 10_000 }));

test('a timeline is in order, within its years, and made of the archive', PATIENCE, () =>
  check(
    { test: 80, fuzz: 4_000 },
    fc.record({ topic: typed, from: year, to: year }),
    async ({ topic, from, to }) => {
      const years = await edition.timeline(topic, from, to, TODAY);
      const numbers = years.map((one) => one.year);
      expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
      for (const { year: told, entries } of years) {
        expect(told).toBeGreaterThanOrEqual(from ?? -Infinity);
        expect(told).toBeLessThanOrEqual(to ?? Infinity);
        expect(entries.length).toBeGreaterThan(0);
        for (const { date, passage } of entries) {
          expect(date.year).toBe(told);
          expectPassage(passage);
        }
      }
      expect(VALUES.timeline.parse(structuredClone(years))).toEqual(years);
    },
  ),
);

test('what is suggested is of the archive, as much as was asked for, each once', PATIENCE, () =>
  check(
    { test: 200, fuzz: 12_000 },
    fc.record({
      text: typed,
      what: fc.constantFrom('question', 'topic', 'about'),
      limit: fc.integer({ min: 0, max: 30 }),
    }),
    async ({ text, what, limit }) => {
      const suggested = await edition.suggest(what, text, limit);
      const titled = await edition.titled(text, limit);
      expect(suggested.length).toBeLessThanOrEqual(limit);
      expect(new Set(suggested).size).toBe(suggested.length);
      for (const { id } of titled) expect(articles.has(id)).toBe(true);
      const known = new Set(
        shipped.articles.flatMap((one) => [one.title, one.publisher, one.author, ...one.topics]),
      );
      for (const one of suggested) expect(known.has(one)).toBe(true);
      expect(VALUES.titled.parse(structuredClone(titled))).toEqual(titled);
    },
  ),
);

test('a list is a page of what it counts, and its last page past its end', PATIENCE, () =>
  check(
    { test: 200, fuzz: 5_000 },
    fc.record({
      about: fc.option(
        fc.oneof(typed, fc.constantFrom(...shipped.articles.map((a) => a.publisher))),
      ),
      year,
      order: fc.constantFrom('newest', 'oldest'),
      page: fc.nat({ max: 99_999 }),
      perPage: fc.integer({ min: 1, max: 40 }),
    }),
    async (listing) => {
      const { total, page, articles: listed } = await edition.list(listing);
      expect(listed.length).toBe(
        Math.min(listing.perPage, Math.max(0, total - page * listing.perPage)),
      );
      expect(listed.length > 0).toBe(total > 0);
      for (const { published } of listed) {
        expect(published.year).toBe(listing.year ?? published.year);
      }
    },
  ),
);

test('the articles that come with the bot are found by any of their texts', PATIENCE, () =>
  check(
    { test: 40, fuzz: 1_000 },
    fc.tuple(
      fc.oneof(
        fc.array(typed),
        fc.constantFrom(...shipped.articles).map((a) => a.paragraphs),
      ),
    ),
    async ([paragraphs]) => {
      const twin = await edition.twinOf(paragraphs);
      const own = shipped.articles.find((article) => article.paragraphs === paragraphs);
      expect(own?.id ?? twin).toBe(twin);
      expect(await edition.article(twin ?? '')).toEqual(articles.get(twin ?? '') ?? null);
    },
  ),
);

test('what is asked of the thread is understood there', PATIENCE, () =>
  check(
    { test: 200, fuzz: 5_000 },
    fc.record({ id: fc.nat(), text: typed, limit: fc.nat() }),
    ({ id, text, limit }) => {
      const request = { id, request: { call: 'ask', arguments: [{ text, limit }, TODAY] } };
      expect(requestSchema.parse(structuredClone(request))).toEqual(request);
      const failed = { kind: 'failed', id, message: text };
      expect(reportSchema.parse(structuredClone(failed))).toEqual(failed);
    },
  ),
);
