import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WORDS } from '../../src/words/languages.ts';
import { articleFile, corpusFolder } from '../support/articles.ts';
import { finish, run, start } from '../support/program.ts';

test('the preview says where it is, and is gone with Ctrl-C, bot and folders too', async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'preview-'));
  onTestFinished(() => rm(temporary, { recursive: true, force: true }));
  const child = start(['preview', '--port', '0'], { TMPDIR: temporary });
  const finished = finish(child);
  const url = await saidBy(child, /http:\/\/127\.0\.0\.1:\d+/u);
  const page = await (await fetch(url)).text();
  expect(page).toContain('<title>카카오 역사 봇 미리보기</title>');
  await expect(readdir(temporary)).resolves.toHaveLength(1);

  const taken = await run(['preview', '--port', new URL(url).port], { TMPDIR: temporary });
  const said = WORDS.ko.preview.noPort(Number(new URL(url).port));
  expect(taken).toMatchObject({ code: 1, err: `${said}\n` });

  child.kill('SIGINT');
  await expect(finished).resolves.toMatchObject({ code: 0, err: '' });
  await expect(readdir(temporary)).resolves.toEqual([]);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a preview that is told to end by %s while it starts leaves nothing behind',
  async (signal) => {
    const temporary = await mkdtemp(join(tmpdir(), 'preview-'));
    onTestFinished(() => rm(temporary, { recursive: true, force: true }));
    const child = start(['preview', '--port', '0'], { TMPDIR: temporary });
    const finished = finish(child);
    await vi.waitFor(async () => expect(await readdir(temporary)).toHaveLength(1), 10_000);
    child.kill(signal);
    await expect(finished).resolves.toMatchObject({ code: 0, err: '' });
    await expect(readdir(temporary)).resolves.toEqual([]);
  },
);

test('a preview whose bot cannot start says why, in the language of the terminal', async () => {
  const folder = await corpusFolder({
    'articles/bad.md': articleFile({ published: '어제' }, '글.'),
  });
  const { code, err } = await run(['preview', '--port', '0'], { CORPUS_DIR: folder });
  expect(code).toBe(1);
  expect(err).toContain(WORDS.ko.preview.ended(WORDS.ko.noArticles));
  expect(err).toContain('articles/bad.md:4: published: 날짜가 아닙니다');
});

test.each([
  ['a port that is none', ['--port', 'x'], {}, WORDS.ko.usage],
  ['a missing corpus', [], { CORPUS_DIR: '/nowhere' }, WORDS.ko.noFolder('/nowhere')],
])('%s ends the preview with a clear word', async (_, args, settings, said) => {
  const { code, err } = await run(['preview', ...args], settings);
  expect({ code, err }).toEqual({ code: 1, err: `${said}\n` });
});

/** What the program writes once it is like this. */
function saidBy({ stdout }: ChildProcess, pattern: RegExp): Promise<string> {
  let written = '';
  return new Promise((resolve) => {
    stdout?.on('data', (chunk: Buffer) => {
      written += chunk.toString();
      const [found] = pattern.exec(written) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
}
