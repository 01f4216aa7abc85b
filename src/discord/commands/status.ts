import { COMMAND_WORDS } from '../../words/commands.ts';
import { noteCard } from '../cards/card.ts';
import { refuseOthers } from '../refuse-others.ts';
import { deferPrivately, respond } from '../respond.ts';
import type { SlashCommand } from './command.ts';
import { described, EVERYWHERE } from './describe.ts';

/** `/status` (`/상태`): operators only. */
export const status = {
  data: {
    ...described(COMMAND_WORDS.status),
    ...EVERYWHERE,
    defaultMemberPermissions: '0',
  },
  execute: async (interaction, desk, words) => {
    await deferPrivately(interaction, desk.log);
    if (await refuseOthers(interaction, desk, words)) return;
    const { archive, statistics, version, log } = desk;
    const card = noteCard(
      words.status({
        version,
        uptime: process.uptime(),
        ...archive.coverage,
        indexedAt: archive.report.at,
        memory: process.memoryUsage.rss(),
        ping: interaction.client.ws.ping,
        ...(await statistics.summary()),
      }),
    );
    await respond(interaction, card, { isPrivate: true }, log);
  },
} satisfies SlashCommand;
