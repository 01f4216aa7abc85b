import { once } from 'node:events';
import type { CommandBody } from './bodies.ts';
import { type Command, Commands } from './commands.ts';
import type { ActiveFailure, Failure } from './faults.ts';
import { Gateway } from './gateway.ts';
import { Interactions, type Lifetimes } from './interactions.ts';
import { readOpenApi } from './openapi.ts';
import { type Circumstances, People, type Place, type SlashCommand } from './people.ts';
import { Rest } from './rest.ts';
import { applicationRoutes } from './routes/applications.ts';
import { channelRoutes } from './routes/channels.ts';
import { interactionRoutes } from './routes/interactions.ts';
import { placeRoutes } from './routes/places.ts';
import type { Run } from './run.ts';
import { snowflake } from './snowflake.ts';
import type { User } from './users.ts';
import { createWaiting } from './waiting.ts';
import {
  type Application,
  type Channel,
  type Guild,
  type Message,
  type NewGuild,
  type NewUser,
  type Team,
  World,
} from './world.ts';

export { textOf } from './components.ts';
export type { Application, Channel, Command, Guild, Message, Run, Team, User };

export type DiscordOptions = {
  /** Where it listens, any free port by default. */
  port?: number;
  /** The bot's token. */
  token?: string;
  /** Who owns the application. */
  owner?: NewUser;
  /** What the bot is called. */
  bot?: NewUser;
  /** A file with Discord's OpenAPI document; `DISCORD_OPENAPI` by default, none if that is unset. */
  openapi?: string;
  /** Milliseconds between heartbeats. */
  heartbeatInterval?: number;
  /** How many shards the gateway recommends. */
  shards?: number;
  /** How many shards may identify at once, 1 by default: a client waits five seconds for each further. */
  maxConcurrency?: number;
  /** The privileged intents granted to the application: none by default. */
  privilegedIntents?: number;
  /** How long interactions can be answered: 3 seconds, and 15 minutes once acknowledged. */
  lifetimes?: Partial<Lifetimes>;
};

export type Discord = Awaited<ReturnType<typeof startDiscord>>;

