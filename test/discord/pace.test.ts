import { expect, test } from 'vitest';
import { textOf, type User } from '../../src/local-discord/server.ts';
import { connect } from '../support/bot.ts';

const TOO_FAST = /^조금 빠릅니다\. \d+초 뒤에 다시 물어봐 주세요\.$/u;

test('someone who asks too fast is told when to ask again, and others are not slowed', async () => {
  const { discord } = await connect();
  const fast = discord.addUser({ username: 'fast', locale: 'ko' });
  const other = discord.addUser({ username: 'other', locale: 'ko' });
  const ask = async (user: User) => {
    const run = await discord.slash(user, {
      in: 'dm',
      command: 'ask',
      options: { question: '카카오톡 해외 진출?' },
    });
    return { text: textOf(await run.reply()), callbacks: run.callbacks };
  };
  for (let i = 0; i < 8; i++) expect((await ask(fast)).text).toContain('스포츠월드');
  const refused = await ask(fast);
  expect(refused.text).toMatch(TOO_FAST);
  expect(refused.callbacks).toMatchObject([{ ephemeral: true }]);
  expect((await ask(other)).text).toContain('스포츠월드');
});

test('pages may be turned faster than questions are asked', async () => {
  const { discord } = await connect();
  const user = discord.addUser({ username: 'fast', locale: 'ko' });
  const run = await discord.slash(user, { in: 'dm', command: 'sources' });
  const pressed = [];
  for (let i = 0; i < 22; i++) {
    const message = run.original ?? (await run.reply());
    const turn = `1:list:${user.id}:${i % 2 === 0 ? 1 : 0}:newest:0`;
    const press = await discord.press(user, message, turn);
    pressed.push((await press.acknowledged()).type);
  }
  expect(pressed.slice(0, 21)).toEqual(pressed.slice(0, 21).map(() => 7));
  expect(pressed[21]).toBe(4);
});

test('a flood of messages is told so once', async () => {
  const { discord } = await connect();
  const user = discord.addUser({ username: 'fast', locale: 'ko' });
  const said = [];
  for (let i = 0; i < 12; i++) said.push(await discord.say(user, 'dm', `카카오톡 해외 진출? ${i}`));
  const ninth = said[8];
  if (ninth === undefined) throw new Error('nothing was said');
  expect(textOf(await discord.replyTo(ninth))).toMatch(TOO_FAST);
  const last = await discord.say(user, 'dm', '카카오톡 해외 진출?');
  await new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
  expect(discord.repliesTo(last)).toEqual([]);
});
