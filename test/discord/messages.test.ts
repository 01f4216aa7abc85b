import { expect, test } from 'vitest';
import { textOf } from '../../src/local-discord/server.ts';
import { WORDS } from '../../src/words/languages.ts';
import { connect } from '../support/bot.ts';

const QUESTION = '카카오톡 해외 진출?';

async function room() {
  const connected = await connect();
  const { discord } = connected;
  const user = discord.addUser({ username: 'minji', locale: 'ko' });
  const guild = discord.addGuild({ name: '카카오 역사', members: [user] });
  return { ...connected, user, channel: guild.addChannel({ name: '잡담' }), guild };
}

test('a direct message is answered as a reply', async () => {
  const { discord, user } = await room();
  const message = await discord.say(user, 'dm', QUESTION);
  const reply = await discord.replyTo(message);
  expect(textOf(reply)).toContain('스포츠월드 · 한준호 · 2017년 9월 24일');
  expect(reply.mentions).toEqual([]);
});

test('a mention is answered, wherever in the message it stands', async () => {
  const { discord, user, channel } = await room();
  for (const text of [
    `<@${discord.bot.id}> ${QUESTION}`,
    `${QUESTION} <@!${discord.bot.id}>`,
    `<@${discord.bot.id}>\n카카오톡 <@${discord.bot.id}> 해외 진출?`,
  ]) {
    const reply = await discord.replyTo(await discord.say(user, channel, text));
    expect(textOf(reply)).toMatch(/^## 카카오톡 {1,2}해외 진출\?\n/u);
    expect(textOf(reply)).toContain('스포츠월드');
  }
});

test('other mentions, emoji and links are not part of the question', async () => {
  const { discord, user, channel } = await room();
  const other = discord.addUser({ username: 'other' });
  const text = `<@${discord.bot.id}> <@${other.id}> ${QUESTION} <:kakao:123456789012345678> https://x.kr/?q=1`;
  const reply = await discord.replyTo(await discord.say(user, channel, text));
  expect(textOf(reply)).toMatch(/^## 카카오톡 해외 진출\?\n/u);
});

test('a mention and nothing else is told how to ask, in the language of the server', async () => {
  const { discord, user, channel } = await room();
  const korean = discord.addGuild({ name: 'k', locale: 'ko', members: [user] });
  const mention = `<@${discord.bot.id}>`;
  const inEnglish = await discord.replyTo(await discord.say(user, channel, mention));
  expect(textOf(inEnglish)).toBe(WORDS.en.emptyQuestion);
  const inKorean = await discord.replyTo(
    await discord.say(user, korean.addChannel({ name: 'c' }), mention),
  );
  expect(textOf(inKorean)).toBe(WORDS.ko.emptyQuestion);
});

test('the language of the question is the language of the answer', async () => {
  const { discord, user } = await room();
  const korean = await discord.replyTo(await discord.say(user, 'dm', '제헌절은 공휴일인가요'));
  expect(textOf(korean)).toContain(WORDS.ko.none);
  const english = await discord.replyTo(await discord.say(user, 'dm', 'Mount Everest height'));
  expect(textOf(english)).toContain(WORDS.en.none);
});

test('nobody else is answered: talk, other bots, @everyone, a reply that only pings', async () => {
  const { discord, user, channel } = await room();
  const other = discord.addUser({ username: 'otherbot', bot: true });
  const answered = await discord.say(user, channel, `<@${discord.bot.id}> ${QUESTION}`);
  const reply = await discord.replyTo(answered);
  const ignored = [
    await discord.say(user, channel, QUESTION),
    await discord.say(user, channel, `@everyone ${QUESTION}`),
    await discord.say(other, channel, `<@${discord.bot.id}> ${QUESTION}`),
    await discord.say(other, 'dm', QUESTION),
    await discord.say(user, channel, '고마워', { replyTo: reply }),
  ];
  const last = await discord.say(user, channel, `<@${discord.bot.id}> 픽코마 프랑스`);
  await discord.replyTo(last);
  expect(ignored.flatMap((message) => discord.repliesTo(message))).toEqual([]);
});

test('a channel where the bot may not write leaves it running', async () => {
  const { discord, user, channel, logged } = await room();
  discord.fail({ method: 'POST', path: /^\/channels\/\d+\/messages$/u, status: 403, times: 2 });
  await discord.say(user, channel, `<@${discord.bot.id}> ${QUESTION}`);
  await discord.until('log of the failure', () =>
    logged.find(({ message }) => message === 'the asker could not be told'),
  );
  const next = await discord.say(user, channel, `<@${discord.bot.id}> ${QUESTION}`);
  expect(textOf(await discord.replyTo(next))).toContain('스포츠월드');
});
