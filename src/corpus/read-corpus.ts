import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import { extname, join, parse } from 'node:path';
import { CorpusFolderError } from '../archive/errors.ts';
import { type ArticleMemory, NO_MEMORY } from '../archive/memory.ts';
import type { Article, Corpus, Fault, Refusal } from '../article/article.ts';
import { type AliasesReading, readAliases } from './aliases-file.ts';
import { type ArticleReading, readArticle } from './article-file.ts';
import { readPlainFile, type Unread } from './plain-file.ts';

/** A file name becomes part of messages, links and button ids, so it is kept plain. */
const ARTICLE_ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u;

/** The folder of the articles inside a corpus folder. */
export const ARTICLES = 'articles';
const ALIASES = 'aliases.yaml';

/**
 * Reads a corpus folder: `articles/*.md` and `aliases.yaml`. A file with a fault is refused and the
 * others are read. The folders themselves may be links; a link in them may not lead out of them.
 *
 * @param folder The corpus folder.
 * @param sharedAliases The aliases file to use where the folder has none.
 * @param memory Remembers articles by the content of their files; by default nothing.
 * @throws {@link CorpusFolderError} when the folder has no readable `articles` folder.
 */
export async function readCorpus(
  folder: string,
  sharedAliases: string,
  memory: ArticleMemory = NO_MEMORY,
): Promise<Corpus> {
  const articles = new Map<string, Article>();
  const refused: Refusal[] = [];
  const { entries, inside } = articleEntries(folder);
  for (const entry of entries) {
    const reading = readEntry({ folder, inside }, entry, memory);
    if (reading.refused !== undefined) refused.push(...reading.refused);
    else if (articles.has(reading.article.id)) {
      refused.push(refusal(`${ARTICLES}/${entry.name}`, 'same-name', entry.name));
    } else articles.set(reading.article.id, reading.article);
  }
  const aliases = readAliasesOf({ folder, inside }, sharedAliases);
  return {
    articles: Array.from(articles.values()).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    aliases: aliases.aliases,
    refused: [...refused, ...aliases.refused],
  };
}

/** A corpus folder, and the real folders of it that links must stay inside. */
interface Place {
  readonly folder: string;
  readonly inside: readonly string[];
}

/** On a disk that hangs all reading stands still, so that a watch over this thread notices. */
function articleEntries(folder: string): {
  readonly entries: readonly Dirent[];
  readonly inside: readonly string[];
} {
  const articlesFolder = join(folder, ARTICLES);
  try {
    const entries = readdirSync(articlesFolder, { withFileTypes: true });
    return {
      entries: entries
        .filter(({ name }) => !name.startsWith('.'))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      inside: [realpathSync(folder), realpathSync(articlesFolder)],
    };
  } catch (cause) {
    throw new CorpusFolderError(articlesFolder, cause);
  }
}

function readEntry(
  { folder, inside }: Place,
  entry: Dirent,
  memory: ArticleMemory,
): ArticleReading {
  const file = `${ARTICLES}/${entry.name}`;
  const extension = extname(entry.name);
  const id = entry.name.slice(0, entry.name.length - extension.length).normalize('NFC');
  if (!entry.isFile() && !entry.isSymbolicLink()) return refuse(file, 'folder', entry.name);
  if (extension !== '.md') return refuse(file, 'not-markdown', entry.name);
  if (!ARTICLE_ID.test(id)) return refuse(file, 'bad-file-name', entry.name);
  const path = join(folder, ARTICLES, entry.name);
  const content = readPlainFile(path, entry.isSymbolicLink() ? inside : null);
  if ('fault' in content) return refuse(file, content.fault, content.value);
  const known = memory.find(id, content.bytes);
  if (known !== null) return { article: known };
  const text = decode(content.bytes);
  if (text === null) return refuse(file, 'not-utf8', null);
  const reading = readArticle(id, file, text);
  if (reading.article !== undefined) memory.keep(id, content.bytes, reading.article);
  return reading;
}

function readAliasesOf({ folder, inside }: Place, sharedAliases: string): AliasesReading {
  const own = readText(join(folder, ALIASES), inside);
  // The shared ones are the project's own, wherever they lie.
  const anywhere = [parse(sharedAliases).root];
  const content =
    'fault' in own && own.value === 'ENOENT' ? readText(sharedAliases, anywhere) : own;
  if ('text' in content) return readAliases(ALIASES, content.text);
  return { aliases: [], refused: [refusal(ALIASES, content.fault, content.value)] };
}

function readText(path: string, inside: readonly string[]): { readonly text: string } | Unread {
  const content = readPlainFile(path, inside);
  if ('fault' in content) return content;
  const text = decode(content.bytes);
  return text === null ? { fault: 'not-utf8', value: null } : { text };
}

/** UTF-8 as text; `null` where it is none. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function refuse(file: string, fault: Fault, value: string | null): ArticleReading {
  return { refused: [refusal(file, fault, value)] };
}

/** A fault of a whole file. */
function refusal(file: string, fault: Fault, value: string | null): Refusal {
  return { file, line: 1, fault, field: null, value };
}
