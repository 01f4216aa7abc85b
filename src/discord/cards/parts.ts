import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APISeparatorComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Words } from '../../words/words.ts';

/** A line between two parts. */
export const SEPARATOR: APISeparatorComponent = { type: ComponentType.Separator };

const LONGEST_LINK = 500;

/** A part of a card that is text. */
export function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** A quiet button. */
export function button(
  label: string,
  id: string,
  disabled = false,
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: id,
    disabled,
  };
}

/** A row of buttons, or of one menu. */
export function row(
  ...components: APIComponentInMessageActionRow[]
): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components };
}

/** A text with a button beside it. */
export function section(
  content: string,
  accessory: APIButtonComponentWithCustomId,
): APIComponentInContainer {
  return { type: ComponentType.Section, components: [text(content)], accessory };
}

/**
 * Buttons that turn pages, with where one is between them; none for a single page.
 *
 * @param page From 0.
 * @param idOf The id of the button that leads to a page. No two ids of a message may be the same, so
 *   that a button that leads nowhere gets the id of a page that does not exist.
 */
export function pager(
  page: number,
  pages: number,
  idOf: (page: number) => string,
): APIButtonComponentWithCustomId[] {
  if (pages < 2) return [];
  const isFirst = page === 0;
  const isLast = page + 1 >= pages;
  return [
    button('◀', idOf(isFirst ? pages + 1 : page - 1), isFirst),
    button(`${page + 1} / ${pages}`, idOf(pages), true),
    button('▶', idOf(isLast ? pages + 2 : page + 1), isLast),
  ];
}

/** The link to an original, to stand behind a source; `''` when there is none or it is too long. */
export function originalLink(url: string | null, words: Words): string {
  return url === null || url.length > LONGEST_LINK ? '' : ` · [${words.original}](<${url}>)`;
}

/** One line of at most so many characters, all of them whole. */
export function clip(content: string, longest: number): string {
  const line = content.toWellFormed().replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}
