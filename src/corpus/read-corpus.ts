import { type Dirent, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { CorpusFolderError } from '../archive/errors.ts';
import { type ArticleMemory, NO_MEMORY } from '../archive/memory.ts';
import type { Article, Corpus, Fault, Refusal } from '../article/article.ts';
import { type AliasesReading, readAliases } from './aliases-file.ts';
import { type ArticleReading, readArticle } from './article-file.ts';

/** A file name becomes part of messages, links and button ids, so it is kept plain. */
const ARTICLE_ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u;

/** The folder of the articles inside a corpus folder. */
export const ARTICLES = 'articles';
const ALIASES = 'aliases.yaml';

/**
 * Reads a corpus folder: `articles/*.md` and `aliases.yaml`. A file with a fault is refused and the
 * others are read.
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
  for (const entry of await articleEntries(folder)) {
    const reading = readEntry(folder, entry, memory);
    if (reading.refused !== undefined) refused.push(...reading.refused);
    else if (articles.has(reading.article.id)) {
      refused.push(refusal(`${ARTICLES}/${entry.name}`, 'same-name', entry.name));
    } else articles.set(reading.article.id, reading.article);
  }
  const aliases = readAliasesOf(folder, sharedAliases);
  return {
    articles: Array.from(articles.values()).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    aliases: aliases.aliases,
    refused: [...refused, ...aliases.refused],
  };
}

async function articleEntries(folder: string): Promise<Dirent[]> {
  const articlesFolder = join(folder, ARTICLES);
  try {
    const entries = await readdir(articlesFolder, { withFileTypes: true });
    return entries
      .filter(({ name }) => !name.startsWith('.'))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (cause) {
    throw new CorpusFolderError(articlesFolder, cause);
  }
}

function readEntry(folder: string, entry: Dirent, memory: ArticleMemory): ArticleReading {
  const file = `${ARTICLES}/${entry.name}`;
  const extension = extname(entry.name);
  const id = entry.name.slice(0, entry.name.length - extension.length).normalize('NFC');
  if (!entry.isFile() && !entry.isSymbolicLink()) return refuse(file, 'folder', entry.name);
  if (extension !== '.md') return refuse(file, 'not-markdown', entry.name);
  if (!ARTICLE_ID.test(id)) return refuse(file, 'bad-file-name', entry.name);
  const content = readBytes(join(folder, ARTICLES, entry.name));
  if ('fault' in content) return refuse(file, content.fault, content.value);
  const known = memory.find(id, content.bytes);
  if (known !== null) return { article: known };
  const text = decode(content.bytes);
  if (text === null) return refuse(file, 'not-utf8', null);
  const reading = readArticle(id, file, text);
  if (reading.article !== undefined) memory.keep(id, content.bytes, reading.article);
  return reading;
}

function readAliasesOf(folder: string, sharedAliases: string): AliasesReading {
  const own = readText(join(folder, ALIASES));
  const content = 'fault' in own && own.value === 'ENOENT' ? readText(sharedAliases) : own;
  if ('text' in content) return readAliases(ALIASES, content.text);
  return { aliases: [], refused: [refusal(ALIASES, content.fault, content.value)] };
}

type Unread = { readonly fault: Fault; readonly value: string | null };

function readText(path: string): { readonly text: string } | Unread {
  const content = readBytes(path);
  if ('fault' in content) return content;
  const text = decode(content.bytes);
  return text === null ? { fault: 'not-utf8', value: null } : { text };
}

function readBytes(path: string): { readonly bytes: Uint8Array } | Unread {
  try {
    // Of thousands of small files each would take several times as long by way of the thread pool.
    return { bytes: readFileSync(path) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { fault: 'unreadable', value: code };
  }
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
