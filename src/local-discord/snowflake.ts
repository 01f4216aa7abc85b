const DISCORD_EPOCH = 1_420_070_400_000n;
let increment = 0n;

/** A new id. Discord's ids carry their time of creation, and discord.js reads it back. */
export function snowflake(): string {
  increment += 1n;
  // Twenty-two bits hold worker, process and increment; using them all for the increment keeps ids
  // unique and ordered when a test makes many within a millisecond.
  return String(((BigInt(Date.now()) - DISCORD_EPOCH) << 22n) + (increment & 0x3fffffn));
}

/** The shard, of so many, that gets the events of a server. */
export function shardOf(guild: string, count: number): number {
  return Number((BigInt(guild) >> 22n) % BigInt(count));
}

/** A new id of a server whose events go to that shard: one of some milliseconds ago. */
export function snowflakeOn([shard, count]: readonly [number, number]): string {
  const id = snowflake();
  const back = (shardOf(id, count) - shard + count) % count;
  return String(BigInt(id) - (BigInt(back) << 22n));
}
