import { expect, test } from 'vitest';
import { articleCard } from '../../../src/discord/cards/article-card.ts';
import { sourcesCard } from '../../../src/discord/cards/sources-card.ts';
import { timelineCard } from '../../../src/discord/cards/timeline-card.ts';
import { MessageBody } from '../../../src/local-discord/bodies.ts';
import { judgeMessage } from '../../../src/local-discord/rules.ts';
import { WORDS } from '../../../src/words/languages.ts';
import { article, passage } from '../../support/articles.ts';

const ASKER = '80351110224678912';
const LONG_LINK = `https://a.kr/${'%ec%b9%b4'.repeat(50)}`;

const judged = (card: object) =>
  judgeMessage(
    MessageBody.parse({ flags: 1 << 15, components: [card], allowed_mentions: { parse: [] } }),
  );
const FITS = { faults: [], fails: false, warnings: [] };

const long = (id: string) =>
  article({
    id,
    title: '*'.repeat(300),
    publisher: '[시험]'.repeat(2_000),
    url: LONG_LINK,
    paragraphs: ['카카오톡은 해외로 갔다.'],
  });

test('an article of a publisher with a name beyond all measure fits', () => {
  expect(judged(articleCard(long('a'), 1, WORDS.ko))).toEqual(FITS);
});

test('an article of a hundred short paragraphs fits on every page', () => {
  const paragraphs = Array.from({ length: 100 }, (_, i) => `카카오가 소식 ${i}을 전했다.`);
  const many = article({ id: 'a', paragraphs });
  for (const first of [1, 2, 31, 71, 100]) {
    expect(judged(articleCard(many, first, WORDS.ko))).toEqual(FITS);
  }
  expect(JSON.stringify(articleCard(many, 1, WORDS.ko))).toContain('카카오가 소식 29을 전했다.');
});

test('eight articles with long titles and links fit, without the links that do not', () => {
  const articles = Array.from({ length: 8 }, (_, i) => long(String(i)));
  const view = { asker: ASKER, page: 0, order: 'newest', year: null, about: null } as const;
  const card = sourcesCard({ total: 8, page: 0, articles }, view, WORDS.ko);
  expect(judged(card)).toEqual(FITS);
  expect(JSON.stringify(card)).not.toContain(LONG_LINK);
  const few = sourcesCard({ total: 2, page: 0, articles: articles.slice(0, 2) }, view, WORDS.ko);
  expect(JSON.stringify(few)).toContain(LONG_LINK);
});

test('a year of six entries with long sentences and links fits', () => {
  const entries = Array.from({ length: 6 }, (_, i) => ({
    date: { year: 2017, month: 9, day: i + 1 },
    passage: passage('*카카오톡* '.repeat(200), { article: long(String(i)) }),
  }));
  const view = { topic: '카카오톡', asker: ASKER, page: 0, from: null, to: null };
  expect(judged(timelineCard([{ year: 2017, entries }], view, WORDS.ko))).toEqual(FITS);
});
