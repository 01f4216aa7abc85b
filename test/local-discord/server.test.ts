import {
  ContainerBuilder,
  Events,
  GatewayIntentBits,
  MessageFlags,
  PermissionFlagsBits,
  TextDisplayBuilder,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/local-discord/server.ts';
import { ASK, bot, clientOf, errorsOf, local, onMessage } from './client.ts';

describe('logging in', () => {
  test('with the token: the client is ready and knows its servers', async () => {
    const discord = await local();
    const guild = discord.addGuild({ name: '역사 모임', locale: 'ko' });
    const channel = guild.addChannel({ name: '질문' });
    const client = await bot(discord);

    expect(client.user.id).toBe(discord.bot.id);
    expect(client.guilds.cache.get(guild.id)).toMatchObject({ name: '역사 모임', available: true });
    expect(client.channels.cache.get(channel.id)).toMatchObject({ name: '질문' });
    expect(discord.gateway.identifies).toMatchObject([{ shard: [0, 1], intents: 1 | 512 | 4096 }]);
    expect(discord.requests).toMatchObject([
      { method: 'GET', path: '/gateway/bot', status: 200, authorized: true },
    ]);
  });

  test('with a wrong token: refused over REST, and over the gateway', async () => {
    const discord = await local();
    await expect(clientOf(discord).login('a-wrong-token')).rejects.toMatchObject({
      code: 'TokenInvalid',
    });
    expect(discord.requests).toMatchObject([{ path: '/gateway/bot', status: 401 }]);

    discord.fail({
      path: /^\/gateway\/bot$/,
      status: 200,
      body: {
        url: `${discord.apiUrl.replace('http', 'ws').replace('/api', '')}/gateway`,
        shards: 1,
        session_start_limit: { total: 1, remaining: 1, reset_after: 0, max_concurrency: 1 },
      },
    });
    const client = clientOf(discord);
    const errors = errorsOf(client);
    client.on(Events.ShardError, (error) => errors.push(error));
    client.login('a-wrong-token').catch(() => undefined);
    await discord.until('refused identify', () => discord.gateway.closes[0]);
    expect(discord.gateway.closes).toEqual([4004]);
  });

  test('with an intent that was not granted: closed with 4014', async () => {
    const discord = await local();
    const client = clientOf(discord, {
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent],
    });
    client.on(Events.ShardError, () => undefined);
    client.login(discord.token).catch(() => undefined);
    await discord.until('close', () => discord.gateway.closes[0]);
    expect(discord.gateway.closes).toEqual([4014]);
  });

  test('as one of two shards: each gets its own servers, the first the direct messages', async () => {
    const discord = await local({ shards: 2 });
    const guilds = [0, 1].map((shard) => discord.addGuild({ name: '모임', shard: [shard, 2] }).id);
    const client = await bot(discord, { shards: 'auto' });
    const got: number[] = [];
    onMessage(client, async (message) => got.push(message.guild?.shardId ?? 0));

    expect(discord.gateway.identifies).toMatchObject([{ shard: [0, 2] }, { shard: [1, 2] }]);
    expect(guilds.map((id) => client.guilds.cache.get(id)?.shardId)).toEqual([0, 1]);
    await discord.say(discord.addUser({ username: '민지' }), 'dm', '안녕');
    await discord.until('direct message', () => got[0]);
    expect(got).toEqual([0]);
  });
});

describe('the application', () => {
  test('belongs to a user or a team', async () => {
    const discord = await local({ owner: { username: '주인' } });
    const client = await bot(discord);
    await client.application.fetch();
    expect(client.application.owner).toMatchObject({ username: '주인' });

    const [admin, invited] = [
      discord.addUser({ username: '관리' }),
      discord.addUser({ username: '손님' }),
    ];
    discord.setTeam(admin, [
      { user: admin, role: 'admin', membership_state: 2 },
      { user: invited, role: 'developer', membership_state: 1 },
    ]);
    await client.application.fetch();
    expect(client.application.owner).toMatchObject({ ownerId: admin.id });
    expect(client.application.owner?.toJSON()).toMatchObject({ members: [admin.id, invited.id] });
  });

  test('keeps its commands as Discord lists them', async () => {
    const discord = await local();
    discord.presetCommands([{ name: 'old', description: 'Goes' }]);
    const client = await bot(discord);
    const before = await client.application.commands.fetch();
    expect([...before.values()].map(({ name }) => name)).toEqual(['old']);

    await client.application.commands.set([ASK]);
    expect(discord.commands).toMatchObject([
      {
        application_id: discord.application.id,
        name: 'ask',
        name_localizations: { ko: '질문' },
        type: 1,
        contexts: null,
        default_member_permissions: null,
        nsfw: false,
        options: [{ name: 'question', required: true }, { name: 'private' }],
      },
    ]);
    const plain = await client.application.commands.fetch();
    expect(plain.first()?.nameLocalizations).toBeNull();
    const full = await client.application.commands.fetch({ withLocalizations: true });
    expect(full.first()?.nameLocalizations).toEqual({ ko: '질문' });

    await expect(
      client.application.commands.set([{ ...ASK, name: 'Ask Me' }]),
    ).rejects.toMatchObject({ code: 50035 });
    expect(discord.violations.at(-1)).toContain('0.name: APPLICATION_COMMAND_INVALID_NAME');
  });
});

