import { expect, test } from 'vitest';
import { walk } from '../../src/local-discord/components.ts';
import { type Message, textOf } from '../../src/local-discord/server.ts';
import { WORDS } from '../../src/words/languages.ts';
import { connect } from '../support/bot.ts';

const years = (message: Message) =>
  Array.from(textOf(message).matchAll(/^### (\d{4})$/gmu), ([, year]) => Number(year));

async function timeline(options: Record<string, string | number>, locale = 'ko') {
  const { discord } = await connect();
  const user = discord.addUser({ username: 'minji', locale });
  const run = await discord.slash(user, { in: 'dm', command: 'timeline', options });
  return { discord, user, run, message: await run.reply() };
}

test('/timeline shows what happened year by year, oldest first, each with its source', async () => {
  const { message } = await timeline({ topic: '카카오뱅크' });
  expect(textOf(message)).toMatch(/^## 카카오뱅크\n-# 연표 · \d{4}–\d{4} · \d+건/u);
  expect(years(message)).toEqual(years(message).toSorted((a, b) => a - b));
  expect(textOf(message)).toMatch(/\*\*8월 6일\*\* .*카카오뱅크.*\n-# .+ · 2021년 .*\[원문\]/u);
  expect(textOf(message)).toMatch(/^-# .*기록 없음\n### \d{4}$/mu);
});

test('years can be left out on both sides, in any order', async () => {
  const { message } = await timeline({ topic: '실적', from: 2023, to: 2018 }, 'en-US');
  expect(years(message).length).toBeGreaterThan(1);
  expect(years(message).every((year) => year >= 2018 && year <= 2023)).toBe(true);
  expect(textOf(message)).toContain('Timeline · ');
});

test('a long timeline is turned page by page', async () => {
  const { discord, user, run, message } = await timeline({ topic: '카카오톡' });
  const next = [...walk(message.components)].find(({ component }) => component.label === '▶');
  const id = String(next?.component.custom_id);
  await (await discord.press(user, message, id)).acknowledged();
  const then = years(run.original ?? message);
  expect(Math.min(...then)).toBeGreaterThanOrEqual(Math.max(...years(message)));
});

test('a topic that no article tells of is answered privately with a word', async () => {
  const { run, message } = await timeline({ topic: '한라산 등산로' });
  expect(textOf(message)).toBe(WORDS.ko.noTimeline);
  expect(run.callbacks).toMatchObject([{ ephemeral: true }]);
});
