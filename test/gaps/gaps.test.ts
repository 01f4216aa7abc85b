import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Gaps } from '../../src/archive/gaps.ts';
import { openGaps } from '../../src/gaps/gaps.ts';

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
  const gaps = openGaps(':memory:', () => now);
  onTestFinished(() => gaps.close());
  gaps.record('오래된 질문', 'none');
  now = 29 * DAY;
  gaps.record('새 질문', 'none');
  expect(gaps.frequent(10).map(({ question }) => question)).toEqual(['새 질문']);
  now = 91 * DAY;
  gaps.record('더 새 질문', 'none');
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
  expect(() => gaps.record('카카오 연봉', 'none')).toThrow('locked');
  await access(folder);
  await lock(file, 2);
  gaps.record('카카오 연봉', 'none');
  expect(gaps.frequent(1)).toEqual([{ question: '카카오 연봉', times: 1, gap: 'none' }]);
});

test('a file that is no database is a fault at once', async () => {
  const file = await place();
  await mkdir(dirname(file));
  await writeFile(file, '카카오'.repeat(1_000));
  expect(() => openGaps(file)).toThrow('not a database');
});