describe('messages', () => {
  test('in a server come without content unless they mention the bot', async () => {
    const discord = await local();
    const user = discord.addUser({ username: '민지' });
    const channel = discord.addGuild({ name: '모임', members: [user] }).addChannel({ name: '방' });
    const client = await bot(discord);
    const heard: string[] = [];
    onMessage(client, async (message) => {
      heard.push(message.content);
      if (message.mentions.has(client.user)) await message.reply(`답: ${message.content}`);
    });

    await discord.say(user, channel, '혼잣말');
    const asked = await discord.say(user, channel, `<@${discord.bot.id}> 안녕?`);
    const reply = await discord.replyTo(asked);
    expect(heard).toEqual(['', `<@${discord.bot.id}> 안녕?`]);
    expect(reply).toMatchObject({ content: `답: ${asked.content}`, mentions: [] });
    expect(await discord.nextMessageIn(channel)).toBe(reply);
    expect(discord.violations).toEqual([]);
  });

  test('sent directly come with their content', async () => {
    const discord = await local();
    const user = discord.addUser({ username: '민지' });
    const client = await bot(discord);
    onMessage(client, async (message) => {
      if (!message.channel.isSendable()) return;
      await message.channel.sendTyping();
      const sent = await message.channel.send(`들음: ${message.content}`);
      await sent.edit('고침');
    });

    await discord.say(user, 'dm', '안녕');
    const answer = await discord.nextMessageIn(discord.dm(user));
    expect(answer.content).toBe('들음: 안녕');
    await discord.until('edit', () => answer.edited_timestamp ?? undefined);
    expect(answer.content).toBe('고침');
    expect(discord.typing).toMatchObject([{ channel: discord.dm(user) }]);
  });

  test('are refused where a permission is missing or the person takes none', async () => {
    const discord = await local();
    const channel = discord.addGuild({ name: '모임' }).addChannel({ name: '방' });
    const user = discord.addUser({ username: '민지' });
    const client = await bot(discord);
    channel.forbid(PermissionFlagsBits.SendMessages);
    const send = (id: string) =>
      client.rest.post(`/channels/${id}/messages`, {
        body: { content: 'x', allowed_mentions: { parse: [] } },
      });
    await expect(send(channel.id)).rejects.toMatchObject({ status: 403, code: 50013 });
    channel.permit(PermissionFlagsBits.SendMessages);
    await expect(send(channel.id)).resolves.toMatchObject({ content: 'x' });
    user.takesMessages = false;
    await expect(client.users.send(user.id, '안녕')).rejects.toMatchObject({ code: 50007 });
  });

  test('that leave mentions open are recorded', async () => {
    const discord = await local();
    const user = discord.addUser({ username: '민지' });
    const client = await bot(discord, { allowedMentions: { parse: ['users'] } });
    await client.users.send(user.id, '안녕');
    expect(discord.violations).toEqual([
      `POST /channels/${discord.dm(user).id}/messages: allowed_mentions: not closed`,
    ]);
  });
});

describe('Components V2', () => {
  const flags = MessageFlags.IsComponentsV2;
  const container = (...texts: string[]) =>
    new ContainerBuilder().addTextDisplayComponents(
      texts.map((text) => new TextDisplayBuilder().setContent(text)),
    );

  test('are refused over 40 components, over 4,000 characters, and with content', async () => {
    const discord = await local();
    const user = discord.addUser({ username: '민지' });
    const client = await bot(discord);
    const many = Array.from({ length: 40 }, () => 'a');
    const long = ['a'.repeat(2500), 'b'.repeat(2500)];
    for (const texts of [many, long]) {
      const components = [container(...texts)];
      await expect(client.users.send(user.id, { flags, components })).rejects.toMatchObject({
        status: 400,
        code: 50035,
      });
    }
    const both = { flags, content: 'x', allowed_mentions: { parse: [] } };
    const components = [{ type: 10, content: 'y' }];
    await expect(
      client.rest.post(`/channels/${discord.dm(user).id}/messages`, {
        body: { ...both, components },
      }),
    ).rejects.toMatchObject({ code: 50035 });
    expect(discord.violations.map((text) => text.replace(/^.*messages: /, ''))).toEqual([
      expect.stringContaining('BASE_TYPE_BAD_LENGTH: Must be between 1 and 40'),
      expect.stringContaining('must not exceed 4000 characters'),
      expect.stringContaining('content: MESSAGE_CANNOT_USE_LEGACY_FIELDS'),
    ]);
  });

  test('with more bytes of Korean than Discord survives fail with 500', async () => {
    const discord = await local();
    const user = discord.addUser({ username: '민지' });
    const client = await bot(discord, { rest: { api: discord.apiUrl, retries: 0 } });
    const send = (length: number) =>
      client.users.send(user.id, { flags, components: [container('가'.repeat(length))] });
    const sent = await send(3386);
    const shown = await discord.nextMessageIn(discord.dm(user));
    expect(textOf(shown)).toHaveLength(3386);
    expect(shown.components).toMatchObject([{ type: 17, id: 1, components: [{ id: 2 }] }]);
    await expect(send(3387)).rejects.toMatchObject({ status: 500 });
    expect(discord.violations).toEqual([expect.stringContaining('more bytes of text')]);
    await expect(sent.edit({ flags: [], content: 'x', components: [] })).rejects.toMatchObject({
      code: 50035,
    });
  });
});
