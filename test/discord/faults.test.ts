import { PermissionFlagsBits, REST } from 'discord.js';
import { expect, test } from 'vitest';
import { createRequests } from '../../src/discord/requests.ts';
import { textOf } from '../../src/local-discord/server.ts';
import { WORDS } from '../../src/words/languages.ts';
import { type ConnectOptions, connect, recordingLog } from '../support/bot.ts';

const QUESTION = '카카오톡 해외 진출?';
const CALLBACK = /^\/interactions\/\d+\/.*\/callback/u;
const MESSAGES = /^\/channels\/\d+\/messages$/u;
const ask = { command: 'ask', options: { question: QUESTION } } as const;

async function room(options: ConnectOptions = {}) {
  const connected = await connect(options);
  const user = connected.discord.addUser({ username: 'minji', locale: 'ko' });
  const guild = connected.discord.addGuild({ name: 'g', members: [user] });
  return { ...connected, user, channel: guild.addChannel({ name: 'c' }) };
}

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
  const reply = await run.reply();
  expect(textOf(reply)).toBe(WORDS.ko.failed);
  expect(reply.components).toMatchObject([{ accent_color: 0xd22d39 }]);
});

test('a question whose answer fails to be sent gets an honest sentence', async () => {
  const { discord, user } = await room();
  discord.fail({ method: 'POST', path: MESSAGES, status: 400, body: { code: 50035 } });
  const asked = await discord.say(user, 'dm', QUESTION);
  const reply = await discord.replyTo(asked);
  expect(textOf(reply)).toBe(WORDS.ko.failed);
  expect(reply.components).toMatchObject([{ accent_color: 0xd22d39 }]);
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
  ['may not write', PermissionFlagsBits.SendMessages],
  ['may not look', PermissionFlagsBits.ViewChannel],
])('where the bot %s, the answer comes by direct message', async (_, permission) => {
  const { discord, user, channel } = await room();
  channel.forbid(permission);
  await discord.say(user, channel, `<@${discord.bot.id}> ${QUESTION}`);
  const answer = textOf(await discord.nextMessageIn(discord.dm(user)));
  expect(answer).toContain(WORDS.ko.notAllowedThere);
  expect(answer).toContain('스포츠월드');
  expect(discord.requests.filter(({ status }) => status === 403)).toEqual([]);
});

test.each([
  [403, 50_013],
  [403, 50_001],
  [404, 10_003],
])('an answer refused with %i (%i) comes by direct message', async (status, code) => {
  const { discord, user, channel } = await room();
  const path = new RegExp(`^/channels/${channel.id}/messages$`, 'u');
  discord.fail({ method: 'POST', path, status, body: { code, message: 'no' }, times: 9 });
  await discord.say(user, channel, `<@${discord.bot.id}> ${QUESTION}`);
  const answer = textOf(await discord.nextMessageIn(discord.dm(user)));
  expect(answer).toContain(WORDS.ko.notAllowedThere);
  expect(answer).toContain('스포츠월드');
  expect(discord.requests.filter(({ path: to }) => path.test(to))).toHaveLength(1);
});

test('where the bot may not read the history it answers without a reference', async () => {
  const { discord, user, channel } = await room();
  channel.forbid(PermissionFlagsBits.ReadMessageHistory);
  await discord.say(user, channel, `<@${discord.bot.id}> ${QUESTION}`);
  expect(textOf(await discord.nextMessageIn(channel))).toContain('스포츠월드');
});

test('who takes no direct messages cannot be told, which is logged once', async () => {
  const { discord, user, channel, logged } = await room();
  channel.forbid(PermissionFlagsBits.SendMessages);
  user.takesMessages = false;
  await discord.say(user, channel, `<@${discord.bot.id}> ${QUESTION}`);
  const untold = await discord.until('log', () =>
    logged.find(({ message }) => message === 'the asker could not be told'),
  );
  expect(untold.details).toMatchObject({ error: { code: 50_007, status: 403 } });
  await discord.say(user, channel, `<@${discord.bot.id}> ${QUESTION}`);
  await discord.until('log', () =>
    logged.filter(({ message }) => message === 'the asker could not be told').at(1),
  );
  expect(discord.requests.filter(({ status }) => status === 403)).toHaveLength(1);
});

