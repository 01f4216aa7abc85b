import { setTimeout } from 'node:timers/promises';
import { SimpleIdentifyThrottler, type WebSocketOptions } from 'discord.js';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/**
 * Discord counts how often a bot begins a session, and takes its token away when it does so more than a
 * thousand times a day. So much of what is allowed is used freely, what is left slowly.
 */
const FREE_SHARE = 0.8;
const DAY_SECONDS = 24 * 60 * 60;

/** Between two sessions when most are used up, in milliseconds: fewer than two hundred a day. */
const SLOW = 8 * 60_000;

/** Lets shards begin sessions as fast as Discord allows, but never too many a day. */
export const buildIdentifyThrottler: NonNullable<
  WebSocketOptions['buildIdentifyThrottler']
> = async (manager) => {
  const { session_start_limit: limit } = await manager.fetchGatewayInformation();
  const throttler = new SimpleIdentifyThrottler(limit.max_concurrency);
  const points = Math.max(1, Math.floor(limit.total * FREE_SHARE));
  const day = new RateLimiterMemory({ points, duration: DAY_SECONDS });
  return {
    waitForIdentify: async (shard, signal) => {
      const isFree = await day.consume('all').then(
        () => true,
        () => false,
      );
      if (!isFree) await setTimeout(SLOW, null, { signal });
      await throttler.waitForIdentify(shard, signal);
    },
  };
};
