import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { answers, parseJudgements } from '../../src/evaluation/judgement.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const corpus = await readCorpus(join(ROOT, 'corpus'), join(ROOT, 'corpus/aliases.yaml'));
const read = async (name: string) => {
  const file = join(ROOT, 'test/judgements', name);
  return parseJudgements(name, await readFile(file, 'utf8'));
};
const answerable = await read('answerable.jsonl');
const unanswerable = await read('unanswerable.jsonl');
const paragraphs = corpus.articles.flatMap((article) =>
  article.paragraphs.map((text, i) => ({ article, paragraph: i + 1, text })),
);

test('every answerable question has a paragraph that answers it', () => {
  const lost = answerable.filter(
    (judgement) => !paragraphs.some((paragraph) => answers(judgement, paragraph)),
  );
  expect(lost.map(({ id }) => id)).toEqual([]);
});

test('every shipped article is asked about at least twice', () => {
  const asked = corpus.articles.map(({ id }) => ({
    id,
    times: answerable.filter(({ articles }) => articles.includes(id)).length,
  }));
  expect(asked.filter(({ times }) => times < 2)).toEqual([]);
});

test('no id is given twice, and both kinds have questions of both splits', () => {
  const all = [...answerable, ...unanswerable];
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const kind of [answerable, unanswerable]) {
    expect(kind.filter(({ split }) => split === 'report').length).toBeGreaterThan(50);
    expect(kind.filter(({ split }) => split === 'learn').length).toBeGreaterThan(50);
  }
});
