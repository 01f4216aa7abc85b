import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCorpus, isCopied } from '../../src/corpus/check.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { nameKey } from '../../src/search/aliases.ts';
import { TODAY } from '../support/articles.ts';

const FOLDER = new URL('../../corpus', import.meta.url).pathname;
const corpus = await readCorpus(FOLDER, join(FOLDER, 'aliases.yaml'));

/** A folder of the pages that the corpus retells, where someone has it. */
const originals = process.env['ORIGINALS_DIR'];

const report = await checkCorpus(FOLDER, {
  today: TODAY,
  sharedAliases: join(FOLDER, 'aliases.yaml'),
  originals: originals ?? null,
});

test('the shipped corpus has no fault and no flaw', () => {
  expect(report.refused).toEqual([]);
  expect(report.remarks).toEqual([]);
});

test('it reaches from 2009 to 2026 without a year missing', () => {
  const years = new Set(corpus.articles.map(({ published }) => published.year));
  const all = Array.from({ length: 2026 - 2009 + 1 }, (_, i) => 2009 + i);
  expect(all.filter((year) => !years.has(year))).toEqual([]);
});

test('no name stands in two groups of aliases', () => {
  const names = corpus.aliases.flat().map(nameKey);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test.skipIf(originals === undefined)(
  'no paragraph shares 25 characters with an original page (ORIGINALS_DIR)',
  () => {
    expect(report.overlaps.length).toBeGreaterThan(0);
    expect(report.overlaps.filter(isCopied)).toEqual([]);
  },
);
