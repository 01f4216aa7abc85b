import { ComponentType } from 'discord.js';
import { expect, test } from 'vitest';
import type { Coverage } from '../../../src/archive/edition.ts';
import {
  answerCard as viewedAnswerCard,
  questionIn,
  type View,
} from '../../../src/discord/cards/answer-card.ts';
import { articleCard } from '../../../src/discord/cards/article-card.ts';
import { type Card, faultCard, listCards, noteCard } from '../../../src/discord/cards/card.ts';
import { sourcesCard } from '../../../src/discord/cards/sources-card.ts';
import type { Answer } from '../../../src/search/answer.ts';
import { WORDS } from '../../../src/words/languages.ts';
import type { Words } from '../../../src/words/words.ts';
import { article, passage } from '../../support/articles.ts';

const VIEW: View = {
  asker: '80351110224678912',
  page: 0,
  order: 'best',
  year: null,
  isPrivate: false,
};
const DATE = { edtf: '2017-09-24', year: 2017, month: 9, day: 24, approximate: false };
const COVERAGE: Coverage = {
  articles: 2,
  paragraphs: 9,
  oldest: DATE,
  newest: DATE,
  topics: ['카카오톡', '해외진출'],
};
const answerCard = (answered: Answer, words: Words) =>
  viewedAnswerCard(answered, VIEW, COVERAGE, words);

const texts = (card: Card) =>
  card.components.flatMap((part) => {
    if (part.type === ComponentType.TextDisplay) return part.content;
    return part.type === ComponentType.Section ? part.components.map(({ content }) => content) : [];
  });

const { ActionRow, Section, Separator, TextDisplay } = ComponentType;

const typesOf = (card: Card) => card.components.map(({ type }) => type);

/** The labels of the buttons of a card, row by row. */
const labelsOf = (card: Card) =>
  card.components.flatMap((part) =>
    part.type === ComponentType.ActionRow
      ? [part.components.map((one) => ('label' in one ? one.label : null))]
      : [],
  );

/** Discord's limits for one message, and the one on bytes that it does not publish. */
function expectToFit(card: Card): void {
  const shown = texts(card);
  const bytes = shown.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0);
  expect(shown.join('').length).toBeLessThanOrEqual(4_000);
  expect(bytes).toBeLessThanOrEqual(10_170);
}

function answer(paragraph: string, passages: number, title = '카카오 소식'): Answer {
  return {
    question: '카카오톡 해외 진출?'.repeat(40),
    corrections: [],
    rewordings: [],
    periods: [],
    status: 'weak',
    passages: Array.from({ length: passages }, () =>
      passage(paragraph, {
        article: article({
          id: 'a',
          title,
          url: `https://example.com/${'%ec%b9%b4'.repeat(40)}`,
          paragraphs: [paragraph],
        }),
        answer: { start: 0, end: Math.min(20, paragraph.length) },
      }),
    ),
  };
}

