import { ButtonStyle, ComponentType } from 'discord.js';
import type { Coverage } from '../../archive/edition.ts';
import type { Words } from '../../words/words.ts';
import { componentId } from '../component-id.ts';
import { type Card, container } from './card.ts';
import { button, row, text } from './parts.ts';

/**
 * How to use the bot: examples to press, what the archive covers, where answers come from, and a link
 * that adds the bot.
 */
export function helpCard(coverage: Coverage, applicationId: string, words: Words): Card {
  return container([
    text(words.helpCard(coverage)),
    row(
      ...words.examples.map((label, number) =>
        button(label, componentId({ action: 'ask', number })),
      ),
    ),
    row({
      type: ComponentType.Button,
      style: ButtonStyle.Link,
      label: words.addBot,
      url: `https://discord.com/oauth2/authorize?client_id=${applicationId}`,
    }),
  ]);
}
