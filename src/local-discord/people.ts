import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Component, Modal } from './bodies.ts';
import type { Command, Commands } from './commands.ts';
import { BUTTON, findComponent, LABEL, SELECTS, TEXT_INPUT, walk } from './components.ts';
import type { Gateway } from './gateway.ts';
import type { Interactions } from './interactions.ts';
import { type AttachedFile, givenOptions, type OptionValue } from './options.ts';
import { appPermissions, BOT_PERMISSIONS, channelPayload, memberPayload } from './payloads.ts';
import { Run, RunKind } from './run.ts';
import { snowflake } from './snowflake.ts';
import { userPayload, type User } from './users.ts';
import type { Waiting } from './waiting.ts';
import type { Channel, Message, World } from './world.ts';
import { mentionedIn, replyTo } from './writing.ts';

/** A channel, the person's direct messages with the bot, or a conversation without the bot. */
export type Place = Channel | 'dm' | 'private';

export type Circumstances = {
  /** The language of the person's client; otherwise the user's own. */
  locale?: string;
  /** The language of the server; otherwise the server's own. */
  guildLocale?: string;
  /** What the person may do in the server: an ordinary member by default. */
  memberPermissions?: bigint;
};

export type SlashCommand = Circumstances & {
  in: Place;
  command: string;
  options?: Record<string, OptionValue>;
  /** Files for the options that take one, by the option's name. */
  files?: Record<string, AttachedFile>;
};

type Start = Circumstances & {
  kind: Run['kind'];
  user: User;
  channel: Channel;
  data: object;
  source?: Message | undefined;
};

/** People who use the bot by its commands, components and messages. */
export class People {
  readonly #world: World;
  readonly #commands: Commands;
  readonly #interactions: Interactions;
  readonly #gateway: Gateway;
  readonly #waiting: Waiting;

  constructor(
    world: World,
    commands: Commands,
    interactions: Interactions,
    gateway: Gateway,
    waiting: Waiting,
  ) {
    this.#world = world;
    this.#commands = commands;
    this.#interactions = interactions;
    this.#gateway = gateway;
    this.#waiting = waiting;
  }

  slash(user: User, use: SlashCommand): Run {
    const { channel, command } = this.#offered(user, use, 1);
    const attachments = Object.entries(use.files ?? {}).map(([option, file]) => {
      return { option, attachment: attachmentPayload(file) };
    });
    const ids: Record<string, OptionValue> = Object.fromEntries(
      attachments.map(({ option, attachment }): [string, string] => [option, attachment.id]),
    );
    const options = givenOptions(command, { ...use.options, ...ids });
    const resolved = {
      attachments: Object.fromEntries(
        attachments.map(({ attachment }) => [attachment.id, attachment]),
      ),
    };
    const data = { ...named(command), options, resolved };
    return this.#start({ ...use, kind: 'command', user, channel, data });
  }

  /** Types into an option that completes itself; `focused` is its name. */
  autocomplete(user: User, use: SlashCommand & { focused: string }): Run {
    const { channel, command } = this.#offered(user, use, 1);
    const options = givenOptions(command, use.options ?? {}, use.focused);
    const data = { ...named(command), options };
    return this.#start({ ...use, kind: 'autocomplete', user, channel, data });
  }

  /** Uses a command from a message's menu. */
  messageCommand(user: User, name: string, message: Message, how: Circumstances = {}): Run {
    const place = this.#world.channelOf(message);
    const { channel, command } = this.#offered(user, { ...how, in: place, command: name }, 3);
    const data = {
      ...named(command),
      target_id: message.id,
      resolved: { messages: { [message.id]: message } },
    };
    return this.#start({ ...how, kind: 'command', user, channel, data });
  }

  press(user: User, message: Message, customId: string, how: Circumstances = {}): Run {
    const { source, component } = this.#usable(user, message, customId);
    if (component.type !== BUTTON) throw new Error(`discord: "${customId}" is no button`);
    const data = { custom_id: customId, component_type: component.type, id: component.id };
    return this.#start({ ...how, kind: 'component', user, ...source, data });
  }

