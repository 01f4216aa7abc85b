import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Day } from './korean/periods.ts';

const inProject = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The corpus that comes with the bot, and its aliases. */
export const SHIPPED_CORPUS = inProject('corpus');
export const SHIPPED_ALIASES = inProject('corpus/aliases.yaml');

/** Where the bot keeps what it notes down, if nothing else is set. */
export const DATA = inProject('data');

const packageSchema = z.object({ version: z.string() });

/** The version of the bot. */
export async function version(): Promise<string> {
  return packageSchema.parse(JSON.parse(await readFile(inProject('package.json'), 'utf8'))).version;
}

/** Where settings can be written down. */
export const DOTENV = inProject('.env');

/** The judged questions over the shipped corpus. */
export const JUDGEMENTS = ['answerable', 'unanswerable'].map((kind) =>
  inProject(`test/judgements/${kind}.jsonl`),
);

/** The source of the learned weights. */
export const WEIGHTS = inProject('src/search/weights.ts');

/** The page of the preview. */
export const PAGE = inProject('src/preview/page');

/** The pictures of the README. */
export const PICTURES = inProject('.github');

/** Today in Korea, where the questions are asked and the articles were written. */
export function today(): Day {
  const korean = new Date(Date.now() + 9 * 60 * 60 * 1000);
  return {
    year: korean.getUTCFullYear(),
    month: korean.getUTCMonth() + 1,
    day: korean.getUTCDate(),
  };
}
