import type { Citation } from '../article/article.ts';
import type { Words } from '../words/words.ts';
import { type Card, noteCard } from './cards/card.ts';
import { sourcesCard, type SourcesView } from './cards/sources-card.ts';
import type { Desk } from './commands/command.ts';

/** The articles that a view asks for as a card; where there are none, a word about it. */
export async function sourcesOf(
  view: SourcesView,
  { archive }: Desk,
  words: Words,
): Promise<{ readonly card: Card; readonly isFound: boolean }> {
  const found = (await archive.sources())
    .filter((article) => isWanted(article, view))
    .toSorted((a, b) => {
      const sign = view.order === 'oldest' ? 1 : -1;
      return a.published.edtf < b.published.edtf ? -sign : sign;
    });
  return found.length === 0
    ? { card: noteCard(words.noSources), isFound: false }
    : { card: sourcesCard(found, view, words), isFound: true };
}

function isWanted(article: Citation, { year, about }: SourcesView): boolean {
  const { publisher, author, topics, published } = article;
  const isOfYear = year === null || published.year === year;
  return isOfYear && (about === null || [publisher, author, ...topics].includes(about));
}
