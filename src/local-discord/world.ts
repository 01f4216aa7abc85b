import { MessageFlags, MessageType } from 'discord-api-types/v10';
import type { Component, Embed } from './bodies.ts';
import { snowflake, snowflakeOn } from './snowflake.ts';
import { type User, type UserPayload, userPayload } from './users.ts';

export type NewUser = {
  username: string;
  globalName?: string;
  locale?: string;
  /** A snowflake; a new one by default. */
  id?: string;
  /** Whether it is another bot. */
  bot?: boolean;
};

export type NewGuild = {
  name: string;
  locale?: string;
  members?: readonly User[];
  /** Which shard of how many gets its events; any by default. */
  shard?: readonly [number, number];
};

export type Team = {
  readonly id: string;
  readonly name: string;
  readonly owner: User;
  readonly members: readonly { user: User; role: string; membership_state: 1 | 2 }[];
};

export type Application = {
  readonly id: string;
  readonly name: string;
  owner: User;
  /** When set, the application belongs to the team and `owner` is not shown, as on Discord. */
  team: Team | undefined;
};

export type Guild = {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly members: User[];
  readonly channels: Channel[];
  readonly joinedAt: string;
  /** Adds a text channel. */
  addChannel(wanted: { name: string }): Channel;
  /** Adds somebody to the server. */
  addMember(user: User): void;
};

export type Channel = {
  readonly id: string;
  readonly kind: 'text' | 'dm' | 'group';
  readonly name: string;
  readonly guild: Guild | undefined;
  /** Who a direct or group conversation is with, beside the bot. */
  readonly people: readonly User[];
  readonly messages: Message[];
  /** The permissions taken from the bot here. */
  readonly forbidden: bigint;
  /** Takes permissions from the bot in this channel: `forbid(PermissionFlagsBits.SendMessages)`. */
  forbid(permissions: bigint): void;
  /** Gives them back. */
  permit(permissions: bigint): void;
};

/** A message in the form in which Discord sends it. */
export type Message = {
  readonly id: string;
  readonly channel_id: string;
  readonly author: UserPayload;
  readonly timestamp: string;
  readonly type: number;
  content: string;
  edited_timestamp: string | null;
  tts: boolean;
  mention_everyone: boolean;
  mentions: UserPayload[];
  mention_roles: string[];
  attachments: object[];
  embeds: Embed[];
  components: Component[];
  flags: number;
  pinned: boolean;
  nonce?: string | number;
  webhook_id?: string;
  application_id?: string;
  message_reference?: { type: 0; message_id: string; channel_id: string; guild_id?: string };
  referenced_message?: Message | null;
  interaction_metadata?: object;
};

export type Draft = Partial<Omit<Message, 'id' | 'channel_id' | 'author' | 'timestamp'>> & {
  author: User;
  /** The only person who sees an ephemeral message. */
  onlyFor?: User;
};

export type MessageEvent = {
  kind: 'message' | 'edit' | 'removal';
  channel: Channel;
  message: Message;
};

/** Somebody shown as typing. */
export type Typing = { channel: Channel; user: User; at: number };

export type WorldEvent =
  | { kind: 'typing'; channel: Channel; user: User }
  | MessageEvent
  | { kind: 'guild'; guild: Guild }
  | { kind: 'channel' | 'channelChange'; channel: Channel };

/** The people, servers, channels and messages, with no notion of HTTP or sockets. */
export class World {
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly typing: Typing[] = [];
  readonly bot: User;
  readonly application: Application;
  readonly #listeners = new Set<(event: WorldEvent) => void>();
  readonly #onlyFor = new Map<string, User>();

  constructor(owner: NewUser, bot: NewUser = { username: 'history-bot' }) {
    // An application and its bot share their id, as for every application made since 2016.
    this.bot = this.#user(bot, true);
    this.application = {
      id: this.bot.id,
      name: 'History',
      owner: this.addUser(owner),
      team: undefined,
    };
  }

