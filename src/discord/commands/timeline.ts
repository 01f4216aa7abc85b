import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { COMMAND_WORDS } from '../../words/commands.ts';
import { respond } from '../respond.ts';
import { timelineOf } from '../timelines.ts';
import type { SlashCommand } from './command.ts';
import { described, EVERYWHERE, YEAR } from './describe.ts';

const LONGEST_TOPIC = 100;

const options = z.object({
  topic: z.string().trim(),
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
});

/** `/timeline topic: from: to:` (`/연표`) */
export const timelineCommand = {
  data: {
    ...described(COMMAND_WORDS.timeline),
    ...EVERYWHERE,
    options: [
      {
        ...described(COMMAND_WORDS.topic),
        type: ApplicationCommandOptionType.String,
        required: true,
        minLength: 1,
        maxLength: LONGEST_TOPIC,
        autocomplete: true,
      },
      { ...described(COMMAND_WORDS.from), ...YEAR },
      { ...described(COMMAND_WORDS.to), ...YEAR },
    ],
  },
  complete: async (typed, { archive }, limit) => {
    const found = await archive.suggest('topic', typed, limit);
    return found.map((name) => ({ name, value: name }));
  },
  execute: async (interaction, desk, words) => {
    const { topic, from, to } = options.parse({
      topic: interaction.options.getString(COMMAND_WORDS.topic.name.en, true),
      from: interaction.options.getInteger(COMMAND_WORDS.from.name.en),
      to: interaction.options.getInteger(COMMAND_WORDS.to.name.en),
    });
    const view = { topic, asker: interaction.user.id, page: 0, from, to };
    const { card, isFound } = await timelineOf(view, desk, words);
    await respond(interaction, card, { isPrivate: !isFound }, desk.log);
  },
} satisfies SlashCommand;
