import { setTimeout } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import type { Archive } from '../archive/archive.ts';
import type { Gaps } from '../archive/gaps.ts';
import type { NewArticle, Saving } from '../article/article.ts';
import { isAdmin } from './admins.ts';
import { forgetQuietConversations, makeCache } from './caches.ts';
import type { Desk } from './commands/command.ts';
import { createDrafts } from './drafts.ts';
import { summary } from './errors.ts';
import { onInteraction } from './interactions.ts';
import type { Log } from './log.ts';
import { GatewayClosedError, LoginError } from './login-error.ts';
import { onMessage } from './messages.ts';
import { createPace } from './pace.ts';
import { registerCommands } from './register.ts';
import { holdsFirstShard, shardOptions, type Sharding } from './shards.ts';
import { createStatistics } from './statistics.ts';

/** How long stopping may take, in milliseconds. */
const LONGEST_GOODBYE = 3_000;

/** What the bot needs from outside. */
export interface BotOptions extends Sharding {
  readonly token: string;
  /** The base URL of Discord's REST API, without the version. */
  readonly apiUrl: string;
  readonly adminUserIds: readonly string[];
  readonly archive: Archive;
  readonly log: Log;
  readonly gaps: Gaps;
  /** Saves an article, unless one of its name is there. */
  save(article: NewArticle): Promise<Saving>;
  /** Of the bot, as people see it. */
  readonly version: string;
  /** Called when Discord ends the session for good, as when the token is reset. */
  onInvalidated(): void;
}

/** A bot that is connected. */
export interface Bot {
  /** The name that people see. */
  readonly name: string;
  /** Closes the connection. */
  stop(): Promise<void>;
}

/**
 * Connects to Discord and answers there until stopped. Of several processes only the one that holds
 * the first shard registers the commands, which are the same for all.
 *
 * @throws {@link LoginError} when the token is wrong or Discord cannot be reached.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, apiUrl, adminUserIds, archive, log } = options;
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    // The channel of a direct message is not known before its first message.
    partials: [Partials.Channel],
    // A message whose answer was lost is not sent twice.
    enforceNonce: true,
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api: apiUrl },
    ...shardOptions(options),
    makeCache,
  });
  client.on(Events.Error, (err) => log.error(summary(err), 'discord.js reports an error'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'discord.js warns'));
  client.on(Events.ShardResume, (shard) => log.info({ shard }, 'connection to Discord resumed'));
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'reconnecting to Discord'));

  const ready = new Promise<Client<true>>((resolve, reject) => {
    // discord.js says so only when it will not connect again.
    client.on(Events.ShardDisconnect, ({ code }, shard) => {
      log.error({ code, shard }, 'Discord has ended the connection');
      if (client.isReady()) options.onInvalidated();
      else reject(new GatewayClosedError(code));
    });
    client.once(Events.ClientReady, (readyClient) => {
      const desk: Desk = {
        archive,
        log,
        pace: createPace(),
        gaps: options.gaps,
        save: (article) => options.save(article),
        drafts: createDrafts(),
        statistics: createStatistics(),
        version: options.version,
        isAdmin: (userId) => isAdmin(userId, readyClient, adminUserIds),
      };
      client.on(Events.InteractionCreate, (interaction) => void onInteraction(interaction, desk));
      client.on(Events.MessageCreate, (message) => void onMessage(message, desk));
      resolve(readyClient);
    });
  });
  let readyClient: Client<true>;
  try {
    // Where the gateway refuses, login itself never ends.
    readyClient = await Promise.race([ready, client.login(token).then(() => ready)]);
  } catch (error) {
    await stop(client);
    throw new LoginError(error);
  }
  const stopForgetting = forgetQuietConversations(client);
  if (holdsFirstShard(readyClient)) {
    await registerCommands(readyClient, log).catch((err: unknown) =>
      log.error(
        summary(err),
        'commands could not be registered; messages are answered all the same',
      ),
    );
  }
  return {
    name: readyClient.user.username,
    stop: () => {
      stopForgetting();
      return stop(client);
    },
  };
}

/** Closes a client; discord.js can wait for ever for a shard that is not ready. */
async function stop(client: Client): Promise<void> {
  await Promise.race([client.destroy(), setTimeout(LONGEST_GOODBYE, null, { ref: false })]);
}