/** Starts a local Discord on a free port. */
export async function startDiscord(options: DiscordOptions = {}) {
  const token = options.token ?? 'a-bot-token';
  const openapi = options.openapi ?? process.env.DISCORD_OPENAPI;
  const world = new World(options.owner ?? { username: 'owner' }, options.bot);
  const commands = new Commands(world.application.id);
  const interactions = new Interactions(world, {
    acknowledge: 3000,
    token: 15 * 60_000,
    ...options.lifetimes,
  });
  const waiting = createWaiting(() => explanation(rest));
  let port = 0;
  const url = () => `ws://127.0.0.1:${port}/gateway`;
  const gateway = new Gateway({
    world,
    waiting,
    token,
    heartbeatInterval: options.heartbeatInterval ?? 41_250,
    privileged: options.privilegedIntents ?? 0,
    url,
  });
  const canRead = Boolean((options.privilegedIntents ?? 0) & MESSAGE_CONTENT);
  const rest = new Rest({
    token,
    waiting,
    openapi: openapi ? readOpenApi(openapi) : undefined,
    routes: [
      ...placeRoutes(world, {
        url,
        shards: options.shards ?? 1,
        maxConcurrency: options.maxConcurrency ?? 1,
      }),
      ...applicationRoutes(world, commands),
      ...channelRoutes(world, (message) => (canRead ? message : gateway.withoutContent(message))),
      ...interactionRoutes(interactions),
    ],
  });
  rest.server.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));
  rest.server.listen(options.port ?? 0, '127.0.0.1');
  await once(rest.server, 'listening');
  const address = rest.server.address();
  if (typeof address === 'object' && address) port = address.port;
  const people = new People(world, commands, interactions, gateway, waiting);
  const taken = new Set<string>();

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token,
    world,
    gateway,
    /** The bot's own user. */
    bot: world.bot,
    /** Owned by a user; set `team` to give it to a team. */
    application: world.application,
    /** How long interactions can be answered; may be changed at any time. */
    lifetimes: interactions.lifetimes,
    /** Each typing indicator that the bot showed. */
    typing: world.typing,
    requests: rest.requests,
    /** Each request that broke a rule, as `METHOD path: what`. */
    violations: rest.violations,

    /** The registered commands, with all that Discord fills in. */
    get commands(): readonly Command[] {
      return commands.list;
    },
    /** Registers commands as if the bot had done so before. */
    presetCommands(bodies: readonly CommandBody[]): void {
      commands.replace(bodies);
    },

    addUser: (wanted: NewUser): User => world.addUser(wanted),
    addGuild: (wanted: NewGuild): Guild => world.addGuild(wanted),
    /** The direct conversation between the bot and somebody. */
    dm: (user: User): Channel => world.dmWith(user),
    /** Gives the application to a team, its owner being the first member. */
    setTeam(owner: User, members: Team['members']): Team {
      const team = { id: snowflake(), name: 'Team', owner, members };
      world.application.team = team;
      return team;
    },

    /** The commands that a person is shown in a place. */
    offered: (user: User, place: Place, how?: Circumstances): Command[] =>
      people.offered(user, place, how),
    /** Uses a slash command as the registration offers it. */
    slash: async (user: User, use: SlashCommand): Promise<Run> => people.slash(user, use),
    /** Types into the option `focused`; `run.choices()` is what the bot offers. */
    autocomplete: async (user: User, use: SlashCommand & { focused: string }): Promise<Run> =>
      people.autocomplete(user, use),
    /** Uses a command of a message's menu. */
    messageCommand: async (
      user: User,
      name: string,
      message: Message,
      how?: Circumstances,
    ): Promise<Run> => people.messageCommand(user, name, message, how),
    /** Presses a button that the person sees. */
    press: async (
      user: User,
      message: Message,
      customId: string,
      how?: Circumstances,
    ): Promise<Run> => people.press(user, message, customId, how),
    /** Chooses from a menu that the person sees. */
    select: async (
      user: User,
      message: Message,
      customId: string,
      values: readonly string[],
      how?: Circumstances,
    ): Promise<Run> => people.select(user, message, customId, values, how),
    /** Sends an interaction that no client offers. */
    forge: async (
      user: User,
      place: Place,
      kind: Run['kind'],
      data: object,
      how?: Circumstances & { source?: Message },
    ): Promise<Run> => people.forge(user, place, kind, data, how),
    /** Fills in and sends the modal that `run` was answered with. */
    submit: (
      user: User,
      run: Run,
      values: Record<string, string>,
      how?: Circumstances,
    ): Promise<Run> => people.submit(user, run, values, how),
    /** Writes a message. */
    say: async (
      user: User,
      place: Place,
      text: string,
      how?: { replyTo?: Message; ping?: boolean },
    ): Promise<Message> => people.say(user, place, text, how),

    /** The next message of the bot there that is no answer to an interaction, each only once. */
    async nextMessageIn(place: Channel, timeout?: number): Promise<Message> {
      const find = () =>
        place.messages.find(
          ({ id, author, interaction_metadata }) =>
            author.id === world.bot.id && !interaction_metadata && !taken.has(id),
        );
      const message = await waiting.until(`message in ${place.name}`, find, timeout);
      taken.add(message.id);
      return message;
    },
    /** The bot's replies to a message so far. */
    repliesTo: (message: Message): Message[] => repliesTo(world, message),
    /** The bot's first reply to a message. */
    replyTo: (message: Message, timeout?: number): Promise<Message> =>
      waiting.until(`reply to "${message.content}"`, () => repliesTo(world, message)[0], timeout),

    /** Makes requests fail. */
    fail: (failure: Failure): ActiveFailure => rest.failures.add(failure),
    /** Ends all failures. */
    heal: (): void => rest.failures.clear(),
    /** Waits for anything that can be seen here: `until('typing', () => discord.typing[0])`. */
    until: waiting.until,

    /** Ends all connections and frees the port. */
    async close(): Promise<void> {
      gateway.close();
      const closed = once(rest.server, 'close');
      rest.server.close();
      rest.server.closeAllConnections();
      await closed;
    },
  };
}

const MESSAGE_CONTENT = 1 << 15;

function repliesTo(world: World, { id, channel_id }: Message): Message[] {
  const messages = world.channels.get(channel_id)?.messages ?? [];
  return messages.filter(
    ({ author, message_reference }) =>
      author.id === world.bot.id && message_reference?.message_id === id,
  );
}

/** What went on lately, for the error of a wait in vain. */
function explanation({ requests, violations }: Rest): string {
  const last = requests.slice(-5).map(({ method, path, status }) => `${method} ${path} ${status}`);
  const refused = violations.length ? ` Violations: ${violations.slice(-5).join('; ')}.` : '';
  return `Last requests: ${last.join(', ') || 'none'}.${refused}`;
}
