import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { NewArticle, Saving } from '../article/article.ts';
import { ARTICLES } from './read-corpus.ts';

const LONGEST_ID = 60;

/** The name of a file that is not whole yet. */
const DRAFT = /^\.[\da-f-]{36}\.tmp$/u;

/** What nobody has written to for so long, in milliseconds, nobody writes any more. */
const LEFTOVER = 60_000;

/** What is left of a character of two units that was cut between them. */
const HALF_CHARACTER = /\p{Cs}$/u;

/**
 * The name of an article: its date and the first words of its title.
 *
 * `2017-09-24`, `임지훈 카카오 대표가 제시하는 비전은?` → `2017-09-24-임지훈-카카오-대표가-제시하는-비전은`
 */
export function articleId({ published, title }: Pick<NewArticle, 'published' | 'title'>): string {
  const date = published.replace(/[^\d-]/gu, '');
  const words = title.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? ['article'];
  let id = date;
  for (const word of words) {
    if (id.length + word.length >= LONGEST_ID) break;
    id += `-${word}`;
  }
  if (id !== date) return id;
  const cut = (words[0] ?? '').slice(0, LONGEST_ID - date.length);
  return `${date}-${cut.replace(HALF_CHARACTER, '')}`;
}

/** Writes an article as a corpus file: front matter, then paragraphs between blank lines. */
export function articleFile({ paragraphs, ...fields }: NewArticle): string {
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  const frontMatter = stringify(known, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
  });
  return `---\n${frontMatter}---\n\n${paragraphs.join('\n\n')}\n`;
}

/**
 * Saves an article in a corpus folder, whole or not at all, and never over another.
 *
 * @throws When the folder cannot be written.
 */
export async function saveArticle(folder: string, article: NewArticle): Promise<Saving> {
  const file = `${ARTICLES}/${articleId(article)}.md`;
  await mkdir(join(folder, ARTICLES), { recursive: true });
  await removeLeftovers(join(folder, ARTICLES));
  // A name with a dot in front is no article; linking it fails where the name is taken.
  const draft = join(folder, ARTICLES, `.${randomUUID()}.tmp`);
  try {
    const handle = await open(draft, 'w');
    try {
      await handle.writeFile(articleFile(article));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, join(folder, file));
    return { file, isNew: true };
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (isTaken) return { file, isNew: false };
    throw error;
  } finally {
    await unlink(draft).catch(() => {});
  }
}

/** Takes away the drafts of processes that were killed while they saved. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!DRAFT.test(name)) continue;
    const draft = join(folder, name);
    // Another process may take it away at the same time.
    const made = await stat(draft).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - made > LEFTOVER) await rm(draft, { force: true });
  }
}
