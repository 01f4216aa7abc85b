import { setTimeout } from 'node:timers/promises';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { Log } from './log.ts';

/**
 * Who makes 10,000 requests in ten minutes that are answered 401, 403 or 429 is locked out by Discord
 * for a while (https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans).
 * Long before that nothing is sent any more.
 */
const INVALID = new Set([401, 403, 429]);
const MOST_INVALID = 2_000;
const INVALID_SECONDS = 600;

/** A request that would be made later than this, in milliseconds, is given up. */
const LONGEST_WAIT = 20_000;

/** Who sees that the bot is thinking still waits; for fifteen minutes Discord takes the answer. */
const LONGEST_WAIT_OF_INTERACTIONS = 10 * 60_000;

/** discord.js tries again at once where Discord does not say when; in milliseconds. */
const SHORTEST_WAIT = 250;

/** Answers to interactions need no token, and whoever asked waits for them. */
const OF_INTERACTION = /\/(?:interactions|webhooks)\/\d/u;

/** Nothing was sent when a connection fails like this, so it may be tried again. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const CONNECTIONS = 3;

/** Discord has refused so many requests that none is sent for some minutes. */
export class TooManyRefusedError extends Error {
  override readonly name = 'TooManyRefusedError';
}

const withCode = z.object({ code: z.string() });

/**
 * How discord.js makes requests, such that a Discord that is down, slow or refuses is never pressed.
 *
 * @param onUnauthorized Called when Discord refuses the token of a request; discord.js forgets it then.
 */
export function createRequests(
  log: Log,
  onUnauthorized: () => void,
): Pick<RESTOptions, 'makeRequest' | 'rejectOnRateLimit'> {
  const limiter = new RateLimiterMemory({ points: MOST_INVALID, duration: INVALID_SECONDS });
  const isPause = async () => ((await limiter.get('all'))?.consumedPoints ?? 0) >= MOST_INVALID;
  const count = async () => {
    const { consumedPoints } = await limiter.penalty('all');
    if (consumedPoints === MOST_INVALID) {
      log.error({ invalid: consumedPoints }, 'Discord refuses too much; a pause is made');
    }
  };
  const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
    if (!OF_INTERACTION.test(url) && (await isPause()))
      throw new TooManyRefusedError('discord: a pause is made');
    const response = await connect(() => DefaultRestOptions.makeRequest(url, init));
    // What others in the same place did too fast does not count.
    if (INVALID.has(response.status) && response.headers.get('x-ratelimit-scope') !== 'shared') {
      await count();
    }
    if (response.status === 401) onUnauthorized();
    if (response.status >= 500) await setTimeout(SHORTEST_WAIT);
    return response;
  };
  return {
    makeRequest,
    rejectOnRateLimit: async ({ retryAfter, route }) => {
      const isOfWebhook = route.startsWith('/webhooks/');
      if (retryAfter > (isOfWebhook ? LONGEST_WAIT_OF_INTERACTIONS : LONGEST_WAIT)) return true;
      if (retryAfter < SHORTEST_WAIT) await setTimeout(SHORTEST_WAIT);
      return false;
    },
  };
}

/** Tries again where no connection was made. */
async function connect<Response>(request: () => Promise<Response>): Promise<Response> {
  for (let left = CONNECTIONS; ; left--) {
    try {
      return await request();
    } catch (error) {
      const failed = withCode.safeParse(error);
      const isNew = failed.success && NOT_CONNECTED.has(failed.data.code);
      if (!isNew || left <= 1) throw error;
      await setTimeout(SHORTEST_WAIT);
    }
  }
}
