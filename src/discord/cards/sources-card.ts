import { ButtonStyle, ComponentType } from 'discord.js';
import type { Citation } from '../../article/article.ts';
import type { Words } from '../../words/words.ts';
import { componentId } from '../component-id.ts';
import { type Card, clip, container, text } from './card.ts';
import { escapeMarkdown } from './markdown.ts';

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

const A_PAGE = 8;
const LONGEST_TITLE = 120;
const LONGEST_SOURCE = 120;
const LONGEST_LINK = 500;

/** The articles, each with its source, link and a button to read it. */
export function sourcesCard(found: readonly Citation[], view: SourcesView, words: Words): Card {
  const { asker, order, year, about } = view;
  const pages = Math.max(1, Math.ceil(found.length / A_PAGE));
  const page = Math.min(view.page, pages - 1);
  const turn = (to: number, ordered = order) =>
    componentId({ action: 'list', asker, page: to, order: ordered, year: year ?? 0 });
  const button = (label: string, id: string, disabled = false) => ({
    type: ComponentType.Button as const,
    style: ButtonStyle.Secondary as const,
    label,
    custom_id: id,
    disabled,
  });
  const other = order === 'newest' ? 'oldest' : 'newest';
  const heading = `### ${escapeMarkdown(about ?? words.allSources)}`;
  return container([
    text(`${heading}\n-# ${words.sources(found.length, year, words.orders[order])}`),
    ...found.slice(page * A_PAGE, (page + 1) * A_PAGE).map((article) => ({
      type: ComponentType.Section as const,
      components: [text(lines(article, words))],
      accessory: button(
        words.read,
        componentId({ action: 'read', paragraph: 1, article: article.id }),
      ),
    })),
    {
      type: ComponentType.ActionRow,
      components: [
        button('◀', turn(Math.max(0, page - 1)), page === 0),
        button(`${page + 1} / ${pages}`, turn(pages), true),
        button('▶', page + 1 < pages ? turn(page + 1) : turn(pages + 1), page + 1 >= pages),
        button(words.orders[other], turn(0, other)),
      ],
    },
  ]);
}

function lines(article: Citation, words: Words): string {
  const title = escapeMarkdown(clip(words.title(article), LONGEST_TITLE));
  const source = escapeMarkdown(clip(words.source(article).join(' · '), LONGEST_SOURCE));
  const link =
    article.url === null || article.url.length > LONGEST_LINK
      ? ''
      : ` · [${words.original}](<${article.url}>)`;
  return `**${title}**\n-# ${source}${link}`;
}
