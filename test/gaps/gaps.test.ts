import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  access,
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Gaps } from '../../src/archive/gaps.ts';
import { openGaps } from '../../src/gaps/gaps.ts';
import { CAN_MOUNT, smallDisk } from '../support/disks.ts';

const DAY = 24 * 60 * 60 * 1000;

test('the most frequent questions come first, with the worst that was said of them', () => {
  const gaps = openGaps(':memory:');
  onTestFinished(() => gaps.close());
  gaps.record('카카오  연봉', 'weak');
  gaps.record('카카오 연봉 ', 'none');
  gaps.record('카카오 연봉'.normalize('NFD'), 'weak');
  gaps.record('사내 식당', 'none');
  gaps.record('해외 진출', 'unhelpful');
  gaps.record('해외 진출', 'weak');
  expect(gaps.frequent(2)).toEqual([
    { question: '카카오 연봉', times: 3, gap: 'none' },
    { question: '해외 진출', times: 2, gap: 'unhelpful' },
  ]);
});

test('old questions are neither listed nor kept', () => {
  let now = 0;
  const gaps = openGaps(':memory:', { now: () => now });
  onTestFinished(() => gaps.close());
  gaps.record('오래된 질문', 'none');
  now = 29 * DAY;
  gaps.record('새 질문', 'none');
  expect(gaps.frequent(10).map(({ question }) => question)).toEqual(['새 질문']);
  now = 91 * DAY;
  gaps.record('더 새 질문', 'none');
  gaps.frequent(1);
  now = 27 * DAY;
  expect(gaps.frequent(10).map(({ question }) => question)).not.toContain('오래된 질문');
});

/** A file for a database, in a folder that is not there yet. */
async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gaps-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'data', 'questions.sqlite');
}

function open(file: string): Gaps {
  const gaps = openGaps(file);
  onTestFinished(() => gaps.close());
  return gaps;
}

/** Locks a database as a process does that was killed so long ago. */
async function lock(file: string, minutes: number): Promise<string> {
  const folder = `${file}.lock`;
  await mkdir(folder, { recursive: true });
  const then = new Date(Date.now() - minutes * 60_000);
  await utimes(folder, then, then);
  return folder;
}

test('questions outlive a restart, also after a kill that left a lock', async () => {
  const file = await place();
  const first = openGaps(file);
  first.record('카카오 연봉', 'none');
  first.close();
  await lock(file, 2);
  const second = open(file);
  second.record('카카오 연봉', 'none');
  expect(second.frequent(1)).toEqual([{ question: '카카오 연봉', times: 2, gap: 'none' }]);
});

test('several processes write to one file in turns', async () => {
  const file = await place();
  const [one, other] = [open(file), open(file)];
  for (const gaps of [one, other, other, one]) gaps.record('카카오 연봉', 'none');
  for (const gaps of [one, other]) gaps.frequent(1);
  for (const gaps of [one, other]) {
    expect(gaps.frequent(1)).toEqual([{ question: '카카오 연봉', times: 4, gap: 'none' }]);
  }
});

test('a lock that another process holds for a moment is waited out', async () => {
  const file = await place();
  const gaps = open(file);
  const script = `
    const { mkdirSync, rmdirSync } = require('node:fs');
    mkdirSync(process.argv[1]);
    console.log('held');
    setTimeout(() => rmdirSync(process.argv[1]), 50);
  `;
  const child = spawn(process.execPath, ['-e', script, `${file}.lock`]);
  await once(child.stdout, 'data');
  gaps.record('카카오 연봉', 'none');
  expect(gaps.frequent(1)).toHaveLength(1);
});

test('a fresh lock may be held: it is left alone, until it is too old to be', async () => {
  const file = await place();
  const folder = await lock(file, 0);
  const gaps = open(file);
  gaps.record('카카오 연봉', 'none');
  expect(() => gaps.frequent(1)).toThrow('locked');
  await access(folder);
  await lock(file, 2);
  expect(gaps.frequent(1)).toEqual([{ question: '카카오 연봉', times: 1, gap: 'none' }]);
});

test('a lock that is dated ahead, since the clock was set back, is not waited for', async () => {
  const file = await place();
  await lock(file, -60);
  const gaps = open(file);
  gaps.record('카카오 연봉', 'none');
  expect(gaps.frequent(1)).toHaveLength(1);
});

/** Opens a database, and says what was moved aside. */
function openWatched(file: string): { readonly gaps: Gaps; readonly aside: readonly string[] } {
  const aside: string[] = [];
  const gaps = openGaps(file, { onDamaged: (path) => aside.push(path) });
  onTestFinished(() => gaps.close());
  return { gaps, aside };
}

