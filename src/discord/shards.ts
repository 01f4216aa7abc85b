import type { Client, ClientOptions } from 'discord.js';

/** Which shards a process holds. */
export interface Sharding {
  /** `auto`: all that Discord recommends, which is the default. */
  readonly shards?: 'auto' | readonly number[];
  /** How many shards all processes hold together; `null`: as Discord recommends. */
  readonly shardCount?: number | null;
}

/** Any number but the default of discord.js, which asks Discord for the real one. */
const NOT_KNOWN_YET = Infinity;

/**
 * The options of discord.js for some shards. It reads `SHARDS` and `SHARD_COUNT` itself where it is
 * given none, as JSON and an empty one as 0: so it is always given both.
 */
export function shardOptions({
  shards = 'auto',
  shardCount = null,
}: Sharding): Required<Pick<ClientOptions, 'shards' | 'shardCount'>> {
  return shards === 'auto' || shardCount === null
    ? { shards: 'auto', shardCount: NOT_KNOWN_YET }
    : { shards, shardCount };
}

/** Whether this process holds the first shard, which alone gets what people write to the bot directly. */
export function holdsFirstShard(client: Client<true>): boolean {
  return client.ws.shards.has(0);
}
