import { createHash, randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { Analyser } from '../archive/edition.ts';
import type { ArticleMemory } from '../archive/memory.ts';
import { articleSchema } from '../archive/schemas.ts';
import type { Article } from '../article/article.ts';
import { type AnalysedArticle, analyse, SENTENCE_HEAD } from '../search/analysis.ts';
import { createNumbering, type Numbering } from '../search/numbering.ts';

/** Analysed articles on disk, so that a start and a reindex analyse only what is new. */
export interface AnalysisCache extends ArticleMemory, Analyser {
  /** Writes what was analysed since it was opened, if that is not what the file holds already. */
  save(): Promise<void>;
}

const entrySchema = z.object({
  key: z.string(),
  article: articleSchema,
  /** The forms that stand in this article and in none before it; each has the next number. */
  forms: z.array(z.string()),
  title: z.array(z.number()),
  paragraphs: z.array(z.array(z.number())),
});

type Entry = z.infer<typeof entrySchema>;

const READ_AT_ONCE = 1 << 20;

/** So much is written at once, in characters; between two writes other work goes on. */
const WRITTEN_AT_ONCE = 1 << 20;

/**
 * Opens a cache. The file holds one article a line behind a checksum of all up to there. What stands behind a
 * line that is damaged is as if it were not there, and so is a file of another analyser.
 *
 * @param file Its path; it need not exist.
 * @param analyser Names the code that analyses: what another one found out is of no use.
 */
export function openAnalysisCache(file: string, analyser: string): AnalysisCache {
  const numbering = createNumbering();
  const stored = new Map<string, AnalysedArticle>();
  for (const { key, forms, ...analysed } of entries(file, analyser)) {
    // A form that has a number already shows that lines of two files got mixed.
    if (forms.some((form) => numbering.find(form) !== undefined)) break;
    for (const form of forms) numbering.of(form);
    stored.set(key, analysed);
  }
  const keys = new Map<Article, string>();
  const used = new Map<string, AnalysedArticle>();
  let isNew = false;
  return {
    numbering,
    find: (id, content) => {
      const key = keyOf(id, content);
      const known = stored.get(key);
      if (known === undefined) return null;
      keys.set(known.article, key);
      return known.article;
    },
    keep: (id, content, article) => {
      keys.set(article, keyOf(id, content));
    },
    analyse: (article) => {
      const key = keys.get(article);
      if (key === undefined) return analyse(article, numbering);
      const known = stored.get(key);
      const analysed = known ?? analyse(article, numbering);
      used.set(key, analysed);
      isNew ||= known === undefined;
      return analysed;
    },
    save: async () => {
      if (isNew || used.size !== stored.size) await write(file, analyser, used, numbering);
    },
  };
}

function keyOf(id: string, content: Uint8Array): string {
  return createHash('sha256').update(id).update('\0').update(content).digest('base64');
}

function* entries(file: string, analyser: string): Generator<Entry> {
  let before: number | null = null;
  for (const each of lines(file)) {
    const text = each.slice(CHECKSUM_LENGTH + 1);
    if (each !== line(text, before ?? 0)) return;
    const isFirst = before === null;
    before = Number.parseInt(each.slice(0, CHECKSUM_LENGTH), 16);
    if (isFirst && text !== header(analyser)) return;
    if (isFirst) continue;
    const entry = entrySchema.safeParse(JSON.parse(text));
    if (!entry.success) return;
    yield entry.data;
  }
}

function header(analyser: string): string {
  return JSON.stringify({ analyser });
}

/** In hexadecimal digits. */
const CHECKSUM_LENGTH = 8;

/**
 * A text behind its checksum.
 *
 * @param before The checksum of the line before, 0 for the first: each goes on from there, as what a
 *   line says holds only behind all the others.
 */
function line(text: string, before: number): string {
  return `${crc32(text, before).toString(16).padStart(CHECKSUM_LENGTH, '0')} ${text}`;
}

/** The lines of a file, one after the other; of a file that cannot be read, none. */
function* lines(file: string): Generator<string> {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return;
  }
  try {
    const decoder = new StringDecoder('utf8');
    const buffer = Buffer.alloc(READ_AT_ONCE);
    let rest = '';
    for (;;) {
      const length = readSync(descriptor, buffer);
      if (length === 0) break;
      const parts = (rest + decoder.write(buffer.subarray(0, length))).split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
    }
  } catch {
    // What was read so far is whole.
  } finally {
    closeSync(descriptor);
  }
}

/** What nobody has written to for so long, in milliseconds, nobody writes any more. */
const LEFTOVER = 60_000;

/** Writes beside the file and puts it in its place, so that it is whole whatever happens. */
async function write(
  file: string,
  analyser: string,
  all: ReadonlyMap<string, AnalysedArticle>,
  numbering: Numbering,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await removeLeftovers(file);
  const beside = `${file}.${randomUUID()}.new`;
  try {
    await writeAll(beside, analyser, all, numbering);
    await rename(beside, file);
  } catch (error) {
    // On a full disk what was written so far would only make it fuller.
    await rm(beside, { force: true });
    throw error;
  }
}

async function writeAll(
  file: string,
  analyser: string,
  all: ReadonlyMap<string, AnalysedArticle>,
  numbering: Numbering,
): Promise<void> {
  const handle = await open(file, 'w');
  try {
    const renumber = createRenumbering(numbering);
    let checksum = 0;
    let text = '';
    const add = (added: string) => {
      text += `${line(added, checksum)}\n`;
      checksum = crc32(added, checksum);
    };
    add(header(analyser));
    for (const [key, analysed] of all) {
      add(JSON.stringify({ key, ...renumber(analysed) }));
      if (text.length < WRITTEN_AT_ONCE) continue;
      await handle.appendFile(text);
      text = '';
    }
    await handle.appendFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Prepares to number forms anew, in the order in which they stand in the file. */
function createRenumbering(old: Numbering): (analysed: AnalysedArticle) => Omit<Entry, 'key'> {
  const texts = Array.from(old.keys());
  const numbers = new Map<number, number>();
  return ({ article, title, paragraphs }) => {
    const forms: string[] = [];
    const renumbered = (form: number) => {
      const known = numbers.get(form);
      if (known !== undefined) return known;
      numbers.set(form, numbers.size);
      forms.push(texts[form] ?? '');
      return numbers.size - 1;
    };
    const sentences = (paragraph: readonly number[]) => {
      const copy = [...paragraph];
      for (let at = 0; at < copy.length;) {
        const end = at + SENTENCE_HEAD + (copy[at + 2] ?? 0);
        for (at += SENTENCE_HEAD; at < end; at++) copy[at] = renumbered(copy[at] ?? 0);
      }
      return copy;
    };
    const entry = { article, title: title.map(renumbered), paragraphs: paragraphs.map(sentences) };
    return { ...entry, forms };
  };
}

/** Takes away what a process that was killed while it wrote has left. */
async function removeLeftovers(file: string): Promise<void> {
  const folder = dirname(file);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.new')) continue;
    // Another process may take it away at the same time.
    const mtimeMs = await stat(join(folder, name)).then(
      (found) => found.mtimeMs,
      () => Date.now(),
    );
    // One that is dated ahead was written before the clock was set back.
    if (Math.abs(Date.now() - mtimeMs) > LEFTOVER) await rm(join(folder, name), { force: true });
  }
}
