import type { ListedPage } from '../../archive/edition.ts';
import type { Citation } from '../../article/article.ts';
import type { Words } from '../../words/words.ts';
import { componentId } from '../component-id.ts';
import { LONGEST_ECHO } from './answer-card.ts';
import { type Extended, fitted } from './budget.ts';
import { type Card, container } from './card.ts';
import { escapeMarkdown, quote } from './markdown.ts';
import { button, clip, originalLink, pager, row, section, SEPARATOR, text } from './parts.ts';

/** How someone looks at the list of articles. */
export interface SourcesView {
  readonly asker: string;
  /** From 0. */
  readonly page: number;
  readonly order: 'newest' | 'oldest';
  readonly year: number | null;
  /** A publisher, a topic or a person; the heading says it. */
  readonly about: string | null;
}

/** As many articles as fit into one message. */
export const A_PAGE = 8;
const LONGEST_TITLE = 120;
const LONGEST_SOURCE = 120;

/** The articles, each with its source, link and a button to read it. */
export function sourcesCard(
  { total, page, articles }: ListedPage,
  { asker, order, year, about }: SourcesView,
  words: Words,
): Card {
  const pages = Math.max(1, Math.ceil(total / A_PAGE));
  const turn = (to: number, ordered: SourcesView['order'] = order) =>
    componentId({ action: 'list', asker, page: to, order: ordered, year: year ?? 0 });
  const other = order === 'newest' ? 'oldest' : 'newest';
  const heading = `## ${escapeMarkdown(clip(about ?? words.allSources, LONGEST_ECHO))}`;
  const top = `${heading}\n-# ${words.sources(total, year, words.orders[order])}`;
  const shown = fitted(
    articles.map((article) => lines(article, words)),
    top,
  );
  return container([
    text(top),
    SEPARATOR,
    ...articles.map((article, i) =>
      section(
        shown[i] ?? '',
        button(words.read, componentId({ action: 'read', paragraph: 1, article: article.id })),
      ),
    ),
    SEPARATOR,
    row(...pager(page, pages, turn), button(words.orders[other], turn(0, other))),
  ]);
}

function lines(article: Citation, words: Words): Extended {
  const title = quote(words.title(article), LONGEST_TITLE);
  const source = quote(words.source(article).join(' · '), LONGEST_SOURCE);
  return { text: `**${title}**\n-# ${source}`, extra: originalLink(article.url, words) };
}
