import { setTimeout as startTimer } from 'node:timers';
import { setTimeout } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import { Gauge, type Registry } from 'prom-client';
import type { Archive } from '../archive/archive.ts';
import type { Gaps } from '../archive/gaps.ts';
import type { NewArticle, Saving } from '../article/article.ts';
import type { Draft } from '../import/page.ts';
import { createAdmins } from './admins.ts';
import { createAdmissions } from './admission.ts';
import { forgetQuietConversations, makeCache } from './caches.ts';
import type { Desk } from './commands/command.ts';
import { keepConnected, PATIENCE, type Patience, type Session } from './connection.ts';
import { createDrafts } from './drafts.ts';
import { summary } from './errors.ts';
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

/** How long it may take until the first, or the next, shard is there, in milliseconds. */
const LONGEST_LOGIN = 60_000;

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
  const { archive, log, registry, onUnreachable, onRefused, patience } = options;
  const admins = createAdmins(options.adminUserIds);
  const shared: Omit<Desk, 'isAdmin'> = {
    archive,
    log,
    admissions: createAdmissions(),
    gaps: options.gaps,
    readPage: (page) => options.readPage(page),
    save: (article) => options.save(article),
    drafts: createDrafts(),
    statistics: createStatistics(registry),
    version: options.version,
  };
  const connection = await keepConnected({
    begin: () =>
      begin(options, (client) => ({
        ...shared,
        isAdmin: (userId) => admins.has(userId, client),
      })),
    onUnreachable,
    onRefused,
    log,
    ...(patience && { patience }),
  });
  measureConnection(registry, () => connection.client, connection.notReady);
  return {
    name: connection.client.user.username,
    notReady: connection.notReady,
    stop: connection.stop,
  };
}

/** Logs a client in that answers with a desk. */
async function begin(
  options: BotOptions,
  deskOf: (client: Client<true>) => Desk,
): Promise<Session> {
  const { token, apiUrl, log } = options;
  const { unauthorized } = { ...PATIENCE, ...options.patience };
  const requests = createRequests(log, () => {
    // discord.js has forgotten the token. If it is wrong indeed, the gateway ends the session.
    void setTimeout(unauthorized, null, { ref: false }).then(() => client.rest.setToken(token));
  });
  let isStopping = false;
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
    ...shardOptions(options),
    makeCache,
  });
  client.on(Events.Error, (err) => log.error(summary(err), 'discord.js reports an error'));
  client.on(Events.ShardError, (err, shard) =>
    log.warn({ ...summary(err), shard }, 'a connection to Discord failed'),
  );
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'discord.js warns'));
  client.on(Events.ShardResume, (shard) => log.info({ shard }, 'connection to Discord resumed'));
  client.on(Events.ShardReconnecting, (shard) => {
    // discord.js says so too when it is told to end.
    if (!isStopping) log.warn({ shard }, 'reconnecting to Discord');
  });

  const ready = new Promise<Client<true>>((resolve, reject) => {
    // discord.js says so only when it will not connect again.
    client.on(Events.ShardDisconnect, ({ code }, shard) => {
      log.error({ code, shard }, 'Discord has ended the connection');
      const error = new GatewayClosedError(code);
      if (client.isReady()) options.onRefused(new LoginError(error));
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
    const readyClient = await Promise.race([
      ready,
      client.login(token).then(() => ready),
      // Where the gateway refuses or is silent, login itself never ends.
      stuck(client),
    ]);
    const stopForgetting = forgetQuietConversations(client);
    if (holdsFirstShard(readyClient)) await register(readyClient, log);
    return {
      client: readyClient,
      stop: () => {
        isStopping = true;
        stopForgetting();
        return stop(client);
      },
    };
  } catch (error) {
    await stop(client);
    throw new LoginError(error);
  }
}

/** Fails when no shard gets ready for too long. */
function stuck(client: Client): Promise<never> {
  return new Promise((_, reject) => {
    const timer = startTimer(
      () => reject(new Error(`discord: not connected within ${LONGEST_LOGIN / 1000} s`)),
      LONGEST_LOGIN,
    ).unref();
    client.on(Events.ShardReady, () => timer.refresh());
  });
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
function measureConnection(
  registry: Registry,
  client: () => Client<true>,
  notReady: () => readonly number[],
): void {
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
    () => client().ws.shards.size - notReady().length,
  );
  gauge('gateway_latency_seconds', "From a heartbeat to Discord's answer.", () => {
    const { ping } = client().ws;
    // Before the first heartbeat there is none.
    return ping < 0 ? NaN : ping / 1000;
  });
}

/** Closes a client; discord.js can wait for ever for a shard that is not ready. */
async function stop(client: Client): Promise<void> {
  await Promise.race([client.destroy(), setTimeout(LONGEST_GOODBYE, null, { ref: false })]);
}
