import { setTimeout } from 'node:timers/promises';
import { walk } from '../../local-discord/components.ts';
import type { Discord, Message } from '../../local-discord/server.ts';
import { createRandom, type Random } from '../random.ts';
import { FAULTS_OF_GATEWAY, FAULTS_OF_REQUESTS, type Scene } from './faults.ts';
import { type Asked, type Fate, fatesOf, historyOf } from './ledger.ts';

/** How a storm is made. */
export interface StormOptions {
  readonly discord: Discord;
  /** The same seed makes the same choices. */
  readonly seed: number;
  /** Whether it has lasted long enough; told how many steps were made. */
  isOver(steps: number): boolean;
  /** Between two steps, in milliseconds. */
  readonly pause: number;
  /** How long the bot makes no request with a token that was refused, in milliseconds. */
  readonly unauthorized: number;
  /** What people ask. */
  readonly questions: readonly string[];
  /** All is over when no request came for so long, in milliseconds. */
  readonly quiet?: number;
  /** What goes wrong beside Discord; called now and then. */
  trouble?(random: Random): Promise<void>;
}

/** What came of a storm. */
export interface StormReport {
  readonly steps: number;
  /** How often each fault came. */
  readonly faults: ReadonlyMap<string, number>;
  readonly fates: Readonly<Record<Fate, number>>;
  /** What is known of each that was lost. */
  readonly lost: readonly string[];
}

/** So many people that nobody of them asks too fast. */
const PEOPLE = 80;
const SERVERS = 6;

/** How often in a hundred steps something goes wrong with Discord, or elsewhere. */
const FAULT_SHARE = 0.08;
const TROUBLE_SHARE = 0.02;

/** How many of the faults hit the gateway: to begin a session anew takes the bot five seconds and more. */
const GATEWAY_SHARE = 0.15;

/** How long a fault lasts that does not end by itself, in milliseconds. */
const SHORTEST_FAULT = 300;
const LONGEST_FAULT = 3_000;

/** All is over when no request came for so long, in milliseconds: the bot waits no longer for a limit. */
const QUIET = 25_000;

/** How long the bot may take to be connected again, in milliseconds: discord.js waits a minute for a greeting. */
const LONGEST_RETURN = 90_000;

/** Buttons of so many of the last messages may be pressed. */
const REMEMBERED = 40;

/**
 * Lets people ask while everything goes wrong that can go wrong with Discord, and accounts for every
 * question.
 */
export async function storm(options: StormOptions): Promise<StormReport> {
  const { discord, seed, isOver, pause, questions, unauthorized } = options;
  const random = createRandom(seed);
  const users = Array.from({ length: PEOPLE }, (_, i) =>
    discord.addUser({ username: `person${i}`, locale: i % 4 === 0 ? 'en-US' : 'ko' }),
  );
  const channels = Array.from({ length: SERVERS }, (_, i) =>
    discord.addGuild({ name: `server${i}`, members: users }).addChannel({ name: 'talk' }),
  );
  const scene: Scene = { discord, random, users, channels };
  const asked: Asked[] = [];
  const faults = new Map<string, number>();
  const ending = new Set<() => void>();
  await discord.until('commands', () => discord.commands[0]);

  function goWrong(): void {
    const isOfGateway = random.next() < GATEWAY_SHARE;
    const fault = random.from(isOfGateway ? FAULTS_OF_GATEWAY : FAULTS_OF_REQUESTS);
    if (fault === undefined) return;
    faults.set(fault.name, (faults.get(fault.name) ?? 0) + 1);
    const lasts = random.between(SHORTEST_FAULT, LONGEST_FAULT);
    const end = fault.begin(scene);
    if (end === undefined) return;
    ending.add(end);
    void setTimeout(lasts, null, { ref: false }).then(() => {
      if (ending.delete(end)) end();
    });
  }

  async function ask(): Promise<void> {
    const at = Date.now();
    try {
      const one = await askSomething(scene, questions, asked);
      if (one !== null) asked.push({ at, ...one });
    } catch (error) {
      // A client of Discord says so itself when the bot is not connected.
      if (!isRefusedByClient(error)) throw error;
    }
  }

  let steps = 0;
  for (; !isOver(steps); steps++) {
    const chance = random.next();
    if (chance < FAULT_SHARE) goWrong();
    else if (chance < FAULT_SHARE + TROUBLE_SHARE) await options.trouble?.(random);
    else await ask();
    await setTimeout(pause);
  }
  for (const end of ending) end();
  discord.heal();
  await calm(discord, options.quiet ?? QUIET);
  const fates = fatesOf(discord, asked, unauthorized);
  const count = (fate: Fate) => fates.filter((found) => found === fate).length;
  return {
    steps,
    faults,
    fates: {
      answered: count('answered'),
      told: count('told'),
      impossible: count('impossible'),
      lost: count('lost'),
    },
    lost: asked.filter((_, i) => fates[i] === 'lost').map((one) => historyOf(discord, one)),
  };
}

