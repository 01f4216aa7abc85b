import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AliasGroup, Article } from '../../article/article.ts';
import { ARTICLES } from '../../corpus/read-corpus.ts';
import { articleFile } from '../../corpus/save-article.ts';

/** The aliases inside a folder of articles. */
export const ALIASES = 'aliases.yaml';

/** Writes articles as a folder that the bot reads. Their topics, which no search reads, stay out. */
export async function writeArticles(
  folder: string,
  articles: readonly Article[],
  aliases: readonly AliasGroup[],
): Promise<void> {
  await mkdir(join(folder, ARTICLES), { recursive: true });
  const groups = aliases.map((group) => `- ${JSON.stringify(group)}\n`);
  await writeFile(join(folder, ALIASES), groups.join(''));
  for (const { id, published, paragraphs, ...article } of articles) {
    const { title, publisher, author, url, form } = article;
    const fields = { title, publisher, author, published: published.edtf, url, form, paragraphs };
    await writeFile(join(folder, ARTICLES, `${id}.md`), articleFile(fields));
  }
}
