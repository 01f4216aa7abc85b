import { expect, test } from 'vitest';
import { walk } from '../../src/local-discord/components.ts';
import { type Message, textOf } from '../../src/local-discord/server.ts';
import { WORDS } from '../../src/words/languages.ts';
import { connect } from '../support/bot.ts';

async function use(command: string, options: Record<string, string | number>, locale = 'ko') {
  const { discord } = await connect();
  const user = discord.addUser({ username: 'minji', locale });
  const run = await discord.slash(user, { in: 'dm', command, options });
  return { discord, user, run, message: await run.reply() };
}

const years = (message: Message) =>
  Array.from(textOf(message).matchAll(/-# \S.* · (\d{4})년/gu), ([, year]) => Number(year));

const idOf = (message: Message, label: string) =>
  String(
    [...walk(message.components)].find(({ component }) => component.label === label)?.component
      .custom_id,
  );

test('/sources lists the articles, newest first, page by page, and turns the order', async () => {
  const { discord, user, run, message } = await use('sources', {});
  expect(textOf(message)).toMatch(/^## 모든 기사\n-# 106건 · 최신순/u);
  expect(years(message)[0]).toBe(2026);
  await (await discord.press(user, message, idOf(message, '▶'))).acknowledged();
  expect(textOf(run.original ?? message)).not.toBe(textOf(message));
  const now = run.original ?? message;
  await (await discord.press(user, now, idOf(now, WORDS.ko.orders.oldest))).acknowledged();
  expect(years(run.original ?? message)[0]).toBe(2009);
});

test('/sources keeps to a publisher, a topic or a person, and a year; each article opens', async () => {
  const { discord, user, message } = await use('sources', { about: '김범수', year: 2021 });
  expect(textOf(message)).toMatch(/^## 김범수\n-# 2021년 · \d건/u);
  expect(new Set(years(message))).toEqual(new Set([2021]));
  const opened = await discord.press(user, message, idOf(message, WORDS.ko.read));
  expect(textOf(await opened.reply())).toContain('-# 1 / ');
});

test('/sources says privately that there is no such article', async () => {
  const { run, message } = await use('sources', { about: '없는신문' }, 'en-US');
  expect(textOf(message)).toBe(WORDS.en.noSources);
  expect(run.callbacks).toMatchObject([{ ephemeral: true }]);
});

test('someone else who turns a list gets their own', async () => {
  const { discord, message } = await use('sources', {});
  const other = discord.addUser({ username: 'hani', locale: 'en-US' });
  const guild = discord.addGuild({ name: 'g', members: [other] });
  const run = await discord.slash(other, {
    in: guild.addChannel({ name: 'c' }),
    command: 'sources',
  });
  expect(textOf(await run.reply())).toContain(WORDS.en.allSources);
  expect(textOf(message)).toContain(WORDS.ko.allSources);
  const third = discord.addUser({ username: 'haerin', locale: 'ko' });
  guild.addMember(third);
  const copy = await discord.press(third, await run.reply(), idOf(await run.reply(), '▶'));
  expect(textOf(await copy.reply())).toContain('106건');
  expect(copy.callbacks).toMatchObject([{ ephemeral: true }]);
});

test('/article opens what was chosen, or what was typed', async () => {
  const chosen = await use('article', { title: '2017-09-24-sportsworld-kakao-vision' });
  expect(textOf(chosen.message)).toContain('스포츠월드 · 한준호');
  expect(chosen.run.callbacks).toMatchObject([{ ephemeral: false }]);
  const typed = await use('article', { title: '임지훈 카카오 대표가' });
  expect(textOf(typed.message)).toContain('스포츠월드 · 한준호');
  const unknown = await use('article', { title: '없는 기사' });
  expect(textOf(unknown.message)).toBe(WORDS.ko.noArticle);
});

test.each([
  ['ask', 'question', '카카오뱅ㅋ', /카카오뱅크/u],
  ['ask', 'question', 'zkzkdhqod', /카카오뱅크/u],
  ['timeline', 'topic', 'ㅇㄱㅈㄴ', /인공지능/u],
  ['sources', 'about', '중앙', /중앙일보/u],
  ['article', 'title', '임지훈 카', /임지훈/u],
])('/%s completes %s while someone types %s', async (command, option, typed, expected) => {
  const { discord } = await connect();
  const user = discord.addUser({ username: 'minji', locale: 'ko' });
  const run = await discord.autocomplete(user, {
    in: 'dm',
    command,
    options: { [option]: typed },
    focused: option,
  });
  const choices = await run.choices();
  expect(choices[0]?.name).toMatch(expected);
  expect(choices.length).toBeLessThanOrEqual(25);
});
