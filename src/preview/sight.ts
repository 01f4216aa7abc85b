import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  MessageFlags,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { textOf, type Command, type Message, type User } from '../local-discord/server.ts';
import { type Cast, channelOf, circumstancesOf, PLACES, type Visitor } from './cast.ts';
import type * as page from './messages.ts';

/** So much of a message is sent to be shown above a reply to it, as far as there is room. */
const LONGEST_QUOTE = 120;

const OPTION_KINDS = new Map<number, page.Option['kind']>([
  [ApplicationCommandOptionType.String, 'text'],
  [ApplicationCommandOptionType.Integer, 'integer'],
  [ApplicationCommandOptionType.Boolean, 'switch'],
  [ApplicationCommandOptionType.Attachment, 'file'],
]);

const metadataSchema = z.object({ id: z.string(), user: z.object({ id: z.string() }) });

/**
 * All that a visitor sees.
 *
 * @param used The commands that were used, by the ids of the interactions.
 */
export function sightOf(
  cast: Cast,
  visitor: Visitor,
  used: ReadonlyMap<string, Command>,
  isTyping: boolean,
): page.Sight {
  const { discord, server, actors } = cast;
  const { actor, place, language } = visitor;
  const channel = channelOf(cast, visitor);
  const bot = personOf(cast, discord.bot);
  const mentions = Object.fromEntries(
    Array.from(discord.world.users.values(), ({ id, globalName }) => [id, globalName]),
  );
  const offered = discord.offered(actor.user, channel, circumstancesOf(visitor));
  return {
    type: 'sight',
    server,
    bot,
    people: actors.map(({ user }) => personOf(cast, user)),
    mentions,
    places: PLACES.map((id) =>
      id === 'dm'
        ? { id, name: bot.name, kind: 'dm' }
        : { id, name: cast.channel.name, kind: 'channel' },
    ),
    person: actor.id,
    place,
    commands: offered.map((command) => commandOf(command, language)),
    messages: channel.messages
      .filter((message) => discord.world.shows(message, actor.user))
      .map((message) => messageOf(cast, visitor, message, mentions, used)),
    isTyping,
  };
}

function personOf({ actors }: Cast, user: Pick<User, 'id' | 'username' | 'globalName'>) {
  const actor = actors.find((candidate) => candidate.user.id === user.id);
  return {
    id: actor?.id ?? user.username,
    name: user.globalName,
    role: actor?.role ?? 'bot',
  } as const;
}

/** A command in the language of a client. */
function commandOf(command: Command, language: string): page.Command {
  return {
    kind: command.type === ApplicationCommandType.Message ? 'menu' : 'slash',
    name: command.name,
    label: command.name_localizations?.[language] ?? command.name,
    description: command.description_localizations?.[language] ?? command.description ?? '',
    options: (command.options ?? []).map((option) => ({
      name: option.name,
      label: option.name_localizations?.[language] ?? option.name,
      description: option.description_localizations?.[language] ?? option.description,
      kind: OPTION_KINDS.get(option.type) ?? 'text',
      isRequired: option.required ?? false,
      completes: option.autocomplete ?? false,
      choices: (option.choices ?? []).map(({ name, name_localizations, value }) => ({
        label: name_localizations?.[language] ?? name,
        value,
      })),
      most: option.max_length ?? option.max_value ?? null,
      least: option.min_value ?? null,
    })),
  };
}

/** `/질문`; a command of a message's menu bears its name alone */
function usedLabel(command: Command, language: string): string {
  const { kind, label } = commandOf(command, language);
  return kind === 'slash' ? `/${label}` : label;
}

function messageOf(
  cast: Cast,
  { actor, language }: Visitor,
  message: Message,
  mentions: page.Sight['mentions'],
  used: ReadonlyMap<string, Command>,
): page.Message {
  const { discord } = cast;
  const person = (id: string) => personOf(cast, discord.world.users.get(id) ?? discord.bot);
  const replied = message.referenced_message;
  const metadata = metadataSchema.safeParse(message.interaction_metadata).data;
  const command = metadata && used.get(metadata.id);
  return {
    id: message.id,
    author: person(message.author.id),
    at: message.timestamp,
    isEdited: message.edited_timestamp !== null,
    isPrivate: Boolean(message.flags & MessageFlags.Ephemeral),
    isLoading: Boolean(message.flags & MessageFlags.Loading),
    content: message.content,
    components: message.components,
    isMentioned: message.mentions.some(({ id }) => id === actor.user.id),
    replyTo: replied
      ? {
          author: person(replied.author.id),
          text: plain(textOf(replied), mentions),
        }
      : null,
    command: command ? { by: person(metadata.user.id), label: usedLabel(command, language) } : null,
  };
}

/** One line of a text without its Markdown: `## 멜론 <@1>` → `멜론 @지수` */
function plain(text: string, mentions: Readonly<Record<string, string>>): string {
  return text
    .replace(/<@(\d+)>/gu, (_, id: string) => `@${mentions[id] ?? ''}`)
    .replace(/^(?:#{1,3}|-#) /gmu, '')
    .replace(/[*_`\\]/gu, '')
    .replace(/\s+/gu, ' ')
    .slice(0, LONGEST_QUOTE)
    .toWellFormed();
}
