import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Discord } from '../local-discord/server.ts';
import { SETTINGS } from '../settings.ts';
import { freePort } from './free-port.ts';

/** The program, as its operator starts it. */
const PROGRAM = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** As in `npm start`. */
const FLAGS = ['--max-semi-space-size=1'];

/** How long it may take until the bot is ready, in milliseconds, and how often it is asked. */
const LONGEST_START = 60_000;
const LOOK = 50;

/** How long ending may take, in milliseconds. */
const LONGEST_END = 15_000;

/** So much of what was written is kept, in characters. */
const KEPT = 5_000_000;

/** What the bot says of itself, by the names of Prometheus. */
export type Metrics = ReadonlyMap<string, number>;

/** The bot ended when it should not have. */
export class BotEndedError extends Error {
  override readonly name = 'BotEndedError';
  /** All that it had written. */
  readonly written: string;

  constructor(written: string) {
    super(`the bot ended\n${written}`);
    this.written = written;
  }
}

/** The bot in a process of its own, with all that an operator sees of it. */
export interface BotProcess {
  /** Everything it has written, standard output and errors. */
  readonly written: string;
  /** Resolves with the code with which it ends, `null` after a signal. */
  readonly ended: Promise<number | null>;
  /** @throws BotEndedError when it ends instead; when it takes too long. */
  ready(): Promise<void>;
  /** Whether its port says that it runs. */
  isLive(): Promise<boolean>;
  metrics(): Promise<Metrics>;
  kill(): Promise<void>;
  stop(): Promise<number | null>;
}

/** What a bot is started with. */
export interface BotProcessOptions {
  readonly discord: Pick<Discord, 'apiUrl' | 'token'>;
  readonly corpusDir: string;
  readonly dataDir: string;
  /** The language in which it writes, as in `LANG`. */
  readonly locale?: string;
}

/** Starts the bot on a local Discord. */
export async function startBotProcess(options: BotProcessOptions): Promise<BotProcess> {
  const { discord, corpusDir, dataDir, locale = '' } = options;
  const port = await freePort();
  const child = spawn(process.execPath, [...FLAGS, PROGRAM], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      // Empty ones keep a developer's own settings away from it.
      ...Object.fromEntries(SETTINGS.map((name) => [name, ''])),
      PATH: process.env['PATH'] ?? '',
      LANG: locale,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      CORPUS_DIR: corpusDir,
      DATA_DIR: dataDir,
      HTTP_PORT: String(port),
    },
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      written = (written + text).slice(-KEPT);
    });
  }
  const ended = endOf(child);
  let isEnded = false;
  // However this process ends, the bot does not stay behind.
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  void ended.then(() => {
    isEnded = true;
    process.removeListener('exit', killWithUs);
  });

  const get = async (path: string): Promise<Response | null> =>
    fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);

  return {
    get written() {
      return written;
    },
    ended,
    ready: async () => {
      const until = performance.now() + LONGEST_START;
      while ((await get('/readyz'))?.status !== 200) {
        if (isEnded) throw new BotEndedError(written);
        if (performance.now() > until) throw new Error(`the bot is not ready\n${written}`);
        await setTimeout(LOOK);
      }
    },
    isLive: async () => (await get('/livez'))?.status === 200,
    metrics: async () => metricsIn((await (await get('/metrics'))?.text()) ?? ''),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      const late = setTimeout(LONGEST_END, null, { ref: false }).then(() => child.kill('SIGKILL'));
      await Promise.race([ended, late]);
      return ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<number | null> {
  const code = await once(child, 'exit').then(([first]: unknown[]) => first);
  return z.number().nullable().parse(code);
}

/** `name{label="value"} 1` line by line; of a name with labels the label stays in the key. */
function metricsIn(text: string): Metrics {
  return new Map(
    text.split('\n').flatMap((line): [string, number][] => {
      const [key = '', value] = line.split(/ (?=[^ ]+$)/u);
      return line.startsWith('#') || value === undefined ? [] : [[key, Number(value)]];
    }),
  );
}
