import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import sqlite from 'node-sqlite3-wasm';
import { z } from 'zod';
import { readCorpus } from '../../corpus/read-corpus.ts';
import { type Discord, type Run, textOf, type User } from '../../local-discord/server.ts';
import { startBotProcess } from '../../trial/bot-process.ts';
import type { Folders } from '../../trial/folders.ts';
import { WORDS } from '../../words/languages.ts';
import { createRandom, type Random } from '../random.ts';

/** How the bot is killed again and again. */
export interface KillOptions {
  /** Starts a Discord of its own for each life of the bot. */
  startDiscord(): Promise<Discord>;
  readonly folders: Folders;
  readonly kills: number;
  readonly seed: number;
  onKill(kill: number): void;
}

/** What came of it. */
export interface KillReport {
  readonly kills: number;
  /** How often the bot was killed before it was ready. */
  readonly whileStarting: number;
  /** Articles of whose saving the operator was told. */
  readonly saved: number;
  /** Questions that were kept for the operator. */
  readonly kept: number;
  /** What was torn or lost, each in a line. */
  readonly faults: readonly string[];
}

/** How often the bot is killed while it starts, and how soon at the latest, in milliseconds. */
const STARTING_SHARE = 0.35;
const LONGEST_START = 2_000;

/** How long it lives at most once it is ready, in milliseconds. */
const LONGEST_LIFE = 4_000;

/** Every so often a question is asked in vain, in milliseconds. */
const PAUSE = 100;

/** So often all articles are analysed anew at the start, and what was found out is written. */
const FRESH_SHARE = 0.5;

/** A question that the archive answers, before and after. */
const QUESTION = '카카오톡 해외 진출?';
const ANSWER = '스포츠월드';

/** Nothing in the archive is about it, so it is kept for the operator. */
const IN_VAIN = '한라산 백록담의 둘레는 몇 미터인가요';

/** What is asked is kept within so long, in milliseconds, */
const KEPT_WITHIN = 1_500;

/** unless the bot logs that it waits, as while the lock of a killed one is there. */
const NOT_KEPT = 'questions could not be kept yet';

/** How long an answer is waited for, in milliseconds. */
const LONGEST_WAIT = 10_000;

/**
 * Kills the bot at random moments while it starts, reads the articles, writes what it keeps, imports
 * articles and answers, and looks each time whether all is there that it had said was.
 */
export async function killAgainAndAgain(options: KillOptions): Promise<KillReport> {
  const { folders, kills, seed, onKill } = options;
  const random = createRandom(seed);
  const faults: string[] = [];
  const saved = new Map<string, string>();
  let kept = 0;
  let whileStarting = 0;
  for (let kill = 1; kill <= kills; kill++) {
    onKill(kill);
    if (random.next() < FRESH_SHARE) await rm(cacheOf(folders), { force: true });
    const life = await live(options, random, kill);
    if (!life.wasReady) whileStarting++;
    for (const [title, text] of life.saved) saved.set(title, text);
    kept += life.kept;
    const found = [
      ...life.faults,
      ...(await articleFaults(folders, saved)),
      ...(await cacheFaults(folders)),
      ...(await databaseFaults(folders, kept)),
    ];
    faults.push(...found.map((fault) => `after kill ${kill}: ${fault}`));
  }
  return { kills, whileStarting, saved: saved.size, kept, faults };
}

interface Life {
  readonly wasReady: boolean;
  /** The paragraphs of what was saved, by title. */
  readonly saved: ReadonlyMap<string, string>;
  readonly kept: number;
  readonly faults: readonly string[];
}

/** Starts the bot, works with it, and kills it at some moment. */
async function live(options: KillOptions, random: Random, kill: number): Promise<Life> {
  const discord = await options.startDiscord();
  const bot = await startBotProcess({ discord, ...options.folders });
  const saved = new Map<string, string>();
  const faults: string[] = [];
  let wasReady = false;
  const inVain: number[] = [];
  const over = new AbortController();
  const dying = dieSometime();

  async function dieSometime(): Promise<number> {
    if (random.next() < STARTING_SHARE) await setTimeout(random.between(0, LONGEST_START));
    else {
      const left = random.between(0, LONGEST_LIFE);
      await Promise.race([bot.ready(), bot.ended]);
      await setTimeout(left);
    }
    over.abort();
    const at = performance.now();
    await bot.kill();
    return at;
  }

  async function importOn(): Promise<void> {
    for (let n = 1; ; n++) {
      const title = `${kill}번째 목숨의 ${n}번째 소식`;
      saved.set(title, await importArticle(discord, title, random));
    }
  }

  async function askOn(): Promise<void> {
    for (let n = 1; !over.signal.aborted; n++) {
      const user = discord.addUser({ username: `person${n}`, locale: 'ko' });
      const text = await ask(discord, user, `${IN_VAIN} ${n}`);
      if (text.includes(WORDS.ko.none)) inVain.push(performance.now());
      await setTimeout(PAUSE);
    }
  }

  try {
    await Promise.race([bot.ready(), bot.ended]);
    wasReady = !over.signal.aborted;
    const answer = await ask(
      discord,
      discord.addUser({ username: 'first', locale: 'ko' }),
      QUESTION,
    );
    if (!answer.includes(ANSWER)) faults.push(`no answer: ${answer}`);
    await Promise.race([Promise.all([importOn(), askOn()]), bot.ended]);
  } catch (error) {
    // Killed in the middle of something, it answers no more.
    if (!over.signal.aborted) faults.push(String(error));
  }
  const diedAt = await dying;
  await discord.close();
  const kept = bot.written.includes(NOT_KEPT)
    ? 0
    : inVain.filter((at) => at < diedAt - KEPT_WITHIN).length;
  return { wasReady, saved, kept, faults };
}

