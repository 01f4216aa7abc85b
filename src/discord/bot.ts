import { setTimeout } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { Gauge, type Registry } from 'prom-client';
import type { Archive } from '../archive/archive.ts';
import type { Gaps } from '../archive/gaps.ts';
import type { NewArticle, Saving } from '../article/article.ts';
import type { Draft } from '../import/page.ts';
import { createAdmins } from './admins.ts';
import { createAdmissions } from './admission.ts';
import { forgetQuietConversations, makeCache } from './caches.ts';
import type { Desk } from './commands/command.ts';
import { keepLoggingIn, notReady, PATIENCE, type Patience, watchConnection } from './connection.ts';
import { createDrafts } from './drafts.ts';
import { summary } from './errors.ts';
import { buildIdentifyThrottler } from './identifies.ts';
import { onInteraction } from './interactions.ts';
import type { Log } from './log.ts';
import { GatewayClosedError, LoginError } from './login-error.ts';
import { onMessage } from './messages.ts';
import { registerCommands } from './register.ts';
import { createRequests } from './requests.ts';
import { holdsFirstShard, shardOptions, type Sharding } from './shards.ts';
import { createStatistics } from './statistics.ts';

/** How long stopping may take, in milliseconds. */
const LONGEST_GOODBYE = 3_000;

/** For so long who takes no direct messages is sent none, in milliseconds, and for so many. */
const UNREACHABLE = 10 * 60_000;
const MOST_UNREACHABLE = 10_000;

/** Of so many messages it is remembered that they were called unhelpful. */
const MOST_UNHELPFUL = 10_000;

/** What the bot needs from outside. */
export interface BotOptions extends Sharding {
  readonly token: string;
  /** The base URL of Discord's REST API, without the version. */
  readonly apiUrl: string;
  readonly adminUserIds: readonly string[];
  readonly archive: Archive;
  readonly log: Log;
  readonly gaps: Gaps;
  /** Where the bot counts what it does. */
  readonly registry: Registry;
  /** Reads a page that was handed in; throws UnreadablePageError. */
  readPage(page: Uint8Array): Promise<Draft>;
  /** Saves an article, unless one of its name is there. */
  save(article: NewArticle): Promise<Saving>;
  /** Of the bot, as people see it. */
  readonly version: string;
  readonly patience?: Partial<Patience>;
  /** Called while Discord cannot be reached, with how long it is waited, in milliseconds. */
  onUnreachable(error: LoginError, pause: number): void;
  /** Called when Discord ends the session for good, as when the token is reset. */
  onRefused(error: LoginError): void;
  /** Called when the connection does not come back although Discord can be reached. */
  onStuck(): void;
}

/** A bot that is connected. */
export interface Bot {
  /** The name that people see. */
  readonly name: string;
  /** The shards that are not connected now. */
  notReady(): number[];
  /** Closes the connection. */
  stop(): Promise<void>;
}

