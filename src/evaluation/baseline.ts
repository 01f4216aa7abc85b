import MiniSearch from 'minisearch';
import type { Article } from '../article/article.ts';
import type { Judged } from './judgement.ts';

/**
 * MiniSearch as it comes, for comparison: its own tokens, weights and order.
 *
 * @returns A search for the ten best paragraphs.
 */
export function createBaseline(articles: readonly Article[]): (question: string) => Judged[] {
  const paragraphs = articles.flatMap((article) =>
    article.paragraphs.map((text, p): Judged => ({ article, paragraph: p + 1, text })),
  );
  const search = new MiniSearch<{ id: number; title: string; text: string }>({
    fields: ['title', 'text'],
  });
  search.addAll(paragraphs.map(({ article, text }, id) => ({ id, title: article.title, text })));
  return (question) =>
    search
      .search(question)
      .slice(0, 10)
      .flatMap(({ id }) => paragraphs[Number(id)] ?? []);
}
