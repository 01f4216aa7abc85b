import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { COMMAND_WORDS } from '../../words.ts';
import { answerCard, noteCard } from '../card.ts';
import { respond } from '../respond.ts';
import type { Command } from './command.ts';
import { described, EVERYWHERE } from './describe.ts';

const LONGEST_QUESTION = 300;

/** A message on a phone holds three passages. */
export const PASSAGES = 3;

const options = z.object({
  question: z.string().trim(),
  private: z.boolean(),
});

/** `/ask question: private:` (`/질문`) */
export const ask = {
  data: {
    ...described(COMMAND_WORDS.ask),
    ...EVERYWHERE,
    options: [
      {
        ...described(COMMAND_WORDS.question),
        type: ApplicationCommandOptionType.String,
        required: true,
        minLength: 1,
        maxLength: LONGEST_QUESTION,
      },
      { ...described(COMMAND_WORDS.private), type: ApplicationCommandOptionType.Boolean },
    ],
  },
  execute: async (interaction, { archive, log }, words) => {
    const { question, private: isPrivate } = options.parse({
      question: interaction.options.getString(COMMAND_WORDS.question.name.en, true),
      private: interaction.options.getBoolean(COMMAND_WORDS.private.name.en) ?? false,
    });
    if (question === '') {
      await respond(interaction, noteCard(words.emptyQuestion), { isPrivate: true }, log);
      return;
    }
    const answer = await archive.ask({ text: question, limit: PASSAGES });
    await respond(interaction, answerCard(answer, words), { isPrivate }, log);
  },
} satisfies Command;
