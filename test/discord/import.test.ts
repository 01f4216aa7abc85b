import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { ButtonStyle } from 'discord.js';
import { expect, onTestFinished, test, vi } from 'vitest';
import { walk } from '../../src/local-discord/components.ts';
import { type Message, type Run, textOf, type User } from '../../src/local-discord/server.ts';
import { readPageInThread } from '../../src/thread/page.ts';
import { WORDS } from '../../src/words/languages.ts';
import { articleFile, corpusFolder } from '../support/articles.ts';
import { connect, type ConnectOptions } from '../support/bot.ts';
import { CAN_MOUNT, smallDisk } from '../support/disks.ts';

const words = WORDS.ko;

const PAGE = `시험일보
카카오, 제주에 새 도서관 연다
입력 2024.05.06 10:00
홍길동 기자

카카오가 제주에 새 도서관을 열기로 했다고 6일 밝혔다. 도서관은 2025년 3월에 문을 열 예정이다.

도서관에는 책 10만 권과 누구나 쓸 수 있는 작업실 20개가 들어선다고 회사는 설명했다.

무단전재 및 재배포 금지`;

async function desk(
  page: string | Buffer,
  filename = 'page.txt',
  user?: 'member',
  options: ConnectOptions = {},
) {
  const corpus =
    options.corpus ??
    (await corpusFolder({
      'articles/a.md': articleFile({}, '카카오톡은 해외로 진출하지 않는다고 2017년에 밝혔다.'),
    }));
  const connected = await connect({ corpus, ...options });
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
  expect(textOf(message)).toContain(
    '## 이렇게 읽었습니다\n**제목** 카카오, 제주에 새 도서관 연다\n',
  );
  expect(textOf(message)).toContain('**처음 나온 날** 2024-05-06\n');
  expect(textOf(message)).toContain('책 10만 권');
  expect(textOf(message)).not.toContain('무단전재');
  expect(textOf(message)).toContain(`⚠️ ${words.imports.incomplete(['publisher'])}\n`);
  expect(textOf(message)).toContain(`-# ${words.imports.rights}\n`);
  expect(textOf(message)).not.toContain('--retold');
  expect(run.callbacks).toMatchObject([{ ephemeral: true }]);
  const edit = await press(owner, message, words.imports.edit);
  await discord.submit(owner, edit, { publisher: '시험일보' });
  const mended = await until(run, '**언론사** 시험일보');
  expect(textOf(mended)).not.toContain('⚠️');
  await press(owner, mended, words.imports.save);
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
  expect(textOf(message)).toContain('**처음 나온 날** 모름\n');
  const save = [...walk(message.components)].find(
    ({ component }) => component.label === words.imports.save,
  );
  expect(save?.component).toMatchObject({ disabled: true, style: ButtonStyle.Primary });
  const missing = words.imports.incomplete(['publisher', 'published']);
  expect(textOf(message)).toContain(`⚠️ ${missing}\n`);
  const edit = await press(owner, message, words.imports.edit);
  const wrong = await discord.submit(owner, edit, {
    title: '새 도서관',
    publisher: '시험일보',
    published: '어제',
  });
  expect(textOf(await wrong.followUp())).toBe(words.imports.badField('published', '어제'));
  // What was right is kept.
  expect(textOf(await until(run, '**언론사** 시험일보'))).toContain('**처음 나온 날** 모름\n');
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

test('while a page hangs what reads it, others are answered, and the operator is told', async () => {
  const stuck = new URL('data:text/javascript,for(;;);');
  const said: string[] = [];
  let ask = async (): Promise<void> => {};
  const { message, logged, corpus } = await desk(PAGE, 'page.txt', undefined, {
    prepare: (discord) => {
      const member = discord.addUser({ username: 'jisu', locale: 'ko' });
      ask = async () => {
        const question = await discord.say(member, 'dm', '카카오톡 해외 진출?');
        said.push(textOf(await discord.replyTo(question)));
      };
    },
    readPage: async (page) => {
      void ask();
      try {
        return await readPageInThread(page, { module: stuck, milliseconds: 2_000 });
      } finally {
        said.push('given up');
      }
    },
  });
  expect(textOf(message)).toBe(words.imports.unreadablePage);
  expect(said).toEqual([expect.stringContaining('__진출__하지 않는다고'), 'given up']);
  expect(logged.map((line) => line.message)).toContain('a page was not read');
  expect(await readdir(join(corpus, 'articles'))).toEqual(['a.md']);
});

test('a file that Discord does not hand out is no fault of the bot', async () => {
  const server = createServer((_, response) => response.writeHead(404).end()).listen(
    0,
    '127.0.0.1',
  );
  onTestFinished(() => {
    server.close();
  });
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
  const fetched = globalThis.fetch;
  // The local Discord gives addresses that hold the file; here its server would refuse.
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation((_, init) => fetched(url, init));
  onTestFinished(() => spy.mockRestore());
  const { message, logged } = await desk(PAGE);
  expect(textOf(message)).toBe(words.imports.notFetched(words.imports.downloads.refused));
  expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
});

test.skipIf(!CAN_MOUNT)(
  'a page that a full disk cannot take is kept, and saved when there is room',
  async () => {
    const disk = smallDisk(256);
    const folder = join(disk.folder, 'articles');
    await mkdir(folder);
    await writeFile(join(folder, 'a.md'), articleFile({}, '카카오톡은 해외로 진출하지 않는다.'));
    await disk.fill();
    const page = PAGE.replace('시험일보', '언론사: 시험일보');
    const options = { corpus: disk.folder };
    const { discord, owner, run, message, press, until, logged } = await desk(
      page,
      'page.txt',
      undefined,
      options,
    );
    const edit = await press(owner, message, words.imports.edit);
    await discord.submit(owner, edit, { publisher: '시험일보' });
    const ready = await until(run, '**언론사** 시험일보');
    for (const reason of ['ENOSPC', 'EROFS']) {
      const failed = await press(owner, ready, words.imports.save);
      expect(textOf(await failed.followUp())).toBe(words.imports.cannotSave(reason));
      expect(textOf(run.original ?? message)).toContain('**언론사** 시험일보');
      disk.remount('ro');
    }
    expect(logged.filter(({ level }) => level === 'error')).toHaveLength(2);
    disk.remount('rw');
    await disk.empty();
    await press(owner, ready, words.imports.save);
    expect(textOf(await until(run, '저장했습니다'))).toContain('기사 2건');
    expect(await readdir(folder)).toEqual(['2024-05-06-카카오-제주에-새-도서관-연다.md', 'a.md']);
  },
);

test('a saved page that cannot be read back is said to be left out, and a long report is cut', async () => {
  const long = '카카오가 제주에 새 도서관을 열기로 했다고 밝혔다. '.repeat(900);
  const page = PAGE.replace('도서관에는', `${long}도서관에는`);
  const { discord, corpus, owner, run, message, press, until } = await desk(page);
  for (let i = 0; i < 300; i++) {
    await writeFile(join(corpus, `articles/2020-${i}.md`), articleFile({}, `소식 ${i}이다.`));
  }
  const edit = await press(owner, message, words.imports.edit);
  await discord.submit(owner, edit, { publisher: '시험일보' });
  await press(owner, await until(run, '**언론사** 시험일보'), words.imports.save);
  const text = textOf(await until(run, '저장했습니다'));
  expect(text).toContain('한 문단이 너무 깁니다');
  expect(text).toContain('추가 300');
  expect(text.length).toBeLessThan(4_000);
});

test('a page is saved also when the answer to the press is garbled', async () => {
  const { discord, corpus, owner, run, message, press, until } = await desk(
    PAGE.replace('시험일보', '전자신문'),
  );
  discord.fail({ path: /\/callback$/u, malformed: true, afterwards: true });
  await press(owner, message, words.imports.save);
  await until(run, '저장했습니다');
  expect(await readdir(join(corpus, 'articles'))).toHaveLength(2);
});

test('a page is saved once, however often it is pressed', async () => {
  const { corpus, discord, owner, run, message, press, until } = await desk(
    PAGE.replace('시험일보', '전자신문'),
  );
  const [, second] = await Promise.all([
    press(owner, message, words.imports.save),
    press(owner, message, words.imports.save),
  ]);
  await until(run, '저장했습니다');
  await discord.until('word', () =>
    second.replies.some((reply) => textOf(reply) === words.imports.expired) ? true : undefined,
  );
  expect(await readdir(join(corpus, 'articles'))).toHaveLength(2);
});
