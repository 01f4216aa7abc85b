import { COMMAND_WORDS } from '../../words/commands.ts';
import { helpCard } from '../cards/help-card.ts';
import { respond } from '../respond.ts';
import type { SlashCommand } from './command.ts';
import { described, EVERYWHERE } from './describe.ts';

/** `/help` (`/도움말`) */
export const help = {
  data: { ...described(COMMAND_WORDS.help), ...EVERYWHERE },
  execute: async (interaction, { archive, log }, words) => {
    const card = helpCard(archive.coverage, interaction.applicationId, words);
    await respond(interaction, card, { isPrivate: true }, log);
  },
} satisfies SlashCommand;