  select(
    user: User,
    message: Message,
    customId: string,
    values: readonly string[],
    how: Circumstances = {},
  ): Run {
    const { source, component } = this.#usable(user, message, customId);
    if (!SELECTS.includes(component.type)) throw new Error(`discord: "${customId}" is no menu`);
    for (const value of values) {
      if (component.options && !component.options.some((option) => option.value === value)) {
        throw new Error(`discord: the menu "${customId}" has no "${value}"`);
      }
    }
    const [least, most] = [component.min_values ?? 1, component.max_values ?? 1];
    if (values.length < least || values.length > most) {
      throw new Error(`discord: the menu "${customId}" takes ${least} to ${most} values`);
    }
    const data = { custom_id: customId, component_type: component.type, id: component.id, values };
    return this.#start({ ...how, kind: 'component', user, ...source, data });
  }

  /**
   * An interaction that no client offers: any data, on any message, as only a forger would send it.
   */
  forge(
    user: User,
    place: Place,
    kind: Run['kind'],
    data: object,
    how: Circumstances & { source?: Message } = {},
  ): Run {
    return this.#start({ ...how, kind, user, channel: this.#place(user, place), data });
  }

  /** Sends the modal that `run` showed, its fields given by custom id. */
  async submit(
    user: User,
    run: Run,
    values: Record<string, string>,
    how: Circumstances = {},
  ): Promise<Run> {
    const modal = await run.modal();
    const data = { custom_id: modal.custom_id, components: filled(modal, values) };
    const { channel, source } = run;
    return this.#start({ ...how, kind: 'modal', user, channel, source, data });
  }

  say(
    user: User,
    place: Place,
    content: string,
    how: { replyTo?: Message; ping?: boolean } = {},
  ): Message {
    const channel = this.#place(user, place);
    const replied = how.replyTo;
    const mentioned = mentionedIn(this.#world, content).map(userPayload);
    // A reply pings its author unless the person turns that off, and so reaches the bot.
    const pinged = replied && how.ping !== false ? [replied.author] : [];
    const mentions = [...mentioned, ...pinged].filter(
      ({ id }, index, all) => all.findIndex((other) => other.id === id) === index,
    );
    const about = replied ? replyTo(channel, replied) : {};
    return this.#world.post(channel, { author: user, content, mentions, ...about });
  }

  /** The commands that a person is shown in a place. */
  offered(user: User, place: Place, how: Circumstances = {}): Command[] {
    const channel = this.#place(user, place);
    return this.#commands.list.filter((command) => whyHidden(command, channel, how) === undefined);
  }

  #offered(user: User, use: SlashCommand, type: number): { channel: Channel; command: Command } {
    const channel = this.#place(user, use.in);
    const command = this.#commands.find(use.command, type);
    if (!command) {
      const known = this.#commands.list.map(({ name }) => name).join(', ') || 'none';
      throw new Error(`discord: no command "${use.command}" is registered (known: ${known})`);
    }
    const why = whyHidden(command, channel, use);
    if (why !== undefined) {
      throw new Error(`discord: ${user.username} is not offered "${command.name}": ${why}`);
    }
    return { channel, command };
  }

