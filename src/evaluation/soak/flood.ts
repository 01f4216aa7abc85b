import { setTimeout } from 'node:timers/promises';
import { type Discord, textOf, type Run } from '../../local-discord/server.ts';
import { createRandom } from '../random.ts';
import { fatesOf, isExcuse } from './ledger.ts';

/** How a flood is made. */
export interface FloodOptions {
  readonly discord: Discord;
  /** Questions a second, whatever becomes of them. */
  readonly rate: number;
  readonly seconds: number;
  readonly questions: readonly string[];
}

/** What came of a flood; times in milliseconds from the question to the answer. */
export interface FloodReport {
  readonly offered: number;
  readonly answered: number;
  readonly answeredWithinASecond: number;
  /** Who was told to wait, or why there is no answer. */
  readonly shed: number;
  /** Who was answered too late for the command, and so in the channel or by direct message. */
  readonly elsewhere: number;
  readonly silent: number;
  readonly p50: number;
  readonly p99: number;
  readonly shedP99: number;
  /** How much too late the latest heartbeat came. */
  readonly latestHeartbeat: number;
  readonly heartbeats: number;
}

/** So many people, each in a server of a hundred, that nobody is told that they alone are too fast. */
const PEOPLE = 6_000;
const SERVERS = 60;

/** A tick of the flood, in milliseconds. */
const TICK = 10;

/** How long the last answers are waited for, in milliseconds. */
const AFTERWARDS = 10_000;

/** Offers questions at a rate that does not depend on the answers. */
export async function flood(options: FloodOptions): Promise<FloodReport> {
  const { discord, rate, seconds, questions } = options;
  const random = createRandom(rate);
  const users = Array.from({ length: PEOPLE }, (_, i) =>
    discord.addUser({ username: `person${i}`, locale: 'ko' }),
  );
  const channels = Array.from({ length: SERVERS }, (_, i) =>
    discord.addGuild({ name: `server${i}` }).addChannel({ name: 'talk' }),
  );
  const runs: Run[] = [];
  const before = discord.gateway.heartbeats.length;
  const begun = performance.now();
  while (runs.length < rate * seconds) {
    const due = Math.min(rate * seconds, ((performance.now() - begun) * rate) / 1000);
    while (runs.length < due) {
      const user = users[runs.length % PEOPLE];
      const channel = channels[runs.length % SERVERS];
      const question = `${random.from(questions) ?? ''} ${random.between(1, 1_000_000)}`;
      if (user === undefined || channel === undefined) break;
      runs.push(await discord.slash(user, { in: channel, command: 'ask', options: { question } }));
    }
    await setTimeout(TICK);
  }
  await setTimeout(AFTERWARDS);
  const answers = runs.flatMap((run) => {
    const [reply] = run.replies;
    const after = run.callbacks[0]?.after;
    return reply === undefined || after === undefined
      ? []
      : [{ after, isShed: isExcuse(textOf(reply)) }];
  });
  const times = (isShed: boolean) =>
    answers
      .filter((answer) => answer.isShed === isShed)
      .map(({ after }) => after)
      .toSorted((a, b) => a - b);
  const [answered, shed] = [times(false), times(true)];
  const rest = runs
    .filter(({ replies }) => replies.length === 0)
    .map((run) => ({ at: run.startedAt, run }));
  const elsewhere = fatesOf(discord, rest, 0).filter(
    (fate) => fate === 'answered' || fate === 'told',
  ).length;
  const heartbeats = discord.gateway.heartbeats.slice(before);
  return {
    offered: runs.length,
    answered: answered.length,
    answeredWithinASecond: answered.filter((after) => after <= 1_000).length,
    shed: shed.length,
    elsewhere,
    silent: rest.length - elsewhere,
    p50: quantile(answered, 0.5),
    p99: quantile(answered, 0.99),
    shedP99: quantile(shed, 0.99),
    heartbeats: heartbeats.length,
    latestHeartbeat: Math.max(0, ...heartbeats.map(({ late }) => late)),
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}