async function ask(discord: Discord, user: User, question: string): Promise<string> {
  const run = await discord.slash(user, { in: 'dm', command: 'ask', options: { question } });
  return textOf(await run.reply(LONGEST_WAIT));
}

/**
 * Imports an article as the operator does, which reads the articles again.
 *
 * @returns Its text, once the operator was told that it is saved.
 */
async function importArticle(discord: Discord, title: string, random: Random): Promise<string> {
  const paragraphs = Array.from(
    { length: random.between(3, 60) },
    (_, i) => `${title}의 ${i + 1}번째 문단은 카카오가 새 소식을 길게 알렸다는 내용이라고 한다.`,
  );
  const page = ['전자신문', title, '입력 2020-01-02 10:00', '홍길동 기자', ...paragraphs];
  const run = await discord.slash(discord.application.owner, {
    in: 'dm',
    command: 'import',
    files: { page: { filename: 'page.txt', content: Buffer.from(page.join('\n\n')) } },
  });
  const draft = await run.reply(LONGEST_WAIT);
  const save = /1:draft:[\w-]+:save/u.exec(JSON.stringify(draft.components))?.[0] ?? '';
  const pressed = await discord.press(run.user, draft, save);
  await discord.until('saved', () => isSaved(pressed) || undefined, LONGEST_WAIT);
  return paragraphs.join('\n\n');
}

const SAVED = WORDS.ko.imports.savedAndIndexed('');

function isSaved({ original, followUps }: Run): boolean {
  return [original, ...followUps].some((message) => message && textOf(message).includes(SAVED));
}

/** Whether every article file is whole, and all that were said to be saved are there. */
async function articleFaults(
  { corpusDir }: Folders,
  saved: ReadonlyMap<string, string>,
): Promise<string[]> {
  const { articles, refused } = await readCorpus(corpusDir, '');
  const texts = new Map(articles.map(({ title, paragraphs }) => [title, paragraphs.join('\n\n')]));
  return [
    ...refused
      .filter(({ file }) => file.startsWith('articles/'))
      .map(({ file, fault }) => `torn: ${file} (${fault})`),
    ...Array.from(saved)
      .filter(([title, text]) => texts.get(title) !== text)
      .map(([title]) => `lost: ${title}`),
  ];
}

const cacheOf = ({ dataDir }: Folders) => join(dataDir, 'analysis.cache');

/** Whether every line of the analysed articles stands behind its checksum. */
async function cacheFaults(folders: Folders): Promise<string[]> {
  const text = await readFile(cacheOf(folders), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const isWhole = lines.pop() === '';
  // Each sum goes on from the one before.
  let sum = 0;
  const isSound = lines.every((line) => {
    sum = crc32(line.slice(9), sum);
    return line.startsWith(`${sum.toString(16).padStart(8, '0')} `);
  });
  return isWhole && isSound ? [] : ['torn: analysis.cache'];
}

/** Whether the database is whole and holds all that was kept; looked at in a copy. */
async function databaseFaults({ dataDir }: Folders, kept: number): Promise<string[]> {
  const copy = await mkdtemp(join(tmpdir(), 'kakao-history-copy-'));
  try {
    const name = 'questions.sqlite';
    for (const part of [name, `${name}-wal`, `${name}-journal`]) {
      await cp(join(dataDir, part), join(copy, part)).catch(() => {});
    }
    const database = new sqlite.Database(join(copy, name));
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    const isSound = JSON.stringify(database.get('PRAGMA integrity_check')).includes('"ok"');
    const table = database.get("SELECT 1 FROM sqlite_master WHERE name = 'gaps'");
    const rows = table === null ? 0 : rowsIn(database.get('SELECT COUNT(*) AS n FROM gaps'));
    database.close();
    return [
      ...(isSound ? [] : [`torn: ${name}`]),
      ...(rows >= kept ? [] : [`lost: ${kept - rows} of ${kept} questions`]),
    ];
  } finally {
    await rm(copy, { recursive: true });
  }
}

function rowsIn(row: unknown): number {
  return z.object({ n: z.number() }).parse(row).n;
}
