import { join } from 'node:path';
import { ComponentType } from 'discord.js';
import { expect, test } from 'vitest';
import { openArchive } from '../../../src/archive/archive.ts';
import { openEdition } from '../../../src/archive/edition.ts';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { answerCard } from '../../../src/discord/cards/answer-card.ts';
import { articleCard } from '../../../src/discord/cards/article-card.ts';
import type { Card } from '../../../src/discord/cards/card.ts';
import { timelineCard } from '../../../src/discord/cards/timeline-card.ts';
import type { Passage } from '../../../src/search/answer.ts';
import { WORDS } from '../../../src/words/languages.ts';
import { TODAY } from '../../support/articles.ts';

const CORPUS = new URL('../../../corpus', import.meta.url).pathname;
const corpus = await readCorpus(CORPUS, join(CORPUS, 'aliases.yaml'));
const archive = await openArchive({
  open: (before) => openEdition({ readCorpus: async () => corpus, before }),
  today: () => TODAY,
});
const ASKER = '80351110224678912';

/** What Discord takes: characters, bytes, components and ids. */
function expectToFit(card: Card): void {
  const texts: string[] = [];
  const ids: string[] = [];
  let components = 1;
  const count = (parts: readonly object[]) => {
    for (const part of parts) {
      components++;
      if ('type' in part && part.type === ComponentType.TextDisplay && 'content' in part) {
        texts.push(String(part.content));
      }
      if ('custom_id' in part) ids.push(String(part.custom_id));
      if ('components' in part && Array.isArray(part.components)) count(part.components);
      if ('accessory' in part && typeof part.accessory === 'object') count([part.accessory ?? {}]);
    }
  };
  count(card.components);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0);
  expect(texts.join('').length).toBeLessThanOrEqual(4_000);
  expect(bytes).toBeLessThanOrEqual(10_170);
  expect(components).toBeLessThanOrEqual(40);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(100);
}

test('every three paragraphs of the archive fit a card, the longest ones too', () => {
  const passages = corpus.articles
    .flatMap(({ paragraphs, ...article }) =>
      paragraphs.map((text, i): Passage => ({
        article,
        paragraph: i + 1,
        of: paragraphs.length,
        text,
        score: 1,
        matches: [{ start: 0, end: 2 }],
        answer: { start: 0, end: Math.min(40, text.length) },
        same: [],
      })),
    )
    .toSorted((a, b) => b.text.length - a.text.length);
  expect(passages.length).toBeGreaterThan(300);
  const question = '카카오톡 해외 진출은 어떻게 되었나요? '.repeat(14);
  for (let page = 0; page * 3 < passages.length; page++) {
    const answer = {
      question,
      corrections: [],
      rewordings: [],
      periods: [],
      status: 'weak',
      passages,
    } as const;
    const view = { asker: ASKER, page, order: 'best', year: null, isPrivate: false } as const;
    expectToFit(answerCard(answer, view, archive.coverage, WORDS.en));
  }
});

test('every article opens at every paragraph', () => {
  expect(corpus.articles.length).toBeGreaterThan(100);
  for (const article of corpus.articles) {
    for (let paragraph = 1; paragraph <= article.paragraphs.length; paragraph++) {
      expectToFit(articleCard(article, paragraph, WORDS.ko));
    }
  }
});

test('the timeline of every topic fits on every page', async () => {
  expect(archive.coverage.topics.length).toBeGreaterThan(50);
  for (const topic of archive.coverage.topics) {
    const years = await archive.timeline(topic, null, null);
    if (years.length === 0) continue;
    for (let page = 0; page < 8; page++) {
      const view = { topic, asker: ASKER, page, from: null, to: null };
      expectToFit(timelineCard(years, view, WORDS.en));
    }
  }
});
