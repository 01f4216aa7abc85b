import { expect, onTestFinished, test, vi } from 'vitest';
import { textOf } from '../../src/local-discord/server.ts';
import { connect, connectTo } from '../support/bot.ts';

const QUESTION = '카카오톡 해외 진출?';
const SERVER = { shards: 2, maxConcurrency: 2 };
const ask = { command: 'ask', options: { question: QUESTION } } as const;

test('two shards in one process answer in the servers of both, from one archive', async () => {
  let read = 0;
  const { discord } = await connect({
    server: SERVER,
    readCorpus: (corpus) => {
      read++;
      return corpus();
    },
  });
  const user = discord.addUser({ username: 'minji' });
  for (const shard of [0, 1]) {
    const guild = discord.addGuild({ name: 'g', members: [user], shard: [shard, 2] });
    const channel = guild.addChannel({ name: 'c' });
    const run = await discord.slash(user, { ...ask, in: channel });
    expect(textOf(await run.reply())).toContain('스포츠월드');
    const asked = await discord.say(user, channel, `<@${discord.bot.id}> ${QUESTION}`);
    expect(textOf(await discord.replyTo(asked))).toContain('스포츠월드');
  }
  expect(discord.gateway.identifies).toMatchObject([{ shard: [0, 2] }, { shard: [1, 2] }]);
  expect(read).toBe(1);
});

test('a process without the first shard answers in its servers and leaves the rest to the other', async () => {
  const first = await connect({ server: SERVER, shards: [0], shardCount: 2 });
  const { discord } = first;
  const before = discord.requests.length;
  const second = await connectTo(discord, { shards: [1], shardCount: 2 });
  expect(discord.requests.slice(before).map(({ path }) => path)).toEqual(['/gateway/bot']);

  const user = discord.addUser({ username: 'minji' });
  const guild = discord.addGuild({ name: 'g', members: [user], shard: [1, 2] });
  const run = await discord.slash(user, { ...ask, in: guild.addChannel({ name: 'c' }) });
  expect(textOf(await run.reply())).toContain('스포츠월드');
  const asked = await discord.say(user, 'dm', '픽코마 프랑스');
  expect(textOf(await discord.replyTo(asked))).toContain('픽코마');

  const answered = [first, second].map(({ logged }) =>
    logged.filter(({ message }) => message === 'answered').map(({ details }) => details),
  );
  expect(answered).toMatchObject([[{ question: '픽코마 프랑스' }], [{ question: QUESTION }]]);
  expect(discord.gateway.identifies).toMatchObject([{ shard: [0, 2] }, { shard: [1, 2] }]);
});

test('a private answer of a process without the first shard reaches the direct messages', async () => {
  const { discord } = await connect({ server: SERVER, shards: [0], shardCount: 2 });
  await connectTo(discord, { shards: [1], shardCount: 2 });
  const user = discord.addUser({ username: 'minji' });
  const guild = discord.addGuild({ name: 'g', members: [user], shard: [1, 2] });
  discord.fail({ method: 'POST', path: /^\/interactions\//u, status: 404, body: { code: 10062 } });
  const options = { question: QUESTION, private: true };
  await discord.slash(user, { ...ask, options, in: guild.addChannel({ name: 'c' }) });
  expect(textOf(await discord.nextMessageIn(discord.dm(user)))).toContain('스포츠월드');
});

test('the environment says nothing past the settings', async () => {
  // discord.js reads these itself, as JSON and as a number.
  vi.stubEnv('SHARDS', '0-3');
  vi.stubEnv('SHARD_COUNT', '');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const { discord } = await connect();
  expect(discord.gateway.identifies).toMatchObject([{ shard: [0, 1] }]);
});