type One = { readonly run: Awaited<ReturnType<Discord['slash']>> } | { readonly message: Message };

/** Somebody does something: asks, writes, mentions, presses. */
async function askSomething(
  { discord, random, users, channels }: Scene,
  questions: readonly string[],
  before: readonly Asked[],
): Promise<One | null> {
  const user = random.from(users);
  const channel = random.from(channels);
  if (user === undefined || channel === undefined) return null;
  const question = random.from(questions) ?? '';
  const place = random.from([channel, channel, 'dm', 'private'] as const) ?? 'dm';
  switch (random.between(0, 11)) {
    case 0:
    case 1:
    case 2:
    case 3: {
      const isPrivate = random.next() < 0.2;
      const options = { question: question.slice(0, 300), private: isPrivate };
      return { run: await discord.slash(user, { in: place, command: 'ask', options }) };
    }
    case 4:
    case 5:
      return { message: await discord.say(user, 'dm', question) };
    case 6:
    case 7:
      return { message: await discord.say(user, channel, `<@${discord.bot.id}> ${question}`) };
    case 8:
      return { run: await discord.slash(user, { in: place, command: 'sources' }) };
    case 9: {
      const typed = { question: question.slice(0, 3) };
      const how = { in: place, command: 'ask', options: typed, focused: 'question' };
      await discord.autocomplete(user, how);
      return null;
    }
    case 10: {
      const owner = discord.application.owner;
      const command = random.from(['reindex', 'status', 'unanswered']) ?? 'status';
      return { run: await discord.slash(owner, { in: 'dm', command }) };
    }
    default:
      return pressSomething(discord, random, before);
  }
}

async function pressSomething(
  discord: Discord,
  random: Random,
  before: readonly Asked[],
): Promise<One | null> {
  const recent = before
    .slice(-REMEMBERED)
    .flatMap(({ run }) =>
      run?.original === undefined ? [] : [{ user: run.user, message: run.original }],
    );
  const pressed = random.from(recent);
  if (pressed === undefined || !isThere(discord, pressed.message)) return null;
  const ids = [...walk(pressed.message.components)].flatMap(({ component }) =>
    component.type === 2 && component.disabled !== true ? (component.custom_id ?? []) : [],
  );
  const id = random.from(ids);
  return id === undefined ? null : { run: await discord.press(pressed.user, pressed.message, id) };
}

function isThere(discord: Discord, { id, channel_id: channel }: Message): boolean {
  return (
    discord.world.channels.get(channel)?.messages.some((message) => message.id === id) ?? false
  );
}

function isRefusedByClient(error: unknown): boolean {
  return (
    error instanceof Error && /has no session|does not see|is gone|hidden/u.test(error.message)
  );
}

/** Resolves when the bot is connected and has sent nothing for a while. */
async function calm({ requests, gateway }: Discord, quiet: number): Promise<void> {
  await setTimeout(quiet);
  const until = performance.now() + LONGEST_RETURN;
  while (!gateway.isConnected && performance.now() < until) await setTimeout(1_000);
  for (;;) {
    const last = Math.max(0, ...requests.slice(-50).map(({ at }) => at));
    const left = last + quiet - Date.now();
    if (left <= 0) return;
    await setTimeout(Math.min(left, 1_000));
  }
}
