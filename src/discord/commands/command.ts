import type { ChatInputApplicationCommandData, ChatInputCommandInteraction } from 'discord.js';
import type { Archive } from '../../archive/archive.ts';
import type { Words } from '../../words/words.ts';
import type { Log } from '../log.ts';

/** What commands work with. */
export interface Desk {
  readonly archive: Archive;
  readonly log: Log;
  /** Whether a user may do what only the operator may. */
  isAdmin(userId: string): Promise<boolean>;
}

/** One slash command: how Discord shows it, and what it does. */
export interface Command {
  readonly data: ChatInputApplicationCommandData;
  execute(interaction: ChatInputCommandInteraction, desk: Desk, words: Words): Promise<void>;
}
