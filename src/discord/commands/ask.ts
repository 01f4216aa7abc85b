import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { COMMAND_WORDS } from '../../words/commands.ts';
import { answerTo } from '../questions.ts';
import { respond } from '../respond.ts';
import type { Command } from './command.ts';
import { described, EVERYWHERE } from './describe.ts';

const LONGEST_QUESTION = 300;

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
  execute: async (interaction, desk, words) => {
    const { question, private: wantsPrivate } = options.parse({
      question: interaction.options.getString(COMMAND_WORDS.question.name.en, true),
      private: interaction.options.getBoolean(COMMAND_WORDS.private.name.en) ?? false,
    });
    const card = await answerTo(question, desk, words);
    await respond(interaction, card, { isPrivate: wantsPrivate || question === '' }, desk.log);
  },
} satisfies Command;
