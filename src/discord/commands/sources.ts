import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { COMMAND_WORDS } from '../../words/commands.ts';
import { respond } from '../respond.ts';
import { sourcesOf } from '../sources.ts';
import type { SlashCommand } from './command.ts';
import { described, EVERYWHERE, YEAR } from './describe.ts';

const LONGEST_ABOUT = 100;
const ORDERS = ['newest', 'oldest'] as const;

const options = z.object({
  about: z.string().trim().nullable(),
  year: z.number().int().nullable(),
  order: z.enum(ORDERS).nullable(),
});

/** `/sources about: year: order:` (`/출처`) */
export const sources = {
  data: {
    ...described(COMMAND_WORDS.sources),
    ...EVERYWHERE,
    options: [
      {
        ...described(COMMAND_WORDS.about),
        type: ApplicationCommandOptionType.String,
        maxLength: LONGEST_ABOUT,
        autocomplete: true,
      },
      { ...described(COMMAND_WORDS.year), ...YEAR },
      {
        ...described(COMMAND_WORDS.order),
        type: ApplicationCommandOptionType.String,
        choices: ORDERS.map((value) => ({
          value,
          name: COMMAND_WORDS.orders[value].en,
          nameLocalizations: { ko: COMMAND_WORDS.orders[value].ko },
        })),
      },
    ],
  },
  complete: async (typed, { archive }, limit) => {
    const found = await archive.suggest('about', typed, limit);
    return found.map((name) => ({ name, value: name }));
  },
  execute: async (interaction, desk, words) => {
    const { about, year, order } = options.parse({
      about: interaction.options.getString(COMMAND_WORDS.about.name.en),
      year: interaction.options.getInteger(COMMAND_WORDS.year.name.en),
      order: interaction.options.getString(COMMAND_WORDS.order.name.en),
    });
    const view = { asker: interaction.user.id, page: 0, order: order ?? 'newest', year, about };
    const { card, isFound } = await sourcesOf(view, desk, words);
    await respond(interaction, card, { isPrivate: !isFound }, desk.log);
  },
} satisfies SlashCommand;