  /** Calls `listener` on everything that happens; the result stops that. */
  listen(listener: (event: WorldEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  addUser(wanted: NewUser): User {
    return this.#user(wanted, wanted.bot ?? false);
  }

  addGuild(wanted: NewGuild): Guild {
    const guild: Guild = {
      id: wanted.shard ? snowflakeOn(wanted.shard) : snowflake(),
      name: wanted.name,
      locale: wanted.locale ?? 'en-US',
      members: [...(wanted.members ?? [])],
      channels: [],
      joinedAt: new Date().toISOString(),
      addChannel: ({ name }) => {
        const channel = this.#channel('text', name, guild, []);
        guild.channels.push(channel);
        this.#tell({ kind: 'channel', channel });
        return channel;
      },
      addMember: (user) => {
        if (!guild.members.includes(user)) guild.members.push(user);
      },
    };
    this.guilds.set(guild.id, guild);
    this.#tell({ kind: 'guild', guild });
    return guild;
  }

  /** The direct conversation between the bot and one person. */
  dmWith(user: User): Channel {
    for (const channel of this.channels.values()) {
      if (channel.kind === 'dm' && channel.people[0] === user) return channel;
    }
    return this.#channel('dm', user.username, undefined, [user]);
  }

  /** A conversation between people that the bot is no member of. */
  groupOf(people: readonly User[]): Channel {
    for (const channel of this.channels.values()) {
      if (channel.kind !== 'group' || channel.people.length !== people.length) continue;
      if (people.every((person) => channel.people.includes(person))) return channel;
    }
    return this.#channel(
      'group',
      people.map(({ username }) => username).join(', '),
      undefined,
      people,
    );
  }

  post(channel: Channel, draft: Draft): Message {
    const { author, onlyFor, ...rest } = draft;
    const message: Message = {
      id: snowflake(),
      channel_id: channel.id,
      author: userPayload(author),
      timestamp: new Date().toISOString(),
      type: MessageType.Default,
      content: '',
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      components: [],
      flags: 0,
      pinned: false,
      ...rest,
    };
    if (onlyFor) this.#onlyFor.set(message.id, onlyFor);
    channel.messages.push(message);
    this.#tell({ kind: 'message', channel, message });
    return message;
  }

  edit(message: Message, changes: Partial<Message>): Message {
    const channel = this.channelOf(message);
    Object.assign(message, changes);
    this.#tell({ kind: 'edit', channel, message });
    return message;
  }

  remove(message: Message): void {
    const channel = this.channelOf(message);
    channel.messages.splice(channel.messages.indexOf(message), 1);
    this.#tell({ kind: 'removal', channel, message });
  }

  type(channel: Channel, user: User): void {
    this.typing.push({ channel, user, at: Date.now() });
    this.#tell({ kind: 'typing', channel, user });
  }

  /** Whether somebody in the channel sees the message: an ephemeral one shows to one person. */
  shows(message: Message, to: User): boolean {
    const only = this.#onlyFor.get(message.id);
    return !(message.flags & MessageFlags.Ephemeral) || only === to;
  }

  channelOf(message: Message): Channel {
    const channel = this.channels.get(message.channel_id);
    if (!channel) throw new Error(`discord: message ${message.id} is in no known channel`);
    return channel;
  }

  #user({ id, username, globalName, locale }: NewUser, bot: boolean): User {
    const user: User = {
      id: id ?? snowflake(),
      username,
      globalName: globalName ?? username,
      bot,
      locale: locale ?? 'ko',
      takesMessages: true,
    };
    this.users.set(user.id, user);
    return user;
  }

  #channel(
    kind: Channel['kind'],
    name: string,
    guild: Guild | undefined,
    people: readonly User[],
  ): Channel {
    let forbidden = 0n;
    const change = (permissions: bigint) => {
      forbidden = permissions;
      this.#tell({ kind: 'channelChange', channel });
    };
    const channel: Channel = {
      id: snowflake(),
      kind,
      name,
      guild,
      people,
      messages: [],
      get forbidden() {
        return forbidden;
      },
      forbid: (permissions) => change(forbidden | permissions),
      permit: (permissions) => change(forbidden & ~permissions),
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  #tell(event: WorldEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
