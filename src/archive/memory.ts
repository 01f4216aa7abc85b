import type { Article } from '../article/article.ts';

/** Remembers what a file was read as, by its content. */
export interface ArticleMemory {
  /** The article of a file whose content is the same as before, else `null`. */
  find(id: string, content: Uint8Array): Article | null;
  /** Remembers what a file was read as. */
  keep(id: string, content: Uint8Array, article: Article): void;
}

/** Remembers nothing. */
export const NO_MEMORY: ArticleMemory = { find: () => null, keep: () => {} };
