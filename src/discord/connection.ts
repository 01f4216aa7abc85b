import { setTimeout } from 'node:timers/promises';
import { type Client, Status } from 'discord.js';
import { summary } from './errors.ts';
import type { Log } from './log.ts';
import { LoginError } from './login-error.ts';

/** How patient a connection is, in milliseconds. */
export interface Patience {
  /** Before the second try to connect; each time it is twice as long. */
  readonly firstPause: number;
  /** Never longer than this. */
  readonly longestPause: number;
  /** A shard that is not ready for so long will not be by itself. */
  readonly stuck: number;
  /** How often the shards are looked at. */
  readonly watch: number;
  /** After a request whose token Discord refused, the token is left alone for so long. */
  readonly unauthorized: number;
}

/** Discord lets a bot begin a thousand sessions a day: these allow for three hundred. */
export const PATIENCE: Patience = {
  firstPause: 1_000,
  longestPause: 2 * 60_000,
  stuck: 3 * 60_000,
  watch: 5_000,
  unauthorized: 10_000,
};

/** How long a session that is just beginning is waited for when all ends, in milliseconds. */
const LONGEST_GOODBYE = 3_000;

/** One client of discord.js that is logged in. */
export interface Session {
  readonly client: Client<true>;
  stop(): Promise<void>;
}

/** A connection that lasts. */
export interface Connection {
  /** The client of the newest session. */
  readonly client: Client<true>;
  /** The shards that are not ready now. */
  notReady(): number[];
  stop(): Promise<void>;
}

/** What a connection needs. */
export interface ConnectionOptions {
  /**
   * Logs in.
   *
   * @throws {@link LoginError}
   */
  begin(): Promise<Session>;
  /** Called when Discord could not be reached, with how long it is waited, in milliseconds. */
  onUnreachable(error: LoginError, pause: number): void;
  /** Called when Discord refuses for good what it had let in before. */
  onRefused(error: LoginError): void;
  readonly log: Log;
  readonly patience?: Partial<Patience>;
}

/**
 * Connects, and again and again with growing pauses while Discord cannot be reached. discord.js
 * reconnects by itself when a connection breaks; where it does not get through with that, a new
 * session takes the place of the old one.
 *
 * @throws {@link LoginError} when Discord refuses for good.
 */
export async function keepConnected(options: ConnectionOptions): Promise<Connection> {
  const { begin, onUnreachable, onRefused, log } = options;
  const { firstPause, longestPause, stuck, watch } = { ...PATIENCE, ...options.patience };
  const stopping = new AbortController();
  const { signal } = stopping;
  let pause = firstPause;

  async function wait(): Promise<number> {
    const waited = pause;
    pause = Math.min(longestPause, pause * 2);
    await setTimeout(waited, null, { signal });
    return waited;
  }

  async function connect(): Promise<Session> {
    for (;;) {
      try {
        return await begin();
      } catch (error) {
        if (!(error instanceof LoginError) || error.isFinal) throw error;
        onUnreachable(error, pause);
        await wait();
      }
    }
  }

  let session = await connect();

  function notReady(): number[] {
    const { shards } = session.client.ws;
    return Array.from(shards.filter(({ status }) => status !== Status.Ready).keys());
  }

  async function watchOver(): Promise<void> {
    let begun = performance.now();
    let readyAt = begun;
    for (;;) {
      await setTimeout(watch, null, { signal });
      const now = performance.now();
      const missing = notReady();
      if (missing.length === 0) {
        readyAt = now;
        // Only a session that lasts shows that the next pause may be short again.
        if (now - begun > stuck) pause = firstPause;
      } else if (now - readyAt > stuck) {
        log.error({ shards: missing }, 'the connection to Discord is stuck; a new one is made');
        await session.stop();
        await wait();
        session = await connect();
        if (signal.aborted) await session.stop();
        begun = performance.now();
        readyAt = begun;
      }
    }
  }

  const watching = watchOver().catch(async (error: unknown) => {
    if (signal.aborted) return;
    log.error(summary(error), 'Discord takes no new connection');
    onRefused(error instanceof LoginError ? error : new LoginError(error));
  });

  return {
    get client() {
      return session.client;
    },
    notReady,
    stop: async () => {
      stopping.abort();
      await session.stop();
      await Promise.race([watching, setTimeout(LONGEST_GOODBYE, null, { ref: false })]);
    },
  };
}
