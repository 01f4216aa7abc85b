import { MessageFlags } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { walk } from '../../src/local-discord/components.ts';
import {
  type Discord,
  type Message,
  type Run,
  textOf,
  type User,
} from '../../src/local-discord/server.ts';
import { WORDS } from '../../src/words/languages.ts';
import { articleFile, corpusFolder } from '../support/articles.ts';
import { type Connected, connect, connectTo } from '../support/bot.ts';

const QUESTION = '카카오톡 해외 진출?';

/** The custom id on a message that begins so. */
function idOf(message: Message | undefined, start: string): string {
  const ids = [...walk(message?.components)].flatMap(({ component }) => component.custom_id ?? []);
  const id = ids.find((candidate) => candidate.startsWith(start));
  if (id === undefined) throw new Error(`no ${start} among ${ids.join(', ')}`);
  return id;
}

/** The passages that a message shows, without its heading. */
const passages = (message: Message | undefined) =>
  message === undefined
    ? []
    : textOf(message)
        .split('\n')
        .filter((line) => !/^(?:##|-#)/u.test(line));

interface Asked extends Connected {
  readonly asker: User;
  readonly other: User;
  readonly run: Run;
  readonly message: Message;
}

/** Someone asks in a server, beside someone else. */
async function asked(question = QUESTION, locale = 'ko', corpus?: string): Promise<Asked> {
  const connected = await connect(corpus === undefined ? {} : { corpus });
  const { discord } = connected;
  const asker = discord.addUser({ username: 'minji', locale });
  const other = discord.addUser({ username: 'hani', locale: 'en-US' });
  const guild = discord.addGuild({ name: '카카오 역사', members: [asker, other] });
  const run = await discord.slash(asker, {
    in: guild.addChannel({ name: '질문' }),
    command: 'ask',
    options: { question },
  });
  return { ...connected, asker, other, run, message: await run.reply() };
}

const press = (discord: Discord, user: User, message: Message, start: string) =>
  discord.press(user, message, idOf(message, start));

test('the asker turns the pages on the same message, forth and back', async () => {
  const { discord, asker, run, message } = await asked();
  const first = passages(message);
  const next = [...walk(message.components)].find(({ component }) => component.label === '▶');
  await (await discord.press(asker, message, String(next?.component.custom_id))).acknowledged();
  const second = passages(run.original);
  expect(second).not.toEqual(first);
  expect(textOf(run.original ?? message)).toContain(`## ${QUESTION}`);
  await (
    await press(discord, asker, run.original ?? message, `1:page:${asker.id}:0`)
  ).acknowledged();
  expect(passages(run.original)).toEqual(first);
});

test('the passages are ordered by date, and kept to one year', async () => {
  const { discord, asker, run, message } = await asked();
  const yearsShown = () =>
    Array.from(
      textOf(run.original ?? message).matchAll(/-# [^\n]*?(\d{4})년[^\n]*문단/gu),
      ([, year]) => Number(year),
    );
  await (
    await discord.select(asker, message, idOf(message, '1:order:'), ['newest'])
  ).acknowledged();
  const newest = yearsShown();
  expect(newest).toEqual(newest.toSorted((a, b) => b - a));
  await (
    await discord.select(asker, run.original ?? message, idOf(run.original, '1:order:'), ['oldest'])
  ).acknowledged();
  const oldest = yearsShown();
  expect(oldest).toEqual(oldest.toSorted((a, b) => a - b));
  expect(oldest).not.toEqual(newest);
  await (
    await discord.select(asker, run.original ?? message, idOf(run.original, '1:year:'), ['2017'])
  ).acknowledged();
  expect(new Set(yearsShown())).toEqual(new Set([2017]));
});

test('someone else who presses gets a private copy in their own language', async () => {
  const { discord, other, run, message } = await asked();
  const before = textOf(message);
  const copy = await discord.select(other, message, idOf(message, '1:order:'), ['newest']);
  const reply = await copy.reply();
  expect(copy.callbacks).toMatchObject([{ type: 4, ephemeral: true }]);
  expect(JSON.stringify(reply.components)).toContain(WORDS.en.orders.newest);
  expect(JSON.stringify(reply.components)).not.toContain('1:delete');
  expect(textOf(run.original ?? message)).toBe(before);
  const turned = await discord.select(other, reply, idOf(reply, '1:order:'), ['oldest']);
  await turned.acknowledged();
  expect(turned.callbacks).toMatchObject([{ type: 7 }]);
});

test('a passage opens in its article, privately, and the article is read to its end', async () => {
  const { discord, asker, message } = await asked();
  const opened = await press(discord, asker, message, '1:read:');
  const reader = await opened.reply();
  expect(opened.callbacks).toMatchObject([{ ephemeral: true }]);
  expect(textOf(reader)).toMatch(
    /^## .*\n-# 스포츠월드 · 한준호 · 2017년 9월 24일 · 요약 · \[원문\]/u,
  );
  expect(textOf(reader)).toContain('-# 6 / 10');
  expect(textOf(reader)).toContain('-# 10 / 10');
  await (await press(discord, asker, reader, '1:turn:')).acknowledged();
  expect(textOf(opened.original ?? reader)).toContain('-# 1 / 10');
});

test('only the asker deletes the reply', async () => {
  const { discord, asker, other, run, message } = await asked();
  const refused = await press(discord, other, message, '1:delete:');
  expect(textOf(await refused.reply())).toBe(WORDS.en.notYours);
  await (await press(discord, asker, message, '1:delete:')).acknowledged();
  await discord.until('deletion', () =>
    run.channel.messages.every(({ id }) => id !== message.id) ? true : undefined,
  );
});

test('the buttons of a reply to a message work too, and in direct messages', async () => {
  const { discord } = await connect();
  const user = discord.addUser({ username: 'minji', locale: 'ko' });
  const reply = await discord.replyTo(await discord.say(user, 'dm', QUESTION));
  const before = textOf(reply);
  await (await discord.select(user, reply, idOf(reply, '1:order:'), ['oldest'])).acknowledged();
  expect(before).toContain(`## ${QUESTION}`);
  const now = discord.dm(user).messages.find(({ id }) => id === reply.id);
  expect(textOf(now ?? reply)).not.toBe(before);
});

test('buttons work after a restart', async () => {
  const { discord, asker, bot, run, message, archive } = await asked();
  await bot.stop();
  await connectTo(discord, { archive });
  await (
    await discord.select(asker, message, idOf(message, '1:order:'), ['oldest'])
  ).acknowledged();
  expect(passages(run.original)).not.toEqual(passages(message));
});

test('a turn whose confirmation is lost is taken all the same', async () => {
  const { discord, asker, run, message } = await asked();
  discord.fail({ method: 'POST', path: /\/callback$/u, status: 500, afterwards: true });
  const pressed = await discord.select(asker, message, idOf(message, '1:order:'), ['oldest']);
  await pressed.acknowledged();
  await discord.until('second try', () =>
    discord.requests.filter(({ path }) => path.includes(pressed.id)).length > 1 ? true : undefined,
  );
  expect(passages(run.original)).not.toEqual(passages(message));
  expect(pressed.followUps).toEqual([]);
});

test('a button of an older version is answered with a friendly word and a fresh answer', async () => {
  const { discord, asker, run, message } = await asked();
  const stored = run.original ?? message;
  for (const { component } of walk(stored.components)) {
    if (component.custom_id?.startsWith('1:order')) component.custom_id = '0:order:whatever';
  }
  const pressed = await discord.select(asker, stored, '0:order:whatever', ['best']);
  expect(textOf(await pressed.reply())).toBe(WORDS.ko.oldButton);
  const fresh = await pressed.followUp();
  expect(textOf(fresh)).toContain(`## ${QUESTION}`);
  expect(fresh.flags & MessageFlags.Ephemeral).toBeTruthy();
});

test('nothing found says what the archive covers and offers topics that have answers', async () => {
  const { discord, asker, message } = await asked('한라산의 높이는 몇 미터인가요');
  expect(textOf(message)).toContain('2009년부터 2026년 3월 9일까지의 기사 106건');
  const offered = await press(discord, asker, message, '1:ask:');
  expect(textOf(await offered.reply())).toMatch(/^## \S/u);
  expect(JSON.stringify((await offered.reply()).components)).toContain('1:read:');
});

test('an article that is gone is said to be gone', async () => {
  const corpus = await corpusFolder({
    'articles/a.md': articleFile({}, '카카오톡은 해외로 진출한다고 2017년에 밝혔다.'),
    'articles/b.md': articleFile({}, '카카오톡은 해외로 진출하지 않는다고 2018년에 밝혔다.'),
  });
  const { discord, asker, run, message } = await asked('카카오톡 해외 진출', 'ko', corpus);
  const stored = run.original ?? message;
  for (const { component } of walk(stored.components)) {
    if (component.custom_id?.startsWith('1:read')) component.custom_id = '1:read:1:gone';
  }
  const pressed = await discord.press(asker, stored, '1:read:1:gone');
  expect(textOf(await pressed.reply())).toBe(WORDS.ko.noArticle);
});

test('a second answer comes also when the confirmation of the first was garbled', async () => {
  const { discord, asker, message } = await asked();
  discord.fail({ method: 'POST', path: /\/callback$/u, malformed: true, afterwards: true });
  const data = { custom_id: '0:page:old', component_type: 2 };
  const { channel_id: place } = message;
  const channel = discord.world.channels.get(place) ?? 'dm';
  const pressed = await discord.forge(asker, channel, 'component', data, { source: message });
  expect(textOf(await pressed.reply())).toBe(WORDS.ko.oldButton);
  expect(textOf(await pressed.followUp())).toContain(QUESTION);
});
