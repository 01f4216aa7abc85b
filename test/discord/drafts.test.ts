import { expect, onTestFinished, test, vi } from 'vitest';
import { createDrafts } from '../../src/discord/drafts.ts';
import type { Draft } from '../../src/import/page.ts';

const MINUTE = 60 * 1000;

const draft = (title: string): Draft => ({
  title,
  publisher: '시험일보',
  author: null,
  published: '2024-05-06',
  url: null,
  paragraphs: ['카카오가 제주에 새 도서관을 연다.'],
});

test('a draft is kept for a quarter of an hour after it was last mended', () => {
  let now = 0;
  const drafts = createDrafts(() => now);
  const id = drafts.keep(draft('도서관'));
  now = 10 * MINUTE;
  drafts.replace(id, draft('새 도서관'));
  now = 24 * MINUTE;
  expect(drafts.get(id)?.title).toBe('새 도서관');
  now = 26 * MINUTE;
  expect(drafts.get(id)).toBeNull();
});

test('a draft survives that the clock is set, and is gone when it is dropped', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const drafts = createDrafts();
  const id = drafts.keep(draft('도서관'));
  vi.setSystemTime(Date.now() + 24 * 60 * MINUTE);
  expect(drafts.get(id)?.title).toBe('도서관');
  drafts.drop(id);
  expect(drafts.get(id)).toBeNull();
});

test('no more than twenty drafts are kept, the latest', () => {
  const drafts = createDrafts();
  const ids = Array.from({ length: 21 }, (_, i) => drafts.keep(draft(String(i))));
  expect(ids.map((id) => drafts.get(id)?.title ?? null)).toEqual([
    null,
    ...Array.from({ length: 20 }, (_, i) => String(i + 1)),
  ]);
});