  #place(user: User, place: Place): Channel {
    if (place === 'dm') return this.#world.dmWith(user);
    return place === 'private' ? this.#world.groupOf([user]) : place;
  }

  #usable(user: User, message: Message, customId: string) {
    const channel = this.#world.channels.get(message.channel_id);
    const current = channel?.messages.find(({ id }) => id === message.id);
    if (!channel || !current) throw new Error(`discord: message ${message.id} is gone`);
    if (!this.#world.shows(current, user)) {
      throw new Error(`discord: ${user.username} does not see message ${message.id}`);
    }
    const component = findComponent(current.components, customId);
    if (!component) {
      const known = [...walk(current.components)].flatMap(
        (found) => found.component.custom_id ?? [],
      );
      throw new Error(`discord: no component "${customId}" (known: ${known.join(', ') || 'none'})`);
    }
    if (component.disabled) throw new Error(`discord: component "${customId}" is disabled`);
    return { source: { channel, source: current }, component };
  }

  #start(start: Start): Run {
    const { kind, user, channel, data, source } = start;
    const { guild } = channel;
    const owners: Record<string, string> = guild
      ? { 0: guild.id }
      : channel.kind === 'dm'
        ? { 0: '0' }
        : { 1: user.id };
    const run = new Run({ data, kind, user, channel, source, owners }, this.#waiting);
    this.#interactions.begin(run);
    const permissions = String(start.memberPermissions ?? BOT_PERMISSIONS);
    const payload = {
      id: run.id,
      application_id: this.#world.application.id,
      type: RunKind[kind],
      token: run.token,
      version: 1,
      data,
      channel_id: channel.id,
      channel: { ...channelPayload(channel, this.#world.bot), permissions },
      locale: start.locale ?? user.locale,
      app_permissions: String(appPermissions(channel)),
      entitlements: [],
      authorizing_integration_owners: owners,
      context: CONTEXTS[channel.kind],
      attachment_size_limit: 10 * 1024 * 1024,
      ...(source && { message: source }),
      ...(guild
        ? {
            guild_id: guild.id,
            guild_locale: start.guildLocale ?? guild.locale,
            guild: { id: guild.id, locale: start.guildLocale ?? guild.locale, features: [] },
            member: { ...memberPayload(guild), user: userPayload(user), permissions },
          }
        : { user: userPayload(user) }),
    };
    const reached = this.#gateway.dispatch('INTERACTION_CREATE', payload, { guild: guild?.id });
    if (!reached) throw new Error('discord: the bot has no session that gets this interaction');
    return run;
  }
}

/** Why a person is not shown a command in a channel, if so. */
function whyHidden(command: Command, channel: Channel, how: Circumstances): string | undefined {
  const context = CONTEXTS[channel.kind];
  if (command.contexts && !command.contexts.includes(context)) {
    return `its contexts are ${JSON.stringify(command.contexts)}, this is ${context}`;
  }
  if (channel.kind === 'group' && !command.integration_types.includes(1)) {
    return 'it cannot be installed by a user';
  }
  const needed = command.default_member_permissions;
  const has = how.memberPermissions ?? BOT_PERMISSIONS;
  const admin = Boolean(has & PermissionFlagsBits.Administrator);
  // "0" asks for nothing and still hides a command from all but administrators.
  const enough =
    needed === null || admin || (needed !== '0' && (has & BigInt(needed)) === BigInt(needed));
  return channel.guild && !enough ? `it needs the permissions ${needed}` : undefined;
}

/** A file as Discord tells of it; its address holds it, so that nothing else has to serve it. */
function attachmentPayload({ filename, content }: AttachedFile) {
  const url = `data:application/octet-stream;base64,${content.toString('base64')}`;
  return { id: snowflake(), filename, size: content.length, url, proxy_url: url };
}

const CONTEXTS = { text: 0, dm: 1, group: 2 };

function named({ id, name, type }: Command) {
  return { id, name, type };
}

/** The components of a modal with what a person put in. */
function filled(modal: Modal, values: Record<string, string>): object[] {
  const fields = [...walk(modal.components)].map(({ component }) => component);
  for (const id of Object.keys(values)) {
    if (!fields.some(({ custom_id }) => custom_id === id)) {
      throw new Error(`discord: the modal "${modal.title}" has no field "${id}"`);
    }
  }
  const entry = (component: Component): object => {
    const { type, id } = component;
    if (component.components) return { type, id, components: component.components.map(entry) };
    if (type === LABEL && component.component)
      return { type, id, component: entry(component.component) };
    if (!component.custom_id) return { type, id };
    const value = values[component.custom_id] ?? component.value ?? '';
    if (component.required !== false && !value) {
      throw new Error(`discord: the modal's field "${component.custom_id}" must be filled in`);
    }
    const answer = type === TEXT_INPUT ? { value } : { values: value ? [value] : [] };
    return { type, id, custom_id: component.custom_id, ...answer };
  };
  return modal.components.map(entry);
}
