import {
  type ChatInputCommandInteraction,
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  Partials,
} from 'discord.js';
import { afterEach } from 'vitest';
import { type Discord, type DiscordOptions, startDiscord } from '../../src/local-discord/server.ts';

/** A command with a completing option and a switch. */
export const ASK = {
  name: 'ask',
  name_localizations: { ko: '질문' },
  description: 'Asks about the history',
  options: [
    { type: 3, name: 'question', description: 'What to ask', required: true, autocomplete: true },
    { type: 5, name: 'private', description: 'Only for you' },
  ],
};

/** What to end after each test, the last one first. */
export const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

export async function local(options: DiscordOptions = {}): Promise<Discord> {
  const discord = await startDiscord(options);
  closing.push(discord.close);
  return discord;
}

export function clientOf(discord: Discord, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    rest: { api: discord.apiUrl },
    // discord.js waits five seconds and more between two identifies of a shard.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    ...options,
  });
  closing.push(() => client.destroy());
  return client;
}

/** A bot that is logged in. */
export async function bot(
  discord: Discord,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = clientOf(discord, options);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
}

/** Lets the bot answer each slash command with `answer`. */
export function onCommand(
  client: Client,
  answer: (interaction: ChatInputCommandInteraction) => Promise<unknown>,
): void {
  on(client, (interaction) =>
    interaction.isChatInputCommand() ? answer(interaction) : Promise.resolve(),
  );
}

export function on(client: Client, answer: (interaction: Interaction) => Promise<unknown>): void {
  client.on(Events.InteractionCreate, (interaction) => {
    answer(interaction).catch((error: unknown) => client.emit('error', toError(error)));
  });
}

export function onMessage(client: Client, answer: (message: Message) => Promise<unknown>): void {
  client.on(Events.MessageCreate, (message) => {
    if (message.author.bot) return;
    answer(message).catch((error: unknown) => client.emit('error', toError(error)));
  });
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

export function errorsOf(client: Client): unknown[] {
  const errors: unknown[] = [];
  client.on(Events.Error, (error) => errors.push(error));
  return errors;
}