test.each(['slash', 'message'])(
  'a %s answer whose confirmation is garbled is sent once',
  async (way) => {
    const { discord, user, channel } = await room();
    discord.fail({ method: 'POST', path: CALLBACK, malformed: true, afterwards: true });
    discord.fail({ method: 'POST', path: MESSAGES, malformed: true, afterwards: true });
    if (way === 'slash') await (await discord.slash(user, { ...ask, in: channel })).reply();
    else {
      await discord.say(user, channel, `<@${discord.bot.id}> ${QUESTION}`);
      await discord.nextMessageIn(channel);
    }
    await discord.replyTo(await discord.say(user, 'dm', QUESTION));
    const answers = channel.messages.filter(({ author }) => author.id === discord.bot.id);
    expect(answers.map(textOf)).toEqual([expect.stringContaining('스포츠월드')]);
  },
);

test.each(['INTERACTION_CREATE', 'MESSAGE_CREATE'])(
  'a %s that comes twice is answered once',
  async (event) => {
    const { discord, user, channel } = await room();
    if (event === 'MESSAGE_CREATE')
      await discord.say(user, channel, `<@${discord.bot.id}> ${QUESTION}`);
    else await discord.slash(user, { ...ask, in: channel });
    discord.gateway.repeat(event);
    await discord.until(
      'both',
      () =>
        discord.requests.filter(({ path }) => CALLBACK.test(path) || MESSAGES.test(path))[1]
          ?.status,
    );
    await discord.replyTo(await discord.say(user, 'dm', QUESTION));
    const answers = channel.messages.filter(({ author }) => author.id === discord.bot.id);
    expect(answers.map(textOf)).toEqual([expect.stringContaining('스포츠월드')]);
  },
);

test('a limit that lasts longer than anyone waits is not waited out, and the next question is answered', async () => {
  const { discord, user, channel, logged } = await room();
  const limited = discord.fail({
    method: 'POST',
    path: new RegExp(`^/channels/${discord.dm(user).id}/messages$`, 'u'),
    status: 429,
    retryAfter: 600,
    times: Number.POSITIVE_INFINITY,
  });
  await discord.say(user, 'dm', QUESTION);
  await discord.until('log', () =>
    logged.find(({ message }) => message === 'the asker could not be told'),
  );
  expect(limited.hits).toBe(1);
  const run = await discord.slash(user, { ...ask, in: channel });
  expect(textOf(await run.reply())).toContain('스포츠월드');
});

test('a token that is refused once is tried again after a while', async () => {
  const { discord, user } = await room({ patience: { unauthorized: 300 } });
  const refused = discord.fail({ method: 'POST', path: MESSAGES, status: 401 });
  const [first] = [await discord.say(user, 'dm', QUESTION)];
  await discord.until('401', () => refused.hits || undefined);
  await new Promise((resolve) => {
    setTimeout(resolve, 500);
  });
  expect(textOf(await discord.replyTo(await discord.say(user, 'dm', QUESTION)))).toContain(
    '스포츠월드',
  );
  expect(discord.repliesTo(first)).toEqual([]);
});

test('a Discord that refuses everything gets no request any more, long before it locks us out', async () => {
  const { discord } = await room();
  const { log, logged } = recordingLog();
  const rest = new REST({
    api: discord.apiUrl,
    globalRequestsPerSecond: 100_000,
    ...createRequests(log, () => {}),
  }).setToken(discord.token);
  const refused = discord.fail({ path: /^\/users\/@me$/u, status: 403, times: 5_000 });
  for (let i = 0; i < 2_050; i++) await rest.get('/users/@me').catch(() => {});
  expect(refused.hits).toBe(2_000);
  await expect(rest.get('/users/@me')).rejects.toThrow('a pause is made');
  expect(logged).toMatchObject([
    { level: 'error', message: 'Discord refuses too much; a pause is made' },
  ]);
});

test('a limit without an end in sight is not asked after in a hot loop', async () => {
  const { discord, user, channel } = await room();
  const headers = { 'retry-after': '0', 'x-ratelimit-reset-after': '0' };
  const failure = discord.fail({ path: CALLBACK, status: 429, headers, times: 1_000 });
  await discord.slash(user, { ...ask, in: channel });
  await new Promise((resolve) => {
    setTimeout(resolve, 1_000);
  });
  expect(failure.hits).toBeGreaterThan(0);
  expect(failure.hits).toBeLessThanOrEqual(5);
  failure.stop();
});
