import { COMMAND_WORDS } from '../../words/commands.ts';
import { listCards } from '../cards/card.ts';
import { escapeMarkdown } from '../cards/markdown.ts';
import { clip } from '../cards/parts.ts';
import { refuseOthers } from '../refuse-others.ts';
import { deferPrivately, respondAll } from '../respond.ts';
import type { SlashCommand } from './command.ts';
import { described, EVERYWHERE } from './describe.ts';

const QUESTIONS = 40;
const LONGEST_QUESTION = 120;

/** `/unanswered` (`/못찾은질문`): operators only. */
export const unanswered = {
  data: {
    ...described(COMMAND_WORDS.unanswered),
    ...EVERYWHERE,
    defaultMemberPermissions: '0',
  },
  execute: async (interaction, desk, words) => {
    await deferPrivately(interaction, desk.log);
    if (await refuseOthers(interaction, desk, words)) return;
    const found = desk.gaps.frequent(QUESTIONS);
    const lines = found.map(
      ({ question, times, gap }) =>
        `${times}× ${escapeMarkdown(clip(question, LONGEST_QUESTION))} · ${words.gaps[gap]}`,
    );
    const cards = listCards(found.length === 0 ? [words.noGaps] : [words.gapsHeading, ...lines]);
    await respondAll(interaction, cards, desk.log);
  },
} satisfies SlashCommand;
