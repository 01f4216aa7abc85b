import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startDiscord, textOf } from '../src/local-discord/server.ts';
import { freePort } from '../src/trial/free-port.ts';
import { WORDS } from '../src/words/languages.ts';
import { articleFile, corpusFolder } from './support/articles.ts';
import { finish, run, start } from './support/program.ts';

test('without a token a piped question is answered in the terminal', async () => {
  const { code, out, err } = await run([], {}, '카카오톡 해외 진출?\n');
  expect(code).toBe(0);
  expect(err).toBe('');
  expect(out).toContain(WORDS.ko.noToken);
  expect(out).toContain('스포츠월드 · 한준호 · 2017년 9월 24일');
  expect(out).toContain('테크42 · 황정호 · 2022년 5월경');
});

test('ask --json writes JSON and nothing else', async () => {
  const { code, out } = await run(['ask', '--json', '--limit', '2', '카톡 해외진출'], {});
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    question: '카톡 해외진출',
    status: 'answered',
    passages: [{ publisher: '스포츠월드', paragraph: 6, of: 10 }, {}],
  });
});

test('a faulty article is named, and the others answer', async () => {
  const folder = await corpusFolder({
    'articles/good.md': articleFile({}, '카카오톡은 해외로 간다.'),
    'articles/bad.md': articleFile({ published: '어제' }, '글.'),
  });
  const { code, out, err } = await run(['ask', '카카오톡 해외'], { CORPUS_DIR: folder });
  expect(code).toBe(0);
  expect(out).toContain('카카오톡은 해외로 간다.');
  expect(err).toContain('articles/bad.md:4: published:');
});

test.each([
  ['a missing corpus', { CORPUS_DIR: '/nowhere' }, 1, WORDS.ko.noFolder('/nowhere/articles')],
  [
    'wrong settings',
    { LOG_LEVEL: 'loud', ADMIN_USER_IDS: 'me' },
    78,
    [
      WORDS.ko.setting({ name: 'ADMIN_USER_IDS', fault: 'bad-user-id', value: 'me' }),
      WORDS.ko.setting({ name: 'LOG_LEVEL', fault: 'bad-log-level', value: 'loud' }),
    ].join('\n'),
  ],
  [
    'the ids of shards without their number',
    { SHARDS: '0-3,8' },
    78,
    WORDS.ko.setting({ name: 'SHARD_COUNT', fault: 'no-shard-count', value: null }),
  ],
])('%s is said clearly', async (_, settings: Record<string, string>, exitCode, said) => {
  const { code, err } = await run([], settings);
  expect({ code, err }).toEqual({ code: exitCode, err: `${said}\n` });
});

test('a start that fails ends, also with a port open', async () => {
  const { code, err } = await run([], {
    DISCORD_TOKEN: 'x.y.z',
    CORPUS_DIR: '/nowhere',
    HTTP_PORT: String(await freePort()),
  });
  expect({ code, err }).toEqual({ code: 1, err: `${WORDS.ko.noFolder('/nowhere/articles')}\n` });
});

