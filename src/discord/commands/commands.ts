import { ask } from './ask.ts';
import type { Command } from './command.ts';
import { reindex } from './reindex.ts';

/** Every command of the bot. */
export const COMMANDS: readonly Command[] = [ask, reindex];
