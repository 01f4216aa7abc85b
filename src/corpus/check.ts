import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article, CheckReport, Flaw, Overlap, Remark } from '../article/article.ts';
import { characterPairs, SAME, similarity } from '../article/similarity.ts';
import type { Day } from '../korean/periods.ts';
import { longestSharedRun } from './overlap.ts';
import { ARTICLES, readCorpus } from './read-corpus.ts';
import { readTopics } from './topics-file.ts';

/** What a check may take besides the corpus. */
export interface CheckOptions {
  readonly today: Day;
  /** The aliases file to use where the folder has none. */
  readonly sharedAliases: string;
  /** A folder of original pages, or `null`. */
  readonly originals: string | null;
}

const TOPICS = 'topics.yaml';

/** Longer paragraphs are cut wherever they are shown. */
const LONGEST_SHOWN = 1_200;

/** Shorter paragraphs say nothing alone. */
const SHORTEST = 20;

/** A retold paragraph shares no run of this many characters with the original. */
const COPIED = 25;

/** How a paragraph begins that leans on the one before it. */
const LEANING =
  /^(?:그는|그가|그의|그녀|이는|이에|이를|이어|이날|이들|이 회사|한편|또|또한|하지만|그러나|그리고|따라서|당시|양사)(?=[\s,])/u;

/** Control, format and private characters, and the sign of a lost one. */
const ODD = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\uFFFD]/u;

/** Finds everything that is wrong or unfinished in a corpus folder. */
export async function checkCorpus(folder: string, options: CheckOptions): Promise<CheckReport> {
  const { articles, refused } = await readCorpus(folder, options.sharedAliases);
  const topics = await readFile(join(folder, TOPICS), 'utf8').then(readTopics, () => null);
  const remarks: Remark[] = [];
  const names = new Map(
    (await readdir(join(folder, ARTICLES))).map((name) => [name.normalize('NFC'), name]),
  );
  for (const article of articles) {
    const name = `${article.id}.md`;
    const file = `${ARTICLES}/${name}`;
    const content = await readFile(join(folder, ARTICLES, names.get(name) ?? name), 'utf8');
    remarks.push(...ofFields(article, file, content, topics, options.today));
    remarks.push(...ofText(file, content));
  }
  return {
    articles: articles.length,
    paragraphs: articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
    refused,
    remarks: [...remarks, ...twins(articles)],
    overlaps: options.originals === null ? [] : await overlaps(articles, options.originals),
  };
}

/** Whether an overlap is a copy. */
export function isCopied({ run }: Overlap): boolean {
  return run.length >= COPIED;
}

function ofFields(
  { published: { year, month, day }, topics }: Article,
  file: string,
  content: string,
  vocabulary: ReadonlySet<string> | null,
  today: Day,
): Remark[] {
  const lines = content.split('\n');
  const lineOf = (field: string) => lines.findIndex((line) => line.startsWith(`${field}:`)) + 1;
  const isAhead = order(year, month ?? 1, day ?? 1) > order(today.year, today.month, today.day);
  const unknown = vocabulary === null ? [] : topics.filter((topic) => !vocabulary.has(topic));
  return [
    ...(isAhead ? [remark(file, lineOf('published'), 'future-date', String(year))] : []),
    ...unknown.map((topic) => remark(file, lineOf('topics'), 'unknown-topic', topic)),
  ];
}

function ofText(file: string, content: string): Remark[] {
  const found: Remark[] = [];
  let fences = 0;
  let paragraph = '';
  let start = 0;
  const end = (text: string) => {
    if (text.length > LONGEST_SHOWN) found.push(remark(file, start, 'too-long-to-show', text));
    if (text !== '' && text.length < SHORTEST) found.push(remark(file, start, 'too-short', text));
    if (LEANING.test(text)) found.push(remark(file, start, 'leaning', text));
  };
  for (const [i, line] of content.split(/\r?\n/u).entries()) {
    if (line !== line.normalize('NFC')) found.push(remark(file, i + 1, 'not-nfc', line));
    if (ODD.test(line)) found.push(remark(file, i + 1, 'odd-character', line));
    if (fences < 2) {
      if (line.startsWith('---')) fences++;
    } else if (line.trim() === '') {
      end(paragraph);
      paragraph = '';
    } else {
      if (paragraph === '') start = i + 1;
      paragraph = `${paragraph} ${line.trim()}`.trim();
    }
  }
  end(paragraph);
  return found;
}

/** Articles of one address, or with the same text. */
function twins(articles: readonly Article[]): Remark[] {
  const found: Remark[] = [];
  const urls = new Map<string, string>();
  const earlier: { readonly id: string; readonly pairs: ReadonlySet<number> }[] = [];
  for (const { id, url, paragraphs } of articles) {
    const file = `${ARTICLES}/${id}.md`;
    const holder = url === null ? undefined : urls.get(url);
    if (holder !== undefined) found.push(remark(file, 1, 'same-url', holder));
    else if (url !== null) urls.set(url, id);
    const pairs = characterPairs(paragraphs.join(' '));
    const twin = earlier.find((other) => similarity(pairs, other.pairs) >= SAME);
    if (twin !== undefined) found.push(remark(file, 1, 'same-text', twin.id));
    earlier.push({ id, pairs });
  }
  return found;
}

async function overlaps(articles: readonly Article[], folder: string): Promise<Overlap[]> {
  const found: Overlap[] = [];
  for (const page of await readdir(folder)) {
    const original = await readFile(join(folder, page), 'utf8');
    let longest: Overlap = { page, article: '', run: '' };
    for (const { id, paragraphs } of articles) {
      for (const paragraph of paragraphs) {
        const run = longestSharedRun(paragraph, original);
        if (run.length > longest.run.length) longest = { page, article: id, run };
      }
    }
    found.push(longest);
  }
  return found;
}

function remark(file: string, line: number, flaw: Flaw, value: string): Remark {
  return { file, line: Math.max(1, line), flaw, value };
}

function order(year: number, month: number, day: number): number {
  return year * 10_000 + month * 100 + day;
}
