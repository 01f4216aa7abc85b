import type { Article } from '../../article/article.ts';
import type { Words } from '../../words/words.ts';
import { componentId } from '../component-id.ts';
import { fits, MESSAGE_BUDGET } from './budget.ts';
import { type Card, container } from './card.ts';
import { excerpt } from './excerpt.ts';
import { escapeMarkdown, quote } from './markdown.ts';
import { button, originalLink, row, SEPARATOR, text } from './parts.ts';

/** A message has at most 40 components, and a heading, a line and two buttons take seven. */
const MOST_PARAGRAPHS = 30;

const LONGEST_TITLE = 200;
const LONGEST_SOURCE = 200;

/**
 * An article open at a paragraph: as many paragraphs from there on as a message holds, with buttons
 * to go on and back.
 *
 * @param paragraph From 1; one that the article does not have opens it at its nearest end.
 */
export function articleCard(article: Article, paragraph: number, words: Words): Card {
  const { paragraphs } = article;
  const first = Math.min(Math.max(1, paragraph), paragraphs.length);
  const top = heading(article, words);
  const shown: string[] = [];
  for (const content of paragraphs.slice(first - 1, first - 1 + MOST_PARAGRAPHS)) {
    const next = `${escapeMarkdown(content)}\n-# ${first + shown.length} / ${paragraphs.length}`;
    if (shown.length > 0 && !fits(MESSAGE_BUDGET, top, ...shown, next)) break;
    shown.push(shown.length === 0 ? cut(content, next, top) : next);
  }
  const last = first + shown.length - 1;
  const before = Math.max(1, first - Math.max(1, shown.length));
  const turn = (label: string, to: number, disabled: boolean) =>
    button(label, componentId({ action: 'turn', paragraph: to, article: article.id }), disabled);
  return container([
    text(top),
    SEPARATOR,
    ...shown.map(text),
    ...(shown.length === paragraphs.length
      ? []
      : [
          row(
            turn(`◀ ${words.earlier}`, before, first === 1),
            turn(`${words.later} ▶`, last + 1, last >= paragraphs.length),
          ),
        ]),
  ]);
}

function heading(article: Article, words: Words): string {
  const title = quote(words.title(article), LONGEST_TITLE);
  const source = quote(words.source(article).join(' · '), LONGEST_SOURCE);
  return `## ${title}\n-# ${source}${originalLink(article.url, words)}`;
}

/** A paragraph that alone is too long for a message is cut. */
function cut(content: string, whole: string, top: string): string {
  if (fits(MESSAGE_BUDGET, top, whole)) return whole;
  const part = excerpt(content, { start: 0, end: 0 }, ({ start, end }) =>
    fits(MESSAGE_BUDGET, top, `${escapeMarkdown(content.slice(start, end))} …`),
  );
  return `${escapeMarkdown(content.slice(part.start, part.end))} …`;
}
