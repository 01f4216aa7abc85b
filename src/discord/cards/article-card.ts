import { ButtonStyle, ComponentType } from 'discord.js';
import type { Article } from '../../article/article.ts';
import type { Words } from '../../words/words.ts';
import { componentId } from '../component-id.ts';
import { fits, MESSAGE_BUDGET } from './budget.ts';
import { type Card, clip, container, text } from './card.ts';
import { excerpt } from './excerpt.ts';
import { escapeMarkdown } from './markdown.ts';

const LONGEST_TITLE = 200;
const LONGEST_LINK = 500;

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
  for (const content of paragraphs.slice(first - 1)) {
    const next = `${escapeMarkdown(content)}\n-# ${first + shown.length} / ${paragraphs.length}`;
    if (shown.length > 0 && !fits(MESSAGE_BUDGET, top, ...shown, next)) break;
    shown.push(shown.length === 0 ? cut(content, next, top) : next);
  }
  const last = first + shown.length - 1;
  const before = Math.max(1, first - Math.max(1, shown.length));
  const turns = [
    { label: `◀ ${words.earlier}`, to: before, disabled: first === 1 },
    { label: `${words.later} ▶`, to: last + 1, disabled: last >= paragraphs.length },
  ];
  return container([
    text(top),
    ...shown.flatMap((content) => [{ type: ComponentType.Separator } as const, text(content)]),
    ...(shown.length === paragraphs.length
      ? []
      : [
          {
            type: ComponentType.ActionRow as const,
            components: turns.map(({ label, to, disabled }) => ({
              type: ComponentType.Button as const,
              style: ButtonStyle.Secondary as const,
              label,
              disabled,
              custom_id: componentId({ action: 'turn', paragraph: to, article: article.id }),
            })),
          },
        ]),
  ]);
}

function heading(article: Article, words: Words): string {
  const { url } = article;
  const link = url === null || url.length > LONGEST_LINK ? '' : ` · [${words.original}](<${url}>)`;
  const about = words
    .source(article)
    .map((part) => escapeMarkdown(part))
    .join(' · ');
  return `### ${escapeMarkdown(clip(words.title(article), LONGEST_TITLE))}\n-# ${about}${link}`;
}

/** A paragraph that alone is too long for a message is cut. */
function cut(content: string, whole: string, top: string): string {
  if (fits(MESSAGE_BUDGET, top, whole)) return whole;
  const part = excerpt(content, { start: 0, end: 0 }, ({ start, end }) =>
    fits(MESSAGE_BUDGET, top, `${escapeMarkdown(content.slice(start, end))} …`),
  );
  return `${escapeMarkdown(content.slice(part.start, part.end))} …`;
}
