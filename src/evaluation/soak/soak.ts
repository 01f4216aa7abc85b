import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Discord, type DiscordOptions, startDiscord } from '../../local-discord/server.ts';
import { type BotProcess, startBotProcess } from '../../trial/bot-process.ts';
import { copyFolders, type Folders } from '../../trial/folders.ts';
import type { Random } from '../random.ts';
import { flood, type FloodReport } from './flood.ts';
import { killAgainAndAgain, type KillReport } from './kills.ts';
import { storm, type StormReport } from './storm.ts';
import { type Course, type WATCHED, watchProcess } from './watch.ts';

/** What the bot is tried with. */
export interface SoakOptions {
  /** The folder of articles; a copy of it is used. */
  readonly corpus: string;
  /** What people ask. */
  readonly questions: readonly string[];
  /** The same seed makes the same choices. */
  readonly seed: number;
  /** Told now and then how far it is. */
  onProgress(done: number, all: number): void;
}

/** What is known of the bot's process and of its requests after a while. */
export interface Endurance {
  readonly minutes: number;
  readonly courses: Readonly<Record<keyof typeof WATCHED, Course>>;
  /** Of a processor, in a quiet moment afterwards: 1 is all of one. */
  readonly idle: number;
  readonly requests: number;
  /** Requests that broke a rule of Discord's, of which open mentions are one. */
  readonly violations: readonly string[];
  /** Most requests answered 401, 403 or 429 within ten minutes; Discord locks out at 10,000. */
  readonly mostInvalid: number;
  /** Most connections to the gateway within ten seconds. */
  readonly mostConnections: number;
  /** How often the token, and questions, stand in what the bot wrote. */
  readonly tokensWritten: number;
  readonly questionsWritten: number;
  /** Whether it still runs, and is ready. */
  readonly isAlive: boolean;
}

/** How long the bot is left alone before it is looked at, in milliseconds. */
const REST = 10_000;

/** A client's connection is cut soon after a missed heartbeat, so that all is quick; in milliseconds. */
const HEARTBEAT = 2_000;

/** Between two things that happen in a storm, in milliseconds. */
const PAUSE = 100;

/** How long the bot leaves a token alone that Discord refused, in milliseconds. */
const UNAUTHORIZED = 11_000;

/** Tries the bot in a storm of faults for some minutes. */
export async function soakInStorm(
  options: SoakOptions & { readonly minutes: number },
): Promise<StormReport & Endurance> {
  const { minutes, seed, questions, onProgress } = options;
  return endure(options, minutes, { heartbeatInterval: HEARTBEAT }, (discord, folders) => {
    const begun = performance.now();
    const whole = minutes * 60_000;
    return storm({
      discord,
      seed,
      questions,
      pause: PAUSE,
      unauthorized: UNAUTHORIZED,
      isOver: () => {
        onProgress(performance.now() - begun, whole);
        return performance.now() - begun > whole;
      },
      trouble: (random) => troubleArticles(folders, random),
    });
  });
}

/** Tries the bot with more questions than it can answer. */
export async function soakInFlood(
  options: SoakOptions & { readonly minutes: number; readonly rate: number },
): Promise<FloodReport & Endurance> {
  const { minutes, rate, questions } = options;
  return endure(options, minutes, { heartbeatInterval: HEARTBEAT }, (discord) =>
    flood({ discord, rate, seconds: minutes * 60, questions }),
  );
}

/** Kills the bot again and again. */
export async function soakInKills(
  options: SoakOptions & { readonly kills: number },
): Promise<KillReport> {
  const { corpus, kills, seed, onProgress } = options;
  const folders = await copyFolders(corpus);
  try {
    return await killAgainAndAgain({
      startDiscord,
      folders,
      kills,
      seed,
      onKill: (kill) => onProgress(kill, kills),
    });
  } finally {
    await folders.remove();
  }
}

async function endure<Report>(
  { corpus, questions }: SoakOptions,
  minutes: number,
  options: DiscordOptions,
  run: (discord: Discord, folders: Folders) => Promise<Report>,
): Promise<Report & Endurance> {
  const folders = await copyFolders(corpus);
  const discord = await startDiscord(options);
  const bot = await startBotProcess({ discord, ...folders });
  const watch = watchProcess(bot);
  try {
    await bot.ready();
    const report = await run(discord, folders);
    const courses = await watch.end();
    await setTimeout(REST);
    const idle = await processorUse(bot);
    const isAlive = (await bot.isLive()) && (await isReady(bot));
    const { requests, violations, gateway, token } = discord;
    const invalid = requests.flatMap(({ at, status = 0 }) =>
      [401, 403, 429].includes(status) ? at : [],
    );
    return {
      ...report,
      minutes,
      courses,
      idle,
      requests: requests.length,
      violations,
      mostInvalid: mostWithin(invalid, 10 * 60_000),
      mostConnections: mostWithin(gateway.connectedAt, 10_000),
      tokensWritten: occurrences(bot.written, token),
      questionsWritten: questions.reduce((sum, text) => sum + occurrences(bot.written, text), 0),
      isAlive,
    };
  } finally {
    await watch.end();
    await bot.stop();
    await discord.close();
    await folders.remove();
  }
}

/** Something happens to the articles that the next reindex finds. */
async function troubleArticles({ corpusDir }: Folders, random: Random): Promise<void> {
  const file = join(corpusDir, 'articles', 'trouble.md');
  const aside = join(corpusDir, 'articles-aside');
  switch (random.between(0, 3)) {
    case 0:
      return writeFile(file, '---\ntitle: "반만 쓴 기');
    case 1:
      return writeFile(file, Buffer.from([0xff, 0xfe, 0x00, 0xd8]));
    case 2:
      return writeFile(file, '가'.repeat(3_000_000));
    default: {
      // The folder is gone for a moment, as a network folder is.
      const articles = join(corpusDir, 'articles');
      await rename(articles, aside);
      await setTimeout(random.between(100, 1_000));
      return rename(aside, articles);
    }
  }
}

async function isReady(bot: BotProcess): Promise<boolean> {
  return bot.ready().then(
    () => true,
    () => false,
  );
}

const PROCESSOR = 'process_cpu_seconds_total';

/** How much of a processor the bot uses while nobody asks. */
async function processorUse(bot: BotProcess): Promise<number> {
  const before = (await bot.metrics()).get(PROCESSOR) ?? NaN;
  await setTimeout(REST);
  const after = (await bot.metrics()).get(PROCESSOR) ?? NaN;
  return ((after - before) * 1000) / REST;
}

function mostWithin(times: readonly number[], span: number): number {
  let from = 0;
  let most = 0;
  for (const [to, at] of times.entries()) {
    while (at - (times[from] ?? at) > span) from++;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}