test.each([
  ['Korean', '카카오톡은 해외로 진출했다. '.repeat(2_000)],
  ['Korean without spaces', '카카오톡은해외로진출했다'.repeat(2_000)],
  ['Markdown', '*_`~|<>[] '.repeat(2_000)],
  ['emoji', '🍎🍊🍇 '.repeat(2_000)],
  ['ASCII', 'Kakao goes abroad. '.repeat(2_000)],
])('a paragraph of 20 kB of %s fits', (_, paragraph) => {
  for (const passages of [1, 3]) {
    for (const title of ['짧은 제목', '긴 제목 [*]'.repeat(200)]) {
      const card = answerCard(answer(paragraph, passages, title), WORDS.ko);
      expectToFit(card);
      const [, ...parts] = texts(card);
      expect(parts).toHaveLength(2 * passages);
      const [shown, sources] = [0, 1].map((first) => parts.filter((_part, i) => i % 2 === first));
      for (const part of shown ?? []) expect(part.length).toBeGreaterThan(500);
      for (const part of sources ?? []) expect(part).toMatch(/^-# [^\n]+\n-# [^\n]+$/u);
    }
  }
});

test('a passage shows its title, publisher, author, date, place and link', () => {
  const paragraph = '카카오톡은 해외로 갔다.';
  const cited = passage(paragraph, {
    article: article({
      id: 'a',
      paragraphs: [paragraph],
      title: '[팩플] 청사진',
      author: '한준호',
      url: 'https://a.kr/1_2',
    }),
    matches: [{ start: 0, end: 4 }],
  });
  const card = answerCard(
    { ...answer(paragraph, 1), question: '카톡', status: 'answered', passages: [cited] },
    WORDS.ko,
  );
  expect(texts(card)).toEqual([
    '## 카톡',
    '**__카카오톡__은 해외로 갔다.**',
    [
      '-# \\[팩플\\] 청사진',
      '-# 시험일보 · 한준호 · 2017년 9월 24일 · 1/1문단 · [원문](<https://a.kr/1_2>)',
    ].join('\n'),
  ]);
  expect(typesOf(card)).toEqual([
    TextDisplay,
    Separator,
    TextDisplay,
    Section,
    Separator,
    ActionRow,
  ]);
});

test('of a long passage so much is shown as is read in a chat, around the sentence that answers', () => {
  const sentences = Array.from({ length: 100 }, (_, i) => `카카오의 ${i}번째 소식이다. `);
  const told = sentences.join('');
  const start = told.indexOf('카카오의 60번째');
  const long = passage(told, { answer: { start, end: start + 15 } });
  const card = answerCard({ ...answer('글', 1), passages: [long] }, WORDS.ko);
  const [, shown = ''] = texts(card);
  expect(shown).toMatch(/^… \d+번째 소식이다\. .*\*\*카카오의 60번째 소식이다\.\*\*.* …$/u);
  expect(shown.length).toBeGreaterThan(600);
  expect(shown.length).toBeLessThan(720);
});

test('nothing found says so, what the archive covers, and stands apart from deleting it', () => {
  const card = answerCard({ ...answer('글', 3), question: '한라산', status: 'none' }, WORDS.en);
  expect(texts(card)).toEqual(['## 한라산', WORDS.en.none, `-# ${WORDS.en.covers(COVERAGE)}`]);
  expect(labelsOf(card)).toEqual([COVERAGE.topics, [WORDS.en.delete]]);
  expect(typesOf(card).slice(3)).toEqual([ActionRow, Separator, ActionRow]);
});

test('a private answer with nothing found has nothing to delete', () => {
  const nothing = { ...answer('글', 3), question: '한라산', status: 'none' } as const;
  const card = viewedAnswerCard(nothing, { ...VIEW, isPrivate: true }, COVERAGE, WORDS.en);
  expect(labelsOf(card)).toEqual([COVERAGE.topics]);
  expect(typesOf(card)).not.toContain(Separator);
});

test('one line below its heading divides an article, and a list of articles', () => {
  const paragraphs = ['카카오톡은 해외로 갔다.', '멜론은 음원 서비스다.', '끝.'];
  const told = article({ id: 'a', paragraphs });
  expect(typesOf(articleCard(told, 1, WORDS.ko))).toEqual([
    TextDisplay,
    Separator,
    ...paragraphs.map(() => TextDisplay),
  ]);
  const seen = { asker: VIEW.asker, page: 0, order: 'newest', year: null, about: null } as const;
  const listed = { total: 2, page: 0, articles: [told, { ...told, id: 'b' }] };
  expect(typesOf(sourcesCard(listed, seen, WORDS.ko))).toEqual([
    TextDisplay,
    Separator,
    Section,
    Section,
    Separator,
    ActionRow,
  ]);
});

test('what articles say is yellow, what went wrong red, and a note has no colour', () => {
  expect(answerCard(answer('글', 1), WORDS.ko).accent_color).toBe(0xfee500);
  expect(faultCard('글').accent_color).toBe(0xd22d39);
  expect(noteCard('글')).not.toHaveProperty('accent_color');
});

test.each([
  '카카오톡 해외 진출?',
  '# 제목 *별* <@1> [링크](x) `코드` \\',
  '1. 목록 - 2.5%',
  '-빼기',
  '\\\\ 두 번',
  '1\\. 하나',
])('the question in a heading is read back as it was asked: %s', (question) => {
  const card = answerCard({ ...answer('글', 1), question }, WORDS.ko);
  expect(questionIn(texts(card)[0] ?? '')).toBe(question);
});

test('the smaller heading of a card of an earlier version is read too, and no other', () => {
  expect(questionIn('### 카톡 \\*해외\\*\n-# 카톡 = 카카오톡')).toBe('카톡 *해외*');
  for (const other of ['# 카톡', '#### 카톡', '##카톡', '\\## 카톡', '-# 카톡', '카톡\n## 해외']) {
    expect(questionIn(other)).toBeNull();
  }
});

test('a long list takes as many cards as it needs and loses no line', () => {
  const lines = Array.from({ length: 500 }, (_, i) => `기사 ${i}: 날짜가 아닙니다`);
  const cards = listCards(lines);
  expect(cards.length).toBeGreaterThan(1);
  for (const card of cards) expectToFit(card);
  expect(cards.flatMap(texts).flatMap((text) => text.split('\n'))).toEqual(lines);
});
