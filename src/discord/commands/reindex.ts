import { setTimeout } from 'node:timers/promises';
import type { ChatInputCommandInteraction } from 'discord.js';
import { CorpusFolderError, EmptyCorpusError } from '../../archive/errors.ts';
import type { Refusal } from '../../article/article.ts';
import { COMMAND_WORDS } from '../../words/commands.ts';
import type { Words } from '../../words/words.ts';
import { asFault, type Card, listCards, noteCard } from '../cards/card.ts';
import { escapeMarkdown } from '../cards/markdown.ts';
import { summary } from '../errors.ts';
import type { Log } from '../log.ts';
import { refuseOthers } from '../refuse-others.ts';
import { deferPrivately, respondAll, showProgress } from '../respond.ts';
import type { SlashCommand } from './command.ts';
import { described, EVERYWHERE } from './describe.ts';

/** Work that takes longer, in milliseconds, is shown to go on. */
const MOMENT = 1_000;

/** A report of more messages than this goes on in the log. */
const MOST_CARDS = 10;

/** `/reindex` (`/다시읽기`): operators only. */
export const reindex = {
  data: {
    ...described(COMMAND_WORDS.reindex),
    ...EVERYWHERE,
    // Hidden from everyone but a server's administrators, who are then checked below.
    defaultMemberPermissions: '0',
  },
  execute: async (interaction, desk, words) => {
    const { archive, log } = desk;
    await deferPrivately(interaction, log);
    if (await refuseOthers(interaction, desk, words)) return;
    const work = archive.reindex();
    await sayWhenSlow(work, interaction, words, log);
    const cards = await work.then(
      (report) => {
        const { articles, paragraphs, milliseconds, refused } = report;
        log.info({ articles, paragraphs, milliseconds, refused }, 'reindexed');
        return cardsOf([words.reindexed(report), ...refusalLines(refused, words)]);
      },
      (error: unknown) => {
        log.error(summary(error), 'reindex failed; the old index goes on answering');
        return cardsOf([`⚠️ ${words.reindexFailed}`, ...reasons(error, words)]).map(asFault);
      },
    );
    await respondAll(interaction, cards.slice(0, MOST_CARDS), log);
  },
} satisfies SlashCommand;

function cardsOf(lines: readonly string[]): Card[] {
  return listCards(lines.flatMap((line) => line.split('\n')).map(escapeMarkdown));
}

function reasons(error: unknown, words: Words): string[] {
  if (error instanceof CorpusFolderError) return [words.noFolder(error.folder)];
  if (error instanceof EmptyCorpusError) {
    return [words.noArticles, ...refusalLines(error.refused, words)];
  }
  return [];
}

function refusalLines(refused: readonly Refusal[], words: Words): string[] {
  if (refused.length === 0) return [];
  const files = new Set(refused.map(({ file }) => file));
  return [words.refusedFiles(files.size), ...refused.map((refusal) => words.refusal(refusal))];
}

/** Shows that the work goes on, where it takes longer than a moment. */
async function sayWhenSlow(
  work: Promise<unknown>,
  interaction: ChatInputCommandInteraction,
  words: Words,
  log: Log,
): Promise<void> {
  const isSlow = await Promise.race([
    work.then(
      () => false,
      () => false,
    ),
    setTimeout(MOMENT, true, { ref: false }),
  ]);
  if (isSlow) await showProgress(interaction, noteCard(words.reindexing), log);
}
