import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { COMMAND_WORDS } from '../../words/commands.ts';
import { clip } from '../cards/parts.ts';
import { firstAnswerTo, firstView } from '../questions.ts';
import { respond } from '../respond.ts';
import type { SlashCommand } from './command.ts';
import { described, EVERYWHERE } from './describe.ts';

const LONGEST_QUESTION = 300;
const LONGEST_CHOICE = 100;

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
        autocomplete: true,
      },
      { ...described(COMMAND_WORDS.private), type: ApplicationCommandOptionType.Boolean },
    ],
  },
  complete: async (typed, { archive }, limit) => {
    const found = await archive.suggest('question', typed, limit);
    return found.map((text) => ({
      name: clip(text, LONGEST_CHOICE),
      value: clip(text, LONGEST_CHOICE),
    }));
  },
  execute: async (interaction, desk, words) => {
    const { question, private: wantsPrivate } = options.parse({
      question: interaction.options.getString(COMMAND_WORDS.question.name.en, true),
      private: interaction.options.getBoolean(COMMAND_WORDS.private.name.en) ?? false,
    });
    const isPrivate = wantsPrivate || question === '';
    const card = await firstAnswerTo(
      question,
      firstView(interaction.user.id, isPrivate),
      desk,
      words,
    );
    await respond(interaction, card, { isPrivate }, desk.log);
  },
} satisfies SlashCommand;
