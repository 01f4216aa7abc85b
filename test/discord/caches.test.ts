import * as discordJs from 'discord.js';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeCache } from '../../src/discord/caches.ts';
import { type DiscordOptions, textOf } from '../../src/local-discord/server.ts';
import { connect } from '../support/bot.ts';

const HOUR = 60 * 60 * 1000;

/** A bot that many people talked to, everywhere, with its client. */
async function busy(people: number, server: DiscordOptions = {}) {
  const login = vi.spyOn(discordJs.Client.prototype, 'login');
  onTestFinished(() => {
    login.mockRestore();
  });
  const { discord } = await connect({ server });
  const client: unknown = login.mock.contexts[0];
  if (!(client instanceof discordJs.Client)) throw new Error('nobody logged in');
  const guild = discord.addGuild({ name: 'g' });
  const channel = guild.addChannel({ name: 'c' });
  for (let number = 0; number < people; number++) {
    const user = discord.addUser({ username: `user-${number}` });
    guild.addMember(user);
    const said = [
      await discord.say(user, channel, `<@${discord.bot.id}>`),
      await discord.say(user, 'dm', '<:kakao:123456789012345678>'),
    ];
    for (const message of said) await discord.replyTo(message);
    await (await discord.slash(user, { in: channel, command: 'help' })).reply();
    await (await discord.slash(user, { in: 'private', command: 'help' })).reply();
  }
  return { discord, client, guild, channel };
}

test('nothing is without limits but what discord.js cannot do without, and threads', () => {
  const unlimited = Object.entries(discordJs).flatMap(([name, value]) => {
    const isManager =
      typeof value === 'function' && value.prototype instanceof discordJs.CachedManager;
    if (!isManager) return [];
    const general: unknown = Object.getPrototypeOf(value);
    const cache: unknown = Reflect.apply(makeCache, undefined, [general, null, value]);
    return cache instanceof discordJs.LimitedCollection ? [] : [name];
  });
  expect(unlimited.toSorted((a, b) => a.localeCompare(b))).toEqual([
    // Only made for the moment, from the emoji of each server.
    'BaseGuildEmojiManager',
    'ChannelManager',
    'GuildChannelManager',
    // What they hold are channels, which are kept anyway until an archived thread is swept.
    'GuildForumThreadManager',
    'GuildManager',
    'GuildTextThreadManager',
    'PermissionOverwriteManager',
    'RoleManager',
    'ThreadManager',
  ]);
});

test('what many people say leaves nothing of them behind', { timeout: 30_000 }, async () => {
  const { client, guild, channel, discord } = await busy(50);
  const server = client.guilds.cache.get(guild.id);
  expect(client.users.cache.map(({ id }) => id)).toEqual([discord.bot.id]);
  expect(server?.members.cache.map(({ id }) => id)).toEqual([discord.bot.id]);
  expect(server?.members.me?.id).toBe(discord.bot.id);
  expect(server?.channels.cache.has(channel.id)).toBe(true);
  const kept = client.channels.cache.map((one) =>
    one.isTextBased() ? one.messages.cache.size : 0,
  );
  expect(kept.filter((messages) => messages > 0)).toEqual([]);
  expect(client.application?.commands.cache.size).toBe(0);
});

test('direct conversations are forgotten once they are quiet, and go on', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { client, discord } = await busy(3, { heartbeatInterval: 10 * HOUR });
  const conversations = () => client.channels.cache.filter((one) => one.isDMBased());
  expect(conversations().size).toBe(6);
  vi.advanceTimersByTime(0.9 * HOUR);
  const user = discord.addUser({ username: 'minji' });
  const greet = async () => discord.replyTo(await discord.say(user, 'dm', '카카오톡 해외 진출?'));
  await greet();
  vi.advanceTimersByTime(0.2 * HOUR);
  expect([...conversations().keys()]).toEqual([discord.dm(user).id]);
  vi.advanceTimersByTime(HOUR);
  expect(conversations().size).toBe(0);
  expect(textOf(await greet())).toContain('스포츠월드');
});
