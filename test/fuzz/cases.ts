import * as fc from 'fast-check';
import { expect } from 'vitest';

/** Whether this is `npm run fuzz`, which tries far more cases, and others in every run. */
export const IS_FUZZ = process.env.MODE === 'fuzz';

/** The seed of `npm test`: the day on which 카카오톡 came out. */
const FIXED_SEED = 20_100_318;

const SEEDS = 2 ** 31;

/** What every property of this run starts from; `FUZZ_SEED` repeats a run. */
const SEED = IS_FUZZ
  ? Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * SEEDS))
  : FIXED_SEED;

/** How long a property may take, in milliseconds, however slow the machine is. */
export const PATIENCE = { timeout: IS_FUZZ ? 20 * 60_000 : 60_000 };

/** How often a property is tried. */
export interface Cases {
  /** In `npm test`. */
  readonly test: number;
  /** In `npm run fuzz`. */
  readonly fuzz: number;
}

/**
 * Tries whether something holds for whatever comes.
 *
 * @param examples What once broke it.
 * @throws With the smallest case found that breaks it, and the seed and path to it.
 */
export async function check<Case>(
  cases: Cases,
  arbitrary: fc.Arbitrary<Case>,
  holds: (one: Case) => void | Promise<void>,
  examples: readonly Case[] = [],
): Promise<void> {
  const runs = (IS_FUZZ ? cases.fuzz : cases.test) + examples.length;
  await fc.assert(
    fc.asyncProperty(arbitrary, async (one) => {
      await holds(one);
    }),
    { seed: SEED, numRuns: runs, examples: examples.map((one): [Case] => [one]) },
  );
  say(`${runs.toLocaleString('en')} cases: ${expect.getState().currentTestName ?? ''}`);
}

/** Prints a line of a long run. */
export function say(line: string): void {
  if (IS_FUZZ) process.stderr.write(`FUZZ_SEED=${SEED} ${line}\n`);
}
