import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { longestSharedRun } from '../support/overlap.ts';

const FOLDER = new URL('../../corpus', import.meta.url).pathname;
const corpus = await readCorpus(FOLDER, join(FOLDER, 'aliases.yaml'));

/** A folder of the pages that the corpus retells, where someone has it. */
const originals = process.env['ORIGINALS_DIR'];

test('the shipped corpus has no fault', () => {
  expect(corpus.refused).toEqual([]);
});

test.each([
  '2017-09-21-zdnet-ai-everywhere',
  '2017-09-24-sportsworld-kakao-vision',
  '2021-11-17-joongang-if-kakao',
  '2022-05-tech42-global-open-chat',
  '2023-08-03-kpinews-second-quarter',
])('it holds %s', (id) => {
  expect(corpus.articles.map((article) => article.id)).toContain(id);
});

test('a paragraph can be read alone: it begins with no pronoun and no connective', () => {
  const paragraphs = corpus.articles.flatMap((article) => article.paragraphs);
  const leaning =
    /^(?:그는|그가|그의|이는|이에|이를|이어|이날|한편|또|또한|하지만|그러나|그리고|따라서)\s/u;
  expect(paragraphs.filter((paragraph) => leaning.test(paragraph))).toEqual([]);
});

describe.skipIf(originals === undefined)('overlap with the original pages (ORIGINALS_DIR)', () => {
  const folder = originals ?? '';
  const pages = originals === undefined ? [] : readdirSync(folder);

  test.each(pages)('%s shares no run of 25 characters with a paragraph of ours', (page) => {
    const original = readFileSync(join(folder, page), 'utf8');
    for (const { id, paragraphs } of corpus.articles) {
      for (const paragraph of paragraphs) {
        const run = longestSharedRun(paragraph, original);
        expect(run.length, `${id}: «${run}»`).toBeLessThan(25);
      }
    }
  });
});
