import { once } from 'node:events';
import { Events } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Discord, DiscordOptions } from '../../src/local-discord/server.ts';
import { bot, local, onMessage } from './client.ts';

describe('failures of REST', () => {
  test('429 and 500 are retried by discord.js, 401 and broken JSON are not', async () => {
    const discord = await local();
    const user = discord.addUser({ username: '민지' });
    const client = await bot(discord);
    const dm = await client.users.createDM(user.id);
    const path = /\/messages$/;
    const statuses = () =>
      discord.requests.filter((request) => path.test(request.path)).map(({ status }) => status);

    discord.fail({ path, status: 429, retryAfter: 0.05 });
    await dm.send('하나');
    discord.fail({ path, status: 500, times: 2 });
    await dm.send('둘');
    discord.fail({ path, status: 429, retryAfter: 0.05, global: true });
    await dm.send('둘 반');
    expect(statuses()).toEqual([429, 200, 500, 500, 200, 429, 200]);
    const [limited, retried] = discord.requests.slice(-2);
    expect(Number(retried?.at) - Number(limited?.at)).toBeGreaterThanOrEqual(49);
    discord.fail({ path, hangUp: 'reset' });
    await dm.send('셋');
    expect(discord.dm(user).messages.map(({ content }) => content)).toEqual([
      '하나',
      '둘',
      '둘 반',
      '셋',
    ]);
    discord.fail({ path, hangUp: true });
    await expect(dm.send('넷')).rejects.toThrow('other side closed');
    discord.fail({ path, malformed: true });
    await expect(dm.send('다섯')).rejects.toThrow(SyntaxError);
    discord.fail({ path, status: 400, body: { code: 50007, message: 'No' } });
    await expect(dm.send('여섯')).rejects.toMatchObject({ code: 50007 });
  });

  test('an answer lost after the message was made doubles it, unless its nonce is enforced', async () => {
    const discord = await local();
    const user = discord.addUser({ username: '민지' });
    const path = /\/messages$/;
    for (const enforceNonce of [false, true]) {
      const client = await bot(discord, { enforceNonce });
      discord.fail({ path, status: 502, afterwards: true });
      await client.users.send(user.id, `nonce ${enforceNonce}`);
    }
    expect(discord.dm(user).messages.map(({ content }) => content)).toEqual([
      'nonce false',
      'nonce false',
      'nonce true',
    ]);
  });

  test('an unknown route is answered with 404 and recorded', async () => {
    const discord = await local();
    const client = await bot(discord);
    await expect(client.rest.get('/nowhere')).rejects.toMatchObject({ status: 404, code: 0 });
    expect(discord.violations).toEqual(['GET /nowhere: no such route']);
  });
});

describe('failures of the gateway', () => {
  async function listening(options: DiscordOptions = {}) {
    const discord = await local(options);
    const user = discord.addUser({ username: '민지' });
    const client = await bot(discord);
    client.on(Events.ShardError, () => undefined);
    const heard: string[] = [];
    onMessage(client, async (message) => message.reply('들음'));
    // The client hides a message that it gets twice.
    client.on(Events.Raw, ({ t, d }) => {
      if (t === 'MESSAGE_CREATE' && !d.author.bot) heard.push(d.content);
    });
    await discord.replyTo(await discord.say(user, 'dm', '하나'));
    return { discord, user, heard };
  }

  test.each([
    ['op 7', (discord: Discord) => discord.gateway.reconnect()],
    ['a drop', (discord: Discord) => discord.gateway.drop()],
    ['a close with 4000', (discord: Discord) => discord.gateway.drop(4000)],
  ])('%s leads to RESUME with the missed message', async (_name, disturb) => {
    const { discord, user, heard } = await listening();
    disturb(discord);
    await discord.until('close', () => discord.gateway.closes[0]);
    const missed = await discord.say(user, 'dm', '놓침');
    await discord.replyTo(missed);
    expect(heard).toEqual(['하나', '놓침']);
    expect(discord.gateway.resumes).toMatchObject([{ accepted: true }]);
    expect(discord.gateway.identifies).toHaveLength(1);
    expect(discord.gateway.connections).toEqual([
      expect.stringMatching(/^\/gateway\?v=10/),
      expect.stringMatching(/^\/gateway\/resume\?v=10/),
    ]);
  });

  test('heartbeats without an answer lead to RESUME', async () => {
    const { discord, user } = await listening({ heartbeatInterval: 100 });
    discord.gateway.stopAcknowledging();
    await discord.until('close', () => discord.gateway.closes[0]);
    discord.gateway.acknowledgeAgain();
    await discord.replyTo(await discord.say(user, 'dm', '둘'));
    expect(discord.gateway.resumes).toMatchObject([{ accepted: true }]);
  });

  test('an invalid session leads to a new IDENTIFY, or to RESUME when it can go on', async () => {
    const { discord, user } = await listening();
    discord.gateway.invalidateSession(true);
    await discord.until('resume', () => discord.gateway.resumes[0]);
    await discord.replyTo(await discord.say(user, 'dm', '둘'));
    expect(discord.gateway.identifies).toHaveLength(1);
    discord.gateway.invalidateSession();
    await discord.until('second identify', () => discord.gateway.identifies[1]);
    await discord.replyTo(await discord.say(user, 'dm', '셋'));
    expect(discord.gateway.resumes).toHaveLength(1);
  });

  test('nobody resumes an invalid session or speaks before IDENTIFY', async () => {
    const { discord, user } = await listening();
    discord.gateway.reconnect();
    const { session_id } = await discord.until('resume', () => discord.gateway.resumes[0]);
    await discord.replyTo(await discord.say(user, 'dm', '둘'));
    discord.gateway.invalidateSession();
    await discord.until('second identify', () => discord.gateway.identifies[1]);
    await discord.replyTo(await discord.say(user, 'dm', '셋'));

    const socket = new WebSocket(discord.apiUrl.replace('http', 'ws').replace('api', 'gateway'));
    const got: string[] = [];
    socket.on('message', (data) => got.push(String(data)));
    await once(socket, 'open');
    socket.send(JSON.stringify({ op: 6, d: { token: discord.token, session_id, seq: 1 } }));
    await discord.until('answer', () => got[1]);
    expect(got.map((frame) => JSON.parse(frame))).toMatchObject([{ op: 10 }, { op: 9, d: false }]);
    socket.send(JSON.stringify({ op: 3, d: {} }));
    expect(await once(socket, 'close')).toMatchObject([4003, expect.anything()]);
  });

  test('a refused RESUME leads to a new IDENTIFY', async () => {
    const { discord, user } = await listening();
    discord.gateway.refuseResume = true;
    discord.gateway.drop();
    await discord.until('second identify', () => discord.gateway.identifies[1]);
    await discord.replyTo(await discord.say(user, 'dm', '둘'));
    expect(discord.gateway.resumes).toMatchObject([{ accepted: false }]);
  });
});
