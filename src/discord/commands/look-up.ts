import { ApplicationCommandType } from 'discord.js';
import { COMMAND_WORDS } from '../../words/commands.ts';
import { firstView, firstAnswerTo } from '../questions.ts';
import { respond } from '../respond.ts';
import { withoutMarkup } from '../without-markup.ts';
import type { MessageCommand } from './command.ts';
import { EVERYWHERE } from './describe.ts';

/** “카카오 역사에서 찾기” in the menu of a message: a private answer to what it says. */
export const lookUp = {
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.Message,
    name: COMMAND_WORDS.lookUp.name.en,
    nameLocalizations: { ko: COMMAND_WORDS.lookUp.name.ko },
  },
  execute: async (interaction, desk, words) => {
    const question = withoutMarkup(interaction.targetMessage.content);
    const card = await firstAnswerTo(question, firstView(interaction.user.id, true), desk, words);
    await respond(interaction, card, { isPrivate: true }, desk.log);
  },
} satisfies MessageCommand;
