import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { Day } from '../../src/korean/periods.ts';
import { analyse } from '../../src/search/analysis.ts';
import type { Passage } from '../../src/search/answer.ts';
import { createNumbering } from '../../src/search/numbering.ts';
import { createParagraphStore, type ParagraphStore } from '../../src/search/paragraph-store.ts';

/** The day on which the tests ask. */
export const TODAY: Day = { year: 2026, month: 11, day: 21 };

/** An article for a test, with what the test does not care about filled in. */
export function article(fields: Pick<Article, 'id' | 'paragraphs'> & Partial<Article>): Article {
  return {
    title: '카카오 소식',
    titleIsOurs: false,
    publisher: '시험일보',
    author: null,
    published: { edtf: '2017-09-24', year: 2017, month: 9, day: 24, approximate: false },
    url: 'https://example.com/news/1',
    topics: [],
    form: 'original',
    ...fields,
  };
}

/** The store of some articles, as an edition has it. */
export function storeOf(...articles: Article[]): ParagraphStore {
  const numbering = createNumbering();
  const analysed = articles.map((one) => analyse(one, numbering));
  return createParagraphStore(analysed, numbering);
}

/** A found passage for a test: the only paragraph of an article. */
export function passage(text: string, fields: Partial<Passage> = {}): Passage {
  return {
    article: article({ id: 'a', paragraphs: [text] }),
    paragraph: 1,
    of: 1,
    text,
    score: 1,
    matches: [],
    answer: { start: 0, end: text.length },
    same: [],
    ...fields,
  };
}

/** A corpus folder with these files in it, removed when the test ends. */
export async function corpusFolder(
  files: Readonly<Record<string, string | Buffer>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'corpus-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'articles'));
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content);
  return folder;
}

/** An article file as an operator writes it. */
export function articleFile(
  fields: Readonly<Record<string, string>>,
  ...paragraphs: string[]
): string {
  const front = { title: '카카오 소식', publisher: '시험일보', published: '2017-09-24', ...fields };
  const lines = Object.entries(front).map(([field, value]) => `${field}: ${value}`);
  return ['---', ...lines, '---', '', paragraphs.join('\n\n'), ''].join('\n');
}
