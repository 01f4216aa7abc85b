import { expect, test } from 'vitest';
import { timelineCard } from '../../../src/discord/cards/timeline-card.ts';
import { MessageBody } from '../../../src/local-discord/bodies.ts';
import { SEPARATOR, TEXT, walk } from '../../../src/local-discord/components.ts';
import { judgeMessage } from '../../../src/local-discord/rules.ts';
import type { TimelineYear } from '../../../src/search/timeline.ts';
import { WORDS } from '../../../src/words/languages.ts';
import { article, passage } from '../../support/articles.ts';

const VIEW = { topic: '카카오톡', asker: '80351110224678912', page: 0, from: null, to: null };

/** Years with so many entries each. */
function yearsOf(years: readonly number[], entries: number): TimelineYear[] {
  return years.map((year) => ({
    year,
    entries: Array.from({ length: entries }, (_, i) => ({
      date: { year, month: 3, day: i + 1 },
      passage: passage(`${year}년의 소식 ${i}이다.`, {
        article: article({ id: `${year}-${i}`, paragraphs: ['글'] }),
      }),
    })),
  }));
}

/** Every page of a timeline, as a message of Discord's. */
function pagesOf(years: readonly TimelineYear[]): MessageBody[] {
  const page = (at: number) =>
    MessageBody.parse({
      flags: 1 << 15,
      components: [timelineCard(years, { ...VIEW, page: at }, WORDS.ko)],
      allowed_mentions: { parse: [] },
    });
  const labels = partsOf(page(0)).flatMap(({ label }) => label ?? []);
  const count = Number(labels.find((label) => label.startsWith('1 / '))?.slice(4) ?? 1);
  return Array.from({ length: count }, (_, at) => page(at));
}

const partsOf = (body: MessageBody) => [...walk(body.components)].map(({ component }) => component);

const textsOf = (body: MessageBody) =>
  partsOf(body).flatMap(({ type, content }) => (type === TEXT ? [content ?? ''] : []));

const EVERY_SECOND = Array.from({ length: 19 }, (_, i) => 1990 + 2 * i);
const EVERY = Array.from({ length: 37 }, (_, i) => 1990 + i);

test.each([
  ['every second year, an entry each', EVERY_SECOND, 1],
  ['every second year, six entries each', EVERY_SECOND, 6],
  ['every year, an entry each', EVERY, 1],
  ['every year, six entries each', EVERY, 6],
])('a timeline of %s has no more components a page than Discord takes', (_, years, entries) => {
  const pages = pagesOf(yearsOf(years, entries));
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) {
    expect(partsOf(page).length).toBeLessThanOrEqual(40);
    expect(judgeMessage(page)).toEqual({ faults: [], fails: false, warnings: [] });
  }
  const texts = pages.flatMap((page) => textsOf(page).slice(1));
  const shown = texts.flatMap((text) => /^### (\d{4})$/mu.exec(text)?.[1] ?? []).map(Number);
  expect(shown).toEqual(years);
  expect(texts).toHaveLength(years.length * (1 + entries));
});

test('a year and each of its entries are texts of their own, a gap stands above the year', () => {
  const [page] = pagesOf(yearsOf([2017, 2018, 2020, 2024], 1));
  if (page === undefined) throw new Error('no page');
  const entry = (year: number) =>
    `**3월 1일** ${year}년의 소식 0이다.\n-# 시험일보 · 2017년 9월 24일 · [원문](<https://example.com/news/1>)`;
  expect(textsOf(page)).toEqual([
    '## 카카오톡\n-# 연표 · 2017–2024 · 4건',
    '### 2017',
    entry(2017),
    '### 2018',
    entry(2018),
    '-# 2019 · 기록 없음\n### 2020',
    entry(2020),
    '-# 2021–2023 · 기록 없음\n### 2024',
    entry(2024),
  ]);
  expect(partsOf(page).filter(({ type }) => type === SEPARATOR)).toHaveLength(4);
});
