import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
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

test('questions outlive a restart, also after a kill that left a lock', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gaps-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'data', 'questions.sqlite');
  const first = openGaps(file);
  first.record('카카오 연봉', 'none');
  first.close();
  await mkdir(`${file}.lock`, { recursive: true });
  const second = openGaps(file);
  second.record('카카오 연봉', 'none');
  expect(second.frequent(1)).toEqual([{ question: '카카오 연봉', times: 2, gap: 'none' }]);
  second.close();
});
