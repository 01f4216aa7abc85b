import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import type { Archive } from '../../archive/archive.ts';
import type { Article } from '../../article/article.ts';
import { COMMAND_WORDS } from '../../words/commands.ts';
import { articleCard } from '../cards/article-card.ts';
import { noteCard } from '../cards/card.ts';
import { clip } from '../cards/parts.ts';
import { respond } from '../respond.ts';
import type { SlashCommand } from './command.ts';
import { described, EVERYWHERE } from './describe.ts';

const LONGEST_TITLE = 100;

const options = z.object({ title: z.string().trim() });

/** `/article title:` (`/기사`) */
export const article = {
  data: {
    ...described(COMMAND_WORDS.article),
    ...EVERYWHERE,
    options: [
      {
        ...described(COMMAND_WORDS.title),
        type: ApplicationCommandOptionType.String,
        required: true,
        maxLength: LONGEST_TITLE,
        autocomplete: true,
      },
    ],
  },
  complete: async (typed, { archive }, limit) => {
    const found = await archive.titled(typed, limit);
    return found.map(({ id, title, publisher, published }) => ({
      name: clip(`${published.year} ${publisher} · ${title}`, LONGEST_TITLE),
      value: id,
    }));
  },
  execute: async (interaction, { archive, log }, words) => {
    const { title } = options.parse({
      title: interaction.options.getString(COMMAND_WORDS.title.name.en, true),
    });
    const found = (await archive.article(title)) ?? (await likeliest(title, archive));
    const card = found === null ? noteCard(words.noArticle) : articleCard(found, 1, words);
    await respond(interaction, card, { isPrivate: found === null }, log);
  },
} satisfies SlashCommand;

/** Someone may send what they typed without choosing. */
async function likeliest(typed: string, archive: Archive): Promise<Article | null> {
  const [found] = await archive.titled(typed, 1);
  return found === undefined ? null : archive.article(found.id);
}
