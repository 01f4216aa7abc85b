import type { Article } from '../../src/article/article.ts';
import type { Frequencies } from '../../src/search/budget.ts';
import type { IndexedParagraph } from '../../src/search/paragraph-index.ts';
import { storeOf } from '../support/articles.ts';

/** Articles as an index takes them in, with the frequencies of their terms. */
export interface Indexed {
  readonly paragraphs: readonly IndexedParagraph[];
  readonly frequency: Frequencies;
}

/** Analyses articles as an edition does. */
export function indexed(articles: readonly Article[]): Indexed {
  const store = storeOf(...articles);
  return { paragraphs: Array.from(store.paragraphs()), frequency: store.lexicon };
}
