import { expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { NO_GAPS } from '../../src/archive/gaps.ts';
import { startBot } from '../../src/discord/bot.ts';
import { LoginError } from '../../src/discord/login-error.ts';
import { type Discord, startDiscord, textOf } from '../../src/local-discord/server.ts';
import { WORDS } from '../../src/words/languages.ts';
import { connect, recordingLog } from '../support/bot.ts';

const QUESTION = '카카오톡 해외 진출?';
const CALLBACK = /^\/interactions\/\d+\/.*\/callback/u;
const MESSAGES = /^\/channels\/\d+\/messages$/u;
const ask = { command: 'ask', options: { question: QUESTION } } as const;

async function room() {
  const connected = await connect();
  const user = connected.discord.addUser({ username: 'minji', locale: 'ko' });
  const guild = connected.discord.addGuild({ name: 'g', members: [user] });
  return { ...connected, user, channel: guild.addChannel({ name: 'c' }) };
}

/** Connects another bot. */
const logIn = ({ token, apiUrl }: Discord, archive: Archive) =>
  startBot({
    token,
    apiUrl,
    adminUserIds: [],
    archive,
    log: recordingLog().log,
    gaps: NO_GAPS,
    save: async () => ({ file: '', isNew: false }),
    version: '0.0.0',
    onInvalidated: () => {},
  });

test('a 500 is tried again', async () => {
  const { discord, user, channel } = await room();
  const failure = discord.fail({ method: 'POST', path: CALLBACK, status: 500 });
  const run = await discord.slash(user, { ...ask, in: channel });
  expect(textOf(await run.reply())).toContain('스포츠월드');
  expect(failure.hits).toBe(1);
});

test('a 500 for something that worked is not answered twice', async () => {
  const { discord, user, channel } = await room();
  discord.fail({ method: 'POST', path: CALLBACK, status: 500, afterwards: true });
  const run = await discord.slash(user, { ...ask, in: channel });
  expect(textOf(await run.reply())).toContain('스포츠월드');
  await discord.until('second try', () =>
    discord.requests.find(({ path, status }) => CALLBACK.test(path) && status === 400),
  );
  const next = await discord.say(user, channel, `<@${discord.bot.id}> ${QUESTION}`);
  await discord.replyTo(next);
  expect(run.followUps).toEqual([]);
  expect(channel.messages.filter(({ author }) => author.id === discord.bot.id)).toHaveLength(2);
});

test('a reply whose confirmation is lost is not sent twice', async () => {
  const { discord, user } = await room();
  discord.fail({ method: 'POST', path: MESSAGES, status: 500, afterwards: true });
  const asked = await discord.say(user, 'dm', QUESTION);
  await discord.replyTo(asked);
  await discord.replyTo(await discord.say(user, 'dm', '픽코마 프랑스'));
  expect(discord.repliesTo(asked)).toHaveLength(1);
});

test('a 429 is waited out, and the answer comes', async () => {
  const { discord, user } = await room();
  const failure = discord.fail({ method: 'POST', path: MESSAGES, status: 429, retryAfter: 0.2 });
  const asked = await discord.say(user, 'dm', QUESTION);
  expect(textOf(await discord.replyTo(asked))).toContain('스포츠월드');
  expect(failure.hits).toBe(1);
});

test('an interaction that takes no answer is answered in its channel', async () => {
  const { discord, user, channel } = await room();
  discord.fail({ method: 'POST', path: CALLBACK, status: 500, times: Number.POSITIVE_INFINITY });
  await discord.slash(user, { ...ask, in: channel });
  expect(textOf(await discord.nextMessageIn(channel))).toContain('스포츠월드');
});

test('a private answer that cannot be given goes to the direct messages, never to the channel', async () => {
  const { discord, user, channel } = await room();
  discord.fail({
    method: 'POST',
    path: CALLBACK,
    status: 404,
    body: { code: 10062, message: 'Unknown interaction' },
  });
  const options = { question: QUESTION, private: true };
  await discord.slash(user, { in: channel, command: 'ask', options });
  expect(textOf(await discord.nextMessageIn(discord.dm(user)))).toContain('스포츠월드');
  expect(channel.messages).toEqual([]);
});

test('an answer that Discord refuses becomes an honest sentence', async () => {
  const { discord, user, channel } = await room();
  const refusal = { code: 50035, message: 'Invalid Form Body' };
  discord.fail({ method: 'POST', path: CALLBACK, status: 400, body: refusal });
  discord.fail({ method: 'POST', path: MESSAGES, status: 400, body: refusal });
  const run = await discord.slash(user, { ...ask, in: channel });
  expect(textOf(await run.reply())).toBe(WORDS.ko.failed);
});

test('a question whose answer fails to be sent gets an honest sentence', async () => {
  const { discord, user } = await room();
  discord.fail({ method: 'POST', path: MESSAGES, status: 400, body: { code: 50035 } });
  const asked = await discord.say(user, 'dm', QUESTION);
  expect(textOf(await discord.replyTo(asked))).toBe(WORDS.ko.failed);
});

test.each(['drop', 'reconnect'] as const)(
  'a gateway %s is resumed, and nothing is missed',
  async (fault) => {
    const { discord, user } = await room();
    discord.gateway[fault]();
    await discord.until('resume', () => discord.gateway.resumes[0], 15_000);
    const asked = await discord.say(user, 'dm', QUESTION);
    expect(textOf(await discord.replyTo(asked, 15_000))).toContain('스포츠월드');
    expect(discord.gateway.resumes).toMatchObject([{ accepted: true }]);
    expect(discord.gateway.identifies).toHaveLength(1);
  },
);

test('an invalid session starts a new one', { timeout: 20_000 }, async () => {
  const { discord, user } = await room();
  discord.gateway.invalidateSession(false);
  await discord.until('new session', () => discord.gateway.identifies[1], 15_000);
  const asked = await discord.say(user, 'dm', QUESTION);
  expect(textOf(await discord.replyTo(asked, 15_000))).toContain('스포츠월드');
});

test.each([
  ['a wrong token', true],
  ['a failing Discord', false],
])('%s is a login error', async (_, isTokenRefused) => {
  const { discord, archive } = await connect();
  discord.fail({ path: /^\/gateway\/bot/u, status: isTokenRefused ? 401 : 503, times: 10 });
  const login = logIn(discord, archive);
  await expect(login).rejects.toThrow(LoginError);
  await expect(login).rejects.toMatchObject({ isTokenRefused });
});

test('a token that only the gateway refuses is a login error too', async () => {
  const { discord, archive } = await connect();
  const other = await startDiscord({ token: 'another token' });
  discord.fail({
    path: /^\/gateway\/bot/u,
    status: 200,
    body: {
      url: other.apiUrl.replace('http', 'ws').replace('/api', '/gateway'),
      shards: 1,
      session_start_limit: { total: 1, remaining: 1, reset_after: 0, max_concurrency: 1 },
    },
  });
  const login = logIn(discord, archive);
  await expect(login).rejects.toMatchObject({ name: 'LoginError', isTokenRefused: true });
  await other.close();
});

test('a session that Discord ends for good is told', async () => {
  let ended = 0;
  const { discord } = await connect({
    onInvalidated: () => {
      ended++;
    },
  });
  discord.gateway.drop(4004);
  await discord.until('the end', () => ended || undefined);
  expect(ended).toBe(1);
});

test('no network is a login error', async () => {
  const { archive } = await connect();
  const gone = await startDiscord();
  await gone.close();
  const login = logIn(gone, archive);
  await expect(login).rejects.toMatchObject({ name: 'LoginError', isTokenRefused: false });
});
