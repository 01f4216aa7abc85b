import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { walk } from '../../src/local-discord/components.ts';
import { type Message, type Run, textOf, type User } from '../../src/local-discord/server.ts';
import { WORDS } from '../../src/words/languages.ts';
import { articleFile, corpusFolder } from '../support/articles.ts';
import { connect } from '../support/bot.ts';

const words = WORDS.ko;

const PAGE = `시험일보
카카오, 제주에 새 도서관 연다
입력 2024.05.06 10:00
홍길동 기자

카카오가 제주에 새 도서관을 열기로 했다고 6일 밝혔다. 도서관은 2025년 3월에 문을 열 예정이다.

도서관에는 책 10만 권과 누구나 쓸 수 있는 작업실 20개가 들어선다고 회사는 설명했다.

무단전재 및 재배포 금지`;

async function desk(page: string | Buffer, filename = 'page.txt', user?: 'member') {
  const corpus = await corpusFolder({
    'articles/a.md': articleFile({}, '카카오톡은 해외로 진출하지 않는다고 2017년에 밝혔다.'),
  });
  const connected = await connect({ corpus });
  const { discord } = connected;
  const owner = discord.application.owner;
  owner.locale = 'ko';
  const member = discord.addUser({ username: 'minji', locale: 'ko' });
  const run = await discord.slash(user === 'member' ? member : owner, {
    in: 'dm',
    command: 'import',
    files: { page: { filename, content: Buffer.from(page) } },
  });
  const message = await run.reply();
  const press = async (by: User, on: Message, label: string) => {
    const found = [...walk(on.components)].find(({ component }) => component.label === label);
    return discord.press(by, on, String(found?.component.custom_id));
  };
  const until = (source: Run, part: string) =>
    discord.until(part, () =>
      source.original !== undefined && textOf(source.original).includes(part)
        ? source.original
        : undefined,
    );
  return { ...connected, corpus, owner, member, run, message, press, until };
}

test('a page is shown as it was read, saved, and found by the next question', async () => {
  const { discord, corpus, owner, run, message, press, until } = await desk(PAGE);
  expect(textOf(message)).toContain('제목: 카카오, 제주에 새 도서관 연다');
  expect(textOf(message)).toContain('처음 나온 날: 2024-05-06');
  expect(textOf(message)).toContain('책 10만 권');
  expect(textOf(message)).not.toContain('무단전재');
  expect(run.callbacks).toMatchObject([{ ephemeral: true }]);
  const edit = await press(owner, message, words.imports.edit);
  await discord.submit(owner, edit, { publisher: '시험일보' });
  await press(owner, await until(run, '언론사: 시험일보'), words.imports.save);
  expect(textOf(await until(run, '저장했습니다'))).toContain('기사 2건');
  const files = await readdir(join(corpus, 'articles'));
  expect(files).toContain('2024-05-06-카카오-제주에-새-도서관-연다.md');
  const asked = await discord.slash(owner, {
    in: 'dm',
    command: 'ask',
    options: { question: '제주 도서관에 책이 몇 권 들어서?' },
  });
  expect(textOf(await asked.reply())).toContain('__도서관__에는 책 10만 권');
});

test('fields are mended in a form, and a wrong date is refused with a word', async () => {
  const { discord, corpus, owner, run, message, press, until } = await desk(
    PAGE.replace('입력 2024.05.06 10:00\n', '').replace('홍길동 기자\n', ''),
  );
  expect(textOf(message)).toContain('처음 나온 날: 모름');
  const save = [...walk(message.components)].find(
    ({ component }) => component.label === words.imports.save,
  );
  expect(save?.component.disabled).toBe(true);
  const edit = await press(owner, message, words.imports.edit);
  const wrong = await discord.submit(owner, edit, {
    title: '새 도서관',
    publisher: '시험일보',
    published: '어제',
  });
  expect(textOf(await wrong.reply())).toBe(words.imports.badField('published', '어제'));
  const again = await press(owner, message, words.imports.edit);
  await discord.submit(owner, again, {
    title: '새 도서관',
    publisher: '시험일보',
    published: '2024-05',
    url: 'https://example.com/1',
  });
  const mended = await until(run, '2024-05');
  await press(owner, mended, words.imports.save);
  await until(run, '저장했습니다');
  expect(await readFile(join(corpus, 'articles', '2024-05-새-도서관.md'), 'utf8')).toContain(
    'url: "https://example.com/1"',
  );
});

test('what is discarded is not saved, and a page that is gone is asked for again', async () => {
  const { corpus, owner, run, message, press, until } = await desk(PAGE);
  await press(owner, message, words.imports.drop);
  await until(run, words.imports.left);
  expect(await readdir(join(corpus, 'articles'))).toEqual(['a.md']);
});

test.each([
  ['a picture', 'page.png', 'x'],
  ['a page of 3 MB', 'page.txt', 'ㄱ'.repeat(2 ** 20)],
])('%s is refused with a word', async (_, filename, content) => {
  const { message } = await desk(content, filename);
  expect(textOf(message)).toBe(words.imports.notAPage);
});

test('everyone else is refused', async () => {
  const { message, corpus } = await desk(PAGE, 'page.txt', 'member');
  expect(textOf(message)).toBe(words.notAdmin);
  expect(await readdir(join(corpus, 'articles'))).toEqual(['a.md']);
});

test('who is no operator any more saves and mends nothing', async () => {
  const { discord, corpus, owner, member, message, press } = await desk(PAGE);
  const edit = await press(owner, message, words.imports.edit);
  await edit.modal();
  discord.application.owner = member;
  const saved = await press(owner, message, words.imports.drop);
  expect(textOf(await saved.reply())).toBe(words.notAdmin);
  const mended = await discord.submit(owner, edit, { publisher: '시험일보' });
  expect(textOf(await mended.reply())).toBe(words.notAdmin);
  expect(await readdir(join(corpus, 'articles'))).toEqual(['a.md']);
});
