import { expect, test } from 'vitest';
import type { ReindexReport } from '../../src/archive/archive.ts';
import { createMetrics, watchArchive } from '../../src/monitoring/metrics.ts';

const EMPTY: ReindexReport = {
  articles: 0,
  paragraphs: 0,
  added: [],
  changed: [],
  removed: [],
  refused: [],
  milliseconds: 1,
  at: new Date(0),
};

test('the figures of the process and the version are there', async () => {
  const text = await createMetrics({ version: '1.2.3' }).metrics();
  expect(text).toContain('kakao_history_build_info{version="1.2.3"} 1\n');
  expect(text).toMatch(/^process_resident_memory_bytes \d{7,}$/mu);
  expect(text).toMatch(/^nodejs_eventloop_lag_seconds [\d.e-]+$/mu);
});

test('two bots in one process keep their figures apart', async () => {
  const [one, other] = [createMetrics({ version: '1.0.0' }), createMetrics({ version: '2.0.0' })];
  watchArchive(one, { report: { ...EMPTY, articles: 7 } });
  expect(await one.metrics()).toContain('kakao_history_articles 7\n');
  expect(await other.metrics()).not.toContain('kakao_history_articles');
});

test('of the archive what the last reading found is told, also after a reindex', async () => {
  const metrics = createMetrics({ version: '1.2.3' });
  const archive = { report: { ...EMPTY, articles: 172, paragraphs: 2_345 } };
  watchArchive(metrics, archive);
  const before = await metrics.metrics();
  expect(before).toContain('kakao_history_articles 172\n');
  expect(before).toContain('kakao_history_paragraphs 2345\n');
  expect(before).toContain('kakao_history_refused_files 0\n');
  archive.report = {
    ...EMPTY,
    articles: 173,
    refused: [{ file: 'articles/a.md', line: 1, fault: 'not-utf8', field: null, value: null }],
    at: new Date('2026-11-22T03:00:00.500Z'),
  };
  const after = await metrics.metrics();
  expect(after).toContain('kakao_history_articles 173\n');
  expect(after).toContain('kakao_history_refused_files 1\n');
  expect(after).toContain('kakao_history_last_reading_timestamp_seconds 1795316400.5\n');
});

test('every metric says what it is, and is named as Prometheus wants it', async () => {
  const metrics = createMetrics({ version: '1.2.3' });
  watchArchive(metrics, { report: EMPTY });
  const all = await metrics.getMetricsAsJSON();
  expect(all.length).toBeGreaterThan(20);
  for (const { name, help } of all.filter((metric) => metric.name.startsWith('kakao'))) {
    expect(name).toMatch(/^kakao_history_[a-z_]+$/u);
    expect(help).toMatch(/\.$/u);
  }
});