test(
  'who has asked when the bot is told to end still has an answer',
  { timeout: 60_000 },
  async () => {
    const discord = await startDiscord();
    onTestFinished(() => discord.close());
    const child = start([], { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    const ended = once(child, 'exit');
    await discord.until('commands', () => discord.commands[0], 15_000);
    const slow = discord.fail({ path: /^\/channels\/\d+\/messages$/u, delay: 500 });
    const asked = await discord.say(discord.addUser({ username: 'minji' }), 'dm', '카톡 해외진출');
    await discord.until('request', () => slow.hits || undefined);
    child.kill('SIGTERM');
    expect(textOf(await discord.replyTo(asked))).toContain('스포츠월드');
    expect(await ended).toEqual([0, null]);
  },
);

test('a port that is taken is said clearly', async () => {
  const port = await freePort();
  const taken = createServer().listen(port, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => {
    taken.close();
  });
  const { code, err } = await run([], { DISCORD_TOKEN: 'x.y.z', HTTP_PORT: String(port) });
  const reason = `listen EADDRINUSE: address already in use 127.0.0.1:${port}`;
  expect({ code, err }).toEqual({
    code: 1,
    err: `${WORDS.ko.noPort('127.0.0.1', port, reason)}\n`,
  });
});

test('a wrong token is said in one line, so that nobody restarts, and without the token', async () => {
  const discord = await startDiscord();
  onTestFinished(() => discord.close());
  const { code, out, err } = await run([], {
    DISCORD_TOKEN: 'wrong.secret.token',
    DISCORD_API_URL: discord.apiUrl,
  });
  expect({ code, err }).toEqual({ code: 78, err: `${WORDS.ko.tokenRefused}\n` });
  expect(out + err).not.toContain('secret');
});

test(
  'without a network it says so, lives and is not ready, and connects when there is one',
  { timeout: 60_000 },
  async () => {
    const [port, httpPort] = [await freePort(), await freePort()];
    const child = start([], {
      DISCORD_TOKEN: 'a-bot-token',
      DISCORD_API_URL: `http://kim:hush@127.0.0.1:${port}/api`,
      HTTP_PORT: String(httpPort),
    });
    const finished = finish(child);
    const get = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${httpPort}${path}`);
      return { status: response.status, text: await response.text() };
    };
    let err = '';
    child.stderr?.on('data', (chunk) => {
      err += String(chunk);
    });
    await vi.waitFor(() => expect(err).toContain(WORDS.ko.tryingAgain(1)), { timeout: 20_000 });
    expect(await get('/livez')).toMatchObject({ status: 200 });
    expect(await get('/readyz')).toEqual({ status: 503, text: 'missing: discord\n' });
    const discord = await startDiscord({ port });
    onTestFinished(() => discord.close());
    const asked = await discord
      .until('commands', () => discord.commands[0], 20_000)
      .then(() => discord.say(discord.addUser({ username: 'minji' }), 'dm', '카톡 해외진출'));
    expect(textOf(await discord.replyTo(asked))).toContain('스포츠월드');
    expect(await get('/readyz')).toMatchObject({ status: 200 });
    const { text: figures } = await get('/metrics');
    expect(figures).toContain('kakao_history_questions_total{status="answered"} 1');
    expect(figures).toContain('kakao_history_shards_ready 1');
    expect(figures).toMatch(/^kakao_history_articles 106$/mu);
    child.kill('SIGTERM');
    const { code, out } = await finished;
    expect(code).toBe(0);
    expect(out + err).not.toContain('hush');
  },
);

test(
  'a fault that nobody takes care of is logged, without secrets, and the bot goes on',
  { timeout: 60_000 },
  async () => {
    const discord = await startDiscord({ token: 'a.secret.token' });
    onTestFinished(() => discord.close());
    const child = start([], { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    const finished = finish(child);
    await discord.until('commands', () => discord.commands[0], 15_000);
    for (const nonsense of ['null', '"a.secret.token"']) {
      discord.gateway.say(`{"op":0,"t":"MESSAGE_CREATE","s":1,"d":${nonsense}}`);
      discord.gateway.say(`{"op":9,"d":${nonsense}}`);
    }
    const asked = await discord.say(discord.addUser({ username: 'minji' }), 'dm', '카톡 해외진출');
    expect(textOf(await discord.replyTo(asked, 15_000))).toContain('스포츠월드');
    child.kill('SIGTERM');
    const { code, out, err } = await finished;
    expect(code).toBe(0);
    expect(err).toContain('a fault that nobody took care of');
    expect(out + err).not.toContain(discord.token);
    expect(err).not.toContain('해외진출');
  },
);

test.skipIf(!existsSync('/dev/full'))(
  'a log that cannot be written ends nothing',
  { timeout: 60_000 },
  async () => {
    const discord = await startDiscord();
    onTestFinished(() => discord.close());
    const full = openSync('/dev/full', 'w');
    onTestFinished(() => closeSync(full));
    const child = start(
      [],
      { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, LOG_LEVEL: 'debug' },
      ['ignore', full, full],
    );
    const ended = once(child, 'exit');
    await discord.until('commands', () => discord.commands[0], 15_000);
    const asked = await discord.say(discord.addUser({ username: 'minji' }), 'dm', '카톡 해외진출');
    expect(textOf(await discord.replyTo(asked))).toContain('스포츠월드');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  },
);

test('a signal during a slow start ends it cleanly too', async () => {
  const discord = await startDiscord();
  onTestFinished(() => discord.close());
  const failure = discord.fail({ path: /^\/gateway\/bot/u, delay: 30_000 });
  const child = start([], { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  await discord.until('login', () => failure.hits || undefined, 15_000);
  child.kill('SIGTERM');
  expect((await finish(child)).code).toBe(0);
});

test('an output that nobody reads on is no fault', async () => {
  const child = start(['ask', '--json'], {});
  child.stdin?.end('카카오톡\n'.repeat(2_000));
  child.stdout?.once('data', () => child.stdout?.destroy());
  const code = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  expect(await code).toBe(0);
});

test('help says how it is used, and an unknown command too, as a fault', async () => {
  expect(await run(['--help'], {})).toMatchObject({ code: 0, out: `${WORDS.ko.usage}\n` });
  expect(await run(['bogus'], {})).toMatchObject({ code: 1, err: `${WORDS.ko.usage}\n` });
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'with a token it connects, answers, and ends cleanly at %s',
  async (signal) => {
    const discord = await startDiscord();
    onTestFinished(() => discord.close());
    const child = start([], { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    const finished = finish(child);
    await discord.until('commands', () => discord.commands[0], 15_000);
    const asked = await discord.say(discord.addUser({ username: 'minji' }), 'dm', '카톡 해외진출');
    expect(textOf(await discord.replyTo(asked))).toContain('스포츠월드');
    child.kill(signal);
    const { code, out, err } = await finished;
    expect(code).toBe(0);
    expect(out).toContain(WORDS.ko.connected(discord.bot.username));
    expect(out + err).not.toContain(discord.token);
    expect(discord.violations).toEqual([]);
  },
);

test('a reindex reaches a process that shares the data folder, and one that gets SIGHUP', async () => {
  const discord = await startDiscord({ shards: 2, maxConcurrency: 2 });
  onTestFinished(() => discord.close());
  const { owner } = discord.world.application;
  const askers = Array.from({ length: 60 }, (_, i) => discord.addUser({ username: `asker${i}` }));
  const guild = discord.addGuild({ name: 'g', members: [owner, ...askers], shard: [1, 2] });
  const channel = guild.addChannel({ name: 'c' });
  const corpus = await corpusFolder({
    'articles/a.md': articleFile({}, '카카오톡은 2010년 3월에 나왔다.'),
  });
  const settings = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    CORPUS_DIR: corpus,
    SHARD_COUNT: '2',
  };
  const children = ['0', '1'].map((SHARDS) => start([], { ...settings, SHARDS }));
  await discord.until('both', () => discord.gateway.identifies[1], 15_000);
  await discord.until('commands', () => discord.commands[0], 15_000);
  /** Whether the second process says something in the end; each time someone else asks. */
  const saysInTheEnd = async (question: string, said: string) => {
    for (let asked = 0; asked < 20; asked++) {
      const asker = askers.pop() ?? owner;
      const options = { question };
      const asking = await discord.slash(asker, { in: channel, command: 'ask', options });
      if (textOf(await asking.reply(15_000)).includes(said)) return true;
      await setTimeout(400);
    }
    return false;
  };
  expect(await saysInTheEnd('카카오톡 언제 나왔어?', '2010년')).toBe(true);

  await writeFile(join(corpus, 'articles/b.md'), articleFile({}, '픽코마는 프랑스로 갔다.'));
  // Direct messages are of the first shard.
  const reindex = await discord.slash(owner, { in: 'dm', command: 'reindex' });
  await reindex.reply(15_000);
  expect(await saysInTheEnd('픽코마 프랑스', '로 갔다')).toBe(true);

  await writeFile(join(corpus, 'articles/c.md'), articleFile({}, '카카오맵은 도로를 알려 준다.'));
  children[1]?.kill('SIGHUP');
  expect(await saysInTheEnd('카카오맵 도로', '알려 준다')).toBe(true);
  expect(discord.violations).toEqual([]);
}, 60_000);
