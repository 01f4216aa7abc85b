import { expect, test } from 'vitest';
import { UnreadablePageError } from '../../src/import/errors.ts';
import { readPage } from '../../src/import/page.ts';
import { readPageInThread } from '../../src/thread/page.ts';

/** The thread of the built program: `npm test` builds it first. */
const BUILT = new URL('../../dist/page-worker.js', import.meta.url);

/** A thread that does something else. */
const running = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

const PAGE = `시험일보
카카오, 제주에 새 도서관 연다
입력 2024.05.06 10:00
홍길동 기자

카카오가 제주에 새 도서관을 열기로 했다고 6일 밝혔다. 도서관은 2025년 3월에 문을 열 예정이다.`;

test('a page is read in a thread as it is here', async () => {
  const draft = await readPageInThread(Buffer.from(PAGE), { module: BUILT });
  expect(draft).toEqual(readPage(PAGE, null));
  expect(draft.title).toBe('카카오, 제주에 새 도서관 연다');
});

const POST = 'import { parentPort } from "node:worker_threads"; parentPort.postMessage';

test.each([
  ['hangs', 'for (;;);', { cause: { name: 'TimeoutError' } }],
  [
    'takes memory without end',
    'const all = []; for (;;) all.push(Array(1e5).fill(0.5));',
    { code: 'ERR_WORKER_OUT_OF_MEMORY' },
  ],
  ['throws', 'throw new Error("broken")', { message: 'broken' }],
  ['ends without a word', 'process.exit(0)', { cause: { name: 'AbortError' } }],
  ['says something else', `${POST}({ title: 1 });`, { name: 'ZodError' }],
])('a thread that %s is given up, and this one goes on meanwhile', async (_, code, cause) => {
  let beats = 0;
  const heart = setInterval(() => beats++, 10);
  const milliseconds = code === 'for (;;);' ? 500 : 60_000;
  const options = { module: running(code), milliseconds, megabytes: 32 };
  const error = await readPageInThread(Buffer.from(PAGE), options).catch(
    (thrown: unknown) => thrown,
  );
  clearInterval(heart);
  expect(error).toBeInstanceOf(UnreadablePageError);
  expect(error).toMatchObject({ cause });
  expect(beats).toBeGreaterThan(0);
});
