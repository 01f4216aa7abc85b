const DISCORD_EPOCH = 1_420_070_400_000n;
let increment = 0n;

/** A new id. Discord's ids carry their time of creation, and discord.js reads it back. */
export function snowflake(): string {
  increment += 1n;
  // Twenty-two bits hold worker, process and increment; using them all for the increment keeps ids
  // unique and ordered when a test makes many within a millisecond.
  return String(((BigInt(Date.now()) - DISCORD_EPOCH) << 22n) + (increment & 0x3fffffn));
}
