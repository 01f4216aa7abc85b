import MiniSearch from 'minisearch';
import type { Article } from '../article/article.ts';
import type { Judged } from './judgement.ts';

/** Finds the ten best paragraphs. */
type Baseline = (question: string) => Judged[];

interface Document {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

/** MiniSearch as it comes, for comparison: its own tokens, weights and order. */
export function createBaseline(articles: readonly Article[]): Baseline {
  const paragraphs = articles.flatMap((article) =>
    article.paragraphs.map((text, p): Judged => ({ article, paragraph: p + 1, text })),
  );
  const search = new MiniSearch<Document>({ fields: ['title', 'text'] });
  search.addAll(paragraphs.map(({ article, text }, id) => ({ id, title: article.title, text })));
  return (question) =>
    search
      .search(question)
      .slice(0, 10)
      .flatMap(({ id }) => paragraphs[Number(id)] ?? []);
}
