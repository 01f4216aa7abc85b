import { expect, onTestFinished, test, vi } from 'vitest';
import type { LoginError } from '../../src/discord/login-error.ts';
import { type Discord, startDiscord, textOf } from '../../src/local-discord/server.ts';
import { freePort } from '../../src/trial/free-port.ts';
import { connect, connectTo, type LoggedLine } from '../support/bot.ts';

const QUESTION = '카카오톡 해외 진출?';
const QUICK = { firstPause: 50, longestPause: 200, stuck: 1_000, watch: 50 };

/** A Discord that may fail before a bot connects to it. */
async function failing(fail: (discord: Discord) => void): Promise<Discord> {
  const discord = await startDiscord();
  onTestFinished(discord.close);
  fail(discord);
  return discord;
}

test.each([503, 429])(
  'while Discord answers %i the bot goes on trying to connect',
  async (status) => {
    const pauses: number[] = [];
    const discord = await failing((fails) => {
      fails.fail({ path: /^\/gateway\/bot/u, status, times: 5, retryAfter: 100 });
    });
    await connectTo(discord, { patience: QUICK, onUnreachable: (_, pause) => pauses.push(pause) });
    expect(pauses[0]).toBe(50);
    const asked = await discord.say(discord.application.owner, 'dm', QUESTION);
    expect(textOf(await discord.replyTo(asked))).toContain('스포츠월드');
  },
);

test(
  'without a network the bot waits, and connects when there is one',
  { timeout: 20_000 },
  async () => {
    const port = await freePort();
    let discord: Discord | null = null;
    const unreachable: unknown[] = [];
    const connecting = connectTo(
      { token: 'a-bot-token', apiUrl: `http://127.0.0.1:${port}/api` },
      {
        patience: QUICK,
        onUnreachable: (error) => {
          unreachable.push(error.cause);
          if (unreachable.length === 2) {
            void startDiscord({ port }).then((started) => {
              discord = started;
              onTestFinished(started.close);
            });
          }
        },
      },
    );
    const { bot } = await connecting;
    expect(unreachable[0]).toMatchObject({ code: 'ECONNREFUSED' });
    expect(discord).not.toBeNull();
    expect(bot.notReady()).toEqual([]);
  },
);

test.each([
  [
    'whose token the REST API refuses',
    (discord: Discord) => discord.fail({ path: /^\/gateway\/bot/u, status: 401, times: 10 }),
    true,
  ],
  ['whose token the gateway refuses', (discord: Discord) => discord.gateway.refuse(4004), true],
  ['who may not ask what it asks', (discord: Discord) => discord.gateway.refuse(4014), false],
])('a bot %s is not connected again and again', async (_, fail, isTokenRefused) => {
  const discord = await failing(fail);
  const connecting = connectTo(discord, { patience: QUICK });
  await expect(connecting).rejects.toMatchObject({
    name: 'LoginError',
    isTokenRefused,
    isFinal: true,
  });
  expect(discord.gateway.connections.length).toBeLessThanOrEqual(1);
});

test(
  'a bot that needs more shards than it was told of asks for them again',
  { timeout: 20_000 },
  async () => {
    const discord = await failing((fails) => fails.gateway.refuse(4011));
    const connecting = connectTo(discord, {
      patience: QUICK,
      onUnreachable: () => discord.gateway.refuse(undefined),
    });
    expect((await connecting).bot.notReady()).toEqual([]);
  },
);

test('a session that Discord ends for good is told', async () => {
  const ended: LoginError[] = [];
  const { discord } = await connect({ onRefused: (error) => ended.push(error) });
  discord.gateway.drop(4004);
  await discord.until('the end', () => ended[0]);
  expect(ended).toMatchObject([{ isTokenRefused: true }]);
});

test('a connection that is not back although Discord can be reached is told', async () => {
  let stuck = 0;
  const { discord, bot, logged } = await connect({
    patience: { ...QUICK, stuck: 300 },
    onStuck: () => {
      stuck++;
    },
  });
  discord.gateway.silence();
  discord.gateway.drop();
  await discord.until('giving up', () => stuck || undefined);
  expect(bot.notReady()).toEqual([0]);
  const notBack = logged.filter(({ message }) => message.includes('is not back'));
  expect(notBack.map(({ details }) => details)).toEqual([
    { shards: [0], isReachable: true },
    { shards: [0], isReachable: true },
  ]);
});

test(
  'while Discord cannot be reached at all, the connection is waited for',
  { timeout: 40_000 },
  async () => {
    let stuck = 0;
    const { discord, bot, logged } = await connect({
      patience: { ...QUICK, stuck: 2_000 },
      onStuck: () => {
        stuck++;
      },
    });
    discord.fail({ path: /^\/gateway$/u, status: 503, times: Number.POSITIVE_INFINITY });
    discord.gateway.silence();
    discord.gateway.drop();
    await discord.until(
      'three looks',
      () => logged.filter(({ message }) => message.includes('is not back'))[2],
      30_000,
    );
    discord.heal();
    const isBack = ({ details }: LoggedLine) => 'isReachable' in details && details.isReachable;
    await discord.until('first answer', () => logged.find(isBack));
    expect(stuck).toBe(0);
    discord.gateway.speak();
    discord.gateway.drop();
    const asked = await discord.say(discord.application.owner, 'dm', QUESTION);
    expect(textOf(await discord.replyTo(asked, 15_000))).toContain('스포츠월드');
    expect(bot.notReady()).toEqual([]);
    expect(stuck).toBe(0);
  },
);

test(
  'a clock that is set back does not make discord.js wait until it has caught up',
  { timeout: 20_000 },
  async () => {
    const { discord, logged } = await connect({ patience: QUICK });
    const user = discord.addUser({ username: 'minji', locale: 'ko' });
    const first = await discord.say(user, 'dm', QUESTION);
    await discord.replyTo(first);
    const { now } = Date;
    const set = vi.spyOn(Date, 'now').mockImplementation(() => now() - 60 * 60 * 1000);
    onTestFinished(() => set.mockRestore());
    await discord.until('jump', () =>
      logged.find(({ message }) => message === 'the clock was set back'),
    );
    // More than the fifty requests that discord.js makes in what it takes for a second.
    for (let i = 0; i < 60; i++) {
      const asker = discord.addUser({ username: `asker${i}`, locale: 'ko' });
      const answer = await discord.replyTo(await discord.say(asker, 'dm', QUESTION));
      expect(textOf(answer)).toContain('스포츠월드');
    }
  },
);

test(
  'a connection that died unseen is noticed by its heartbeats',
  { timeout: 20_000 },
  async () => {
    const { discord } = await connect({ server: { heartbeatInterval: 400 } });
    discord.gateway.stopAcknowledging();
    await discord.until('new connection', () => discord.gateway.connections[1], 10_000);
    discord.gateway.acknowledgeAgain();
    const asked = await discord.say(discord.application.owner, 'dm', QUESTION);
    expect(textOf(await discord.replyTo(asked, 10_000))).toContain('스포츠월드');
  },
);

test('frames of nonsense from the gateway end nothing', { timeout: 20_000 }, async () => {
  const { discord } = await connect();
  for (const nonsense of ['', '{', 'null', '[]', '{"op":42}']) {
    discord.gateway.say(nonsense);
  }
  const asked = await discord.say(discord.application.owner, 'dm', QUESTION);
  expect(textOf(await discord.replyTo(asked, 10_000))).toContain('스포츠월드');
});
