import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, onTestFinished } from 'vitest';
import { SETTINGS } from '../../src/settings.ts';

/** The built program: `npm test` builds it first. */
const MAIN = new URL('../../dist/main.js', import.meta.url).pathname;

/** Where the programs of a test file keep what they note down. */
const DATA_DIR = await mkdtemp(join(tmpdir(), 'data-'));
afterAll(() => rm(DATA_DIR, { recursive: true, force: true }));

/** How a program ended, and all that it wrote. */
export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the program with these settings alone. */
export function start(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  stdio: StdioOptions = 'pipe',
): ChildProcess {
  // Empty ones keep a developer's own .env out of the tests.
  const unset = { ...Object.fromEntries(SETTINGS.map((name) => [name, ''])), DATA_DIR };
  const environment = { ...unset, PATH: process.env['PATH'], LANG: 'ko_KR.UTF-8' };
  const env = { ...environment, ...settings };
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** Waits until a program ends. */
export async function finish(child: ChildProcess): Promise<Finished> {
  const code = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const read = async (stream: Readable | null) => (stream === null ? '' : text(stream));
  const [out, err] = await Promise.all([read(child.stdout), read(child.stderr)]);
  return { code: await code, out, err };
}

/** Runs the program to its end. */
export function run(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  input = '',
): Promise<Finished> {
  const child = start(args, settings);
  child.stdin?.end(input);
  return finish(child);
}
