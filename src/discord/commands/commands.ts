import { article } from './article.ts';
import { ask } from './ask.ts';
import type { MessageCommand, SlashCommand } from './command.ts';
import { help } from './help.ts';
import { importPage } from './import.ts';
import { lookUp } from './look-up.ts';
import { reindex } from './reindex.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import { timelineCommand } from './timeline.ts';
import { unanswered } from './unanswered.ts';

/** Every slash command of the bot. */
export const SLASH_COMMANDS: readonly SlashCommand[] = [
  ask,
  timelineCommand,
  sources,
  article,
  help,
  reindex,
  importPage,
  unanswered,
  status,
];

/** Every command in the menu of a message. */
export const MESSAGE_COMMANDS: readonly MessageCommand[] = [lookUp];