/**
 * Connects to Discord, as soon as it can be reached, and answers there until stopped. Of several
 * processes only the one that holds the first shard registers the commands, which are the same for all.
 *
 * @throws {@link LoginError} when Discord refuses the bot for good, as with a wrong token.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { archive, log, registry, onUnreachable, onStuck } = options;
  const patience = { ...PATIENCE, ...options.patience };
  const admins = createAdmins(options.adminUserIds);
  const admissions = createAdmissions();
  const shared: Omit<Desk, 'isAdmin'> = {
    archive,
    log,
    admissions,
    gaps: options.gaps,
    readPage: (page) => options.readPage(page),
    save: (article) => options.save(article),
    drafts: createDrafts(),
    statistics: createStatistics(registry),
    unhelpful: new LRUCache({ max: MOST_UNHELPFUL }),
    unreachable: new LRUCache({ max: MOST_UNREACHABLE, ttl: UNREACHABLE }),
    version: options.version,
  };
  const deskOf = (client: Client<true>): Desk => ({
    ...shared,
    isAdmin: (userId) => admins.has(userId, client),
  });
  const client = await keepLoggingIn(
    () => logIn(options, patience, deskOf),
    onUnreachable,
    patience,
  );
  if (holdsFirstShard(client)) await register(client, log);
  const stopForgetting = forgetQuietConversations(client);
  const stopWatching = watchConnection(client, { log, patience, onStuck });
  measureConnection(registry, client);
  return {
    name: client.user.username,
    notReady: () => notReady(client),
    stop: async () => {
      stopWatching();
      stopForgetting();
      await admissions.close();
      await end(client);
    },
  };
}

/** Logs a client in that answers with a desk. */
async function logIn(
  options: BotOptions,
  { stuck, unauthorized }: Patience,
  deskOf: (client: Client<true>) => Desk,
): Promise<Client<true>> {
  const { token, apiUrl, log, shards } = options;
  const requests = createRequests(log, () => {
    // discord.js has forgotten the token. If it is wrong indeed, the gateway ends the session.
    void setTimeout(unauthorized, null, { ref: false }).then(() => client.rest.setToken(token));
  });
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
    rest: { api: apiUrl, ...requests },
    ws: { buildIdentifyThrottler },
    ...shardOptions(options),
    makeCache,
  });
  client.on(Events.Error, (err) => log.error(summary(err), 'discord.js reports an error'));
  client.on(Events.ShardError, (err, shard) =>
    log.warn({ ...summary(err), shard }, 'a connection to Discord failed'),
  );
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'discord.js warns'));
  client.on(Events.ShardResume, (shard) => log.info({ shard }, 'connection to Discord resumed'));
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'reconnecting to Discord'));

  // discord.js goes on connecting for ever, and says nothing of it.
  const waiting = setInterval(() => log.warn({}, 'Discord does not let the bot in yet'), stuck);
  const ready = new Promise<Client<true>>((resolve, reject) => {
    // discord.js says so only when it will not connect again.
    client.on(Events.ShardDisconnect, ({ code }, shard) => {
      log.error({ code, shard }, 'Discord has ended the connection');
      const error = new LoginError(new GatewayClosedError(code), { isAuto: shards === 'auto' });
      if (client.isReady()) options.onRefused(error);
      else reject(error);
    });
    client.once(Events.ClientReady, (readyClient) => {
      const desk = deskOf(readyClient);
      client.on(Events.InteractionCreate, (interaction) => void onInteraction(interaction, desk));
      client.on(Events.MessageCreate, (message) => void onMessage(message, desk));
      resolve(readyClient);
    });
  });
  try {
    // Where the gateway refuses, login itself never ends.
    return await Promise.race([ready, client.login(token).then(() => ready)]);
  } catch (error) {
    await end(client);
    throw error instanceof LoginError ? error : new LoginError(error);
  } finally {
    clearInterval(waiting);
  }
}

async function register(client: Client<true>, log: Log): Promise<void> {
  try {
    await registerCommands(client, log);
  } catch (error) {
    log.error(
      summary(error),
      'commands could not be registered; messages are answered all the same',
    );
  }
}

/** Shows to Prometheus how the connection is. */
function measureConnection(registry: Registry, client: Client<true>): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `kakao_history_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge(
    'shards_ready',
    'Shards of this process that are connected.',
    () => client.ws.shards.size - notReady(client).length,
  );
  gauge('gateway_latency_seconds', "From a heartbeat to Discord's answer.", () => {
    const { ping } = client.ws;
    // Before the first heartbeat there is none.
    return ping < 0 ? NaN : ping / 1000;
  });
}

/** Closes a client; discord.js can wait for ever for a shard that is not ready. */
async function end(client: Client): Promise<void> {
  client.removeAllListeners(Events.ShardReconnecting);
  await Promise.race([client.destroy(), setTimeout(LONGEST_GOODBYE, null, { ref: false })]);
}