test('a file that is no database is moved aside, and a new one begun', async () => {
  const file = await place();
  await mkdir(dirname(file));
  const content = '카카오'.repeat(1_000);
  await writeFile(file, content);
  const { gaps, aside } = openWatched(file);
  gaps.record('카카오 연봉', 'none');
  expect(gaps.frequent(1)).toHaveLength(1);
  expect(aside).toEqual([`${file}.damaged`]);
  expect(await readFile(`${file}.damaged`, 'utf8')).toBe(content);
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['overwritten in the middle', (bytes: Buffer) => Buffer.from(bytes).fill(7, 4_096, 12_288)],
])('a file that is %s while the bot runs, or before, stops nothing', async (_, spoil) => {
  const file = await place();
  const { gaps, aside } = openWatched(file);
  for (let i = 0; i < 20; i++) gaps.record(`카카오 연봉 ${i} `.repeat(100), 'none');
  gaps.frequent(1);
  const spoiled = spoil(await readFile(file));
  await writeFile(file, spoiled);
  gaps.frequent(1);
  gaps.record('카카오 연봉', 'none');
  expect(aside).toEqual([`${file}.damaged`]);
  expect(gaps.frequent(9)).toEqual([{ question: '카카오 연봉', times: 1, gap: 'none' }]);
  await writeFile(file, spoiled);
  const later = openWatched(file);
  later.gaps.record('카카오 연봉', 'none');
  later.gaps.frequent(1);
  expect(later.aside).toEqual([`${file}.damaged`]);
});

/** A process that is killed at its nth write, truncation, sync or removal while it notes a question down. */
const KILLED = `
  import fs from 'node:fs';
  import { openGaps } from ${JSON.stringify(new URL('../../dist/gaps/gaps.js', import.meta.url))};
  const [file, nth] = process.argv.slice(1);
  const gaps = openGaps(file);
  let calls = 0;
  for (const name of ['writeSync', 'ftruncateSync', 'fsyncSync', 'unlinkSync']) {
    const real = fs[name];
    fs[name] = (...args) => {
      if (++calls === Number(nth)) process.kill(process.pid, 'SIGKILL');
      return real(...args);
    };
  }
  gaps.record('새 질문', 'none');
  gaps.close();
`;

test(
  'a process that is killed at any moment of its writing loses nothing that was there',
  { timeout: 60_000 },
  async () => {
    const file = await place();
    const past = Date.now() - 91 * DAY;
    const before = openGaps(file, { now: () => past });
    // Too old, they are all taken away by the next record: many pages are written.
    for (let i = 0; i < 5; i++) before.record(`오래된 질문 ${i} `.repeat(80), 'none');
    before.close();
    const dieAt = async (nth: number) => {
      const copy = `${file}.${nth}`;
      await copyFile(file, copy);
      const script = ['--input-type=module', '-e', KILLED, copy, String(nth)];
      const [, signal] = await once(spawn(process.execPath, script), 'exit');
      await lock(copy, 2);
      const aside: string[] = [];
      const after = openGaps(copy, { now: () => past, onDamaged: (path) => aside.push(path) });
      const kept = after.frequent(100);
      after.close();
      const isNew = kept.length === 1 && kept[0]?.question === '새 질문';
      expect([nth, aside, isNew || kept.length === 5]).toEqual([nth, [], true]);
      return signal;
    };
    const signals: unknown[] = [];
    while (signals.at(-1) !== null) {
      const next = [1, 2, 3, 4].map((i) => dieAt(signals.length + i));
      signals.push(...(await Promise.all(next)));
    }
    expect(signals.filter((signal) => signal === 'SIGKILL').length).toBeGreaterThan(5);
  },
);

test.skipIf(!CAN_MOUNT)(
  'what a full disk cannot take is a fault, and what was there stays',
  async () => {
    const disk = smallDisk(1_024);
    const file = join(disk.folder, 'questions.sqlite');
    const { gaps, aside } = openWatched(file);
    gaps.record('카카오 연봉', 'none');
    gaps.frequent(1);
    for (const left of [0, 4, 8, 16, 32]) {
      await disk.fill(left);
      for (let i = 0; i < 6; i++) gaps.record(`긴 질문 ${i} `.repeat(400), 'none');
      expect(() => gaps.frequent(1)).toThrow(/full|disk I\/O/u);
      await disk.empty();
      expect(gaps.frequent(100).map(({ question }) => question)).toContain('카카오 연봉');
    }
    disk.remount('ro');
    gaps.record('카카오 연봉', 'none');
    expect(() => gaps.frequent(1)).toThrow('Could not open');
    expect(() => openGaps(file)).toThrow('Could not open');
    disk.remount('rw');
    expect(gaps.frequent(100)).toContainEqual({ question: '카카오 연봉', times: 2, gap: 'none' });
    expect(aside).toEqual([]);
  },
);

test(
  'what cannot be written waits, which is told once, until it can',
  { timeout: 20_000 },
  async () => {
    const file = await place();
    const told: unknown[] = [];
    const gaps = openGaps(file, { onWaiting: (error) => told.push(error) });
    onTestFinished(() => gaps.close());
    await lock(file, 0);
    gaps.record('카카오 연봉', 'none');
    await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 5_000 });
    gaps.record('사내 식당', 'none');
    await rm(`${file}.lock`, { recursive: true });
    const other = open(file);
    await vi.waitFor(() => expect(other.frequent(9)).toHaveLength(2), { timeout: 10_000 });
    expect(told).toHaveLength(1);
  },
);
