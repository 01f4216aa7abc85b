import type {
  ChatInputApplicationCommandData,
  ChatInputCommandInteraction,
  MessageApplicationCommandData,
  MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { LRUCache } from 'lru-cache';
import type { Archive } from '../../archive/archive.ts';
import type { Gaps } from '../../archive/gaps.ts';
import type { NewArticle, Saving } from '../../article/article.ts';
import type { Draft } from '../../import/page.ts';
import type { Words } from '../../words/words.ts';
import type { Admissions } from '../admission.ts';
import type { Drafts } from '../drafts.ts';
import type { Log } from '../log.ts';
import type { Statistics } from '../statistics.ts';

/** What commands work with. */
export interface Desk {
  readonly archive: Archive;
  readonly log: Log;
  readonly admissions: Admissions;
  readonly gaps: Gaps;
  readonly statistics: Statistics;
  readonly drafts: Drafts;
  /** The messages whose answer was called unhelpful, the last ones. */
  readonly unhelpful: LRUCache<string, true>;
  /** Who takes no direct messages, for a while. */
  readonly unreachable: LRUCache<string, true>;
  /**
   * Reads a page that was handed in.
   *
   * @throws UnreadablePageError
   */
  readPage(page: Uint8Array): Promise<Draft>;
  /** Saves an article, unless one of its name is there. */
  save(article: NewArticle): Promise<Saving>;
  /** Of the bot. */
  readonly version: string;
  /** Whether a user may do what only the operator may. */
  isAdmin(userId: string): Promise<boolean>;
}

/** A choice for an option: what people see, and what is sent. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** A slash command: how Discord shows it, and what it does. */
export interface SlashCommand {
  readonly data: ChatInputApplicationCommandData;
  /** Choices for what someone has typed so far; names and values up to 100 characters. */
  complete?(typed: string, desk: Desk, limit: number): Promise<Choice[]>;
  execute(interaction: ChatInputCommandInteraction, desk: Desk, words: Words): Promise<void>;
}

/** A command in the menu of a message: how Discord shows it, and what it does. */
export interface MessageCommand {
  readonly data: MessageApplicationCommandData;
  execute(
    interaction: MessageContextMenuCommandInteraction,
    desk: Desk,
    words: Words,
  ): Promise<void>;
}
