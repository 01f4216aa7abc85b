import { setTimeout } from 'node:timers/promises';
import { type Client, Routes, Status } from 'discord.js';
import type { Log } from './log.ts';
import { LoginError } from './login-error.ts';

/** How patient a connection is, in milliseconds. */
export interface Patience {
  /** Before the second try to connect; each time it is twice as long. */
  readonly firstPause: number;
  /** Never longer than this. */
  readonly longestPause: number;
  /** When for so long no shard gets ready of those that are not, something is wrong. */
  readonly stuck: number;
  /** How often the shards are looked at. */
  readonly watch: number;
  /** After a request whose token Discord refused, the token is left alone for so long. */
  readonly unauthorized: number;
}

export const PATIENCE: Patience = {
  firstPause: 1_000,
  longestPause: 2 * 60_000,
  stuck: 3 * 60_000,
  watch: 5_000,
  unauthorized: 10_000,
};

/**
 * Logs in, and tries again with growing pauses while Discord cannot be reached.
 *
 * @param logIn Throws {@link LoginError}.
 * @param onUnreachable Called with how long it is waited, in milliseconds.
 * @throws {@link LoginError} when Discord refuses for good.
 */
export async function keepLoggingIn<Session>(
  logIn: () => Promise<Session>,
  onUnreachable: (error: LoginError, pause: number) => void,
  { firstPause, longestPause }: Pick<Patience, 'firstPause' | 'longestPause'>,
): Promise<Session> {
  for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 2)) {
    try {
      return await logIn();
    } catch (error) {
      if (!(error instanceof LoginError) || error.isFinal) throw error;
      onUnreachable(error, pause);
      await setTimeout(pause);
    }
  }
}

/** The shards of a client that are not ready now. */
export function notReady({ ws }: Client): number[] {
  return Array.from(ws.shards.filter(({ status }) => status !== Status.Ready).keys());
}

/** A clock that is set back by less does no harm, in milliseconds. */
const SMALL_JUMP = 2_000;

/** What a watch tells. */
export interface WatchOptions {
  readonly log: Log;
  readonly patience: Pick<Patience, 'stuck' | 'watch'>;
  /** Called once, when the connection does not come back although Discord can be reached. */
  onStuck(): void;
}

/**
 * Watches over a connection. discord.js reconnects by itself, and goes on trying as long as it takes;
 * but where Discord can be reached and a shard is not ready in the end, only a new process helps.
 *
 * @returns Ends it.
 */
export function watchConnection(
  client: Client<true>,
  { log, patience: { stuck, watch }, onStuck }: WatchOptions,
): () => void {
  let missing = 0;
  let progressAt = performance.now();
  let wasReachable = false;
  let isAsking = false;
  let offset = Date.now() - performance.now();

  async function look(): Promise<void> {
    const now = performance.now();
    forgetLimitsAfterJump(now);
    const before = missing;
    missing = notReady(client).length;
    if (missing === 0 || missing < before) {
      progressAt = now;
      wasReachable = false;
    }
    if (isAsking || now - progressAt < stuck) return;
    isAsking = true;
    const isReachable = await canBeReached(client);
    isAsking = false;
    progressAt = performance.now();
    log.warn({ shards: notReady(client), isReachable }, 'the connection to Discord is not back');
    if (isReachable && wasReachable) {
      clearInterval(timer);
      onStuck();
    }
    wasReachable = isReachable;
  }

  /** discord.js waits for a limit until a time of day: for hours, when the clock is set back. */
  function forgetLimitsAfterJump(now: number): void {
    const jump = Date.now() - now - offset;
    offset += jump;
    if (jump > -SMALL_JUMP) return;
    log.warn({ jump }, 'the clock was set back');
    client.rest.globalReset = -1;
    client.rest.handlers.clear();
  }

  const timer = setInterval(() => void look(), watch);
  return () => clearInterval(timer);
}

/** Whether Discord answers at all; for that it needs no token. */
async function canBeReached({ rest }: Client): Promise<boolean> {
  return rest.get(Routes.gateway(), { auth: false }).then(
    () => true,
    () => false,
  );
}
