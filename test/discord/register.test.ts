import { expect, test } from 'vitest';
import { textOf } from '../../src/local-discord/server.ts';
import { connect } from '../support/bot.ts';

const puts = (discord: { requests: readonly { method: string; path: string }[] }) =>
  discord.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));

test('commands are registered at the first start, in both languages and every place', async () => {
  const { discord } = await connect();
  expect(puts(discord)).toHaveLength(1);
  expect(discord.commands.map(({ name, name_localizations: names }) => [name, names])).toEqual([
    ['ask', { ko: '질문' }],
    ['timeline', { ko: '연표' }],
    ['sources', { ko: '출처' }],
    ['article', { ko: '기사' }],
    ['help', { ko: '도움말' }],
    ['reindex', { ko: '다시읽기' }],
    ['import', { ko: '기사추가' }],
    ['unanswered', { ko: '못찾은질문' }],
    ['status', { ko: '상태' }],
    ["Search Kakao's history", { ko: '카카오 역사에서 찾기' }],
  ]);
  for (const command of discord.commands) {
    expect(command).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
  }
});

test('names are unique in each language', async () => {
  const { discord } = await connect();
  for (const names of [
    discord.commands.map(({ name }) => name),
    discord.commands.map(({ name_localizations: localized }) => localized?.['ko']),
  ]) {
    expect(new Set(names).size).toBe(names.length);
  }
});

test('a second start finds them and registers nothing', async () => {
  const first = await connect();
  const registered = first.discord.requests.find(({ method }) => method === 'PUT')?.body;
  if (!Array.isArray(registered)) throw new Error('nothing was registered');
  const { discord } = await connect({ prepare: (next) => next.presetCommands(registered) });
  expect(puts(discord)).toEqual([]);
});

test('commands that differ are replaced', async () => {
  const { discord } = await connect({
    prepare: (next) => next.presetCommands([{ name: 'ask', description: 'an old description' }]),
  });
  expect(puts(discord)).toHaveLength(1);
  expect(discord.commands.map(({ name }) => name)).toContain('timeline');
  expect(discord.commands.find(({ name }) => name === 'ask')?.description).not.toContain('old');
});

test('a bot that cannot register still answers messages, and says so in the log', async () => {
  const { discord, logged } = await connect({
    prepare: (next) => {
      next.fail({ method: 'PUT', path: /\/commands$/u, status: 400 });
    },
  });
  expect(logged).toContainEqual(expect.objectContaining({ level: 'error' }));
  const user = discord.addUser({ username: 'minji' });
  const asked = await discord.say(user, 'dm', '카카오톡 해외 진출?');
  expect(textOf(await discord.replyTo(asked))).toContain('스포츠월드');
});

test('no privileged intent is asked for', async () => {
  const { discord } = await connect();
  const privileged = (1 << 1) | (1 << 8) | (1 << 15);
  expect(discord.gateway.identifies.map(({ intents }) => intents & privileged)).toEqual([0]);
});

test('a bot that was stopped leaves no connection', async () => {
  const { discord, bot } = await connect();
  expect(discord.gateway.open).toBe(1);
  await bot.stop();
  await discord.until('goodbye', () => discord.gateway.open === 0 || undefined);
  expect(discord.gateway.open).toBe(0);
});
