import type { Words } from '../words/words.ts';
import { type Card, noteCard } from './cards/card.ts';
import { A_PAGE, sourcesCard, type SourcesView } from './cards/sources-card.ts';
import type { Desk } from './commands/command.ts';

/** The articles that a view asks for as a card; where there are none, a word about it. */
export async function sourcesOf(
  view: SourcesView,
  { archive }: Desk,
  words: Words,
): Promise<{ readonly card: Card; readonly isFound: boolean }> {
  const { about, year, order, page } = view;
  const found = await archive.list({ about, year, order, page, perPage: A_PAGE });
  return found.total === 0
    ? { card: noteCard(words.noSources), isFound: false }
    : { card: sourcesCard(found, view, words), isFound: true };
}
