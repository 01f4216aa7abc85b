import { expect, test } from 'vitest';
import { walk } from '../../src/local-discord/components.ts';
import { textOf } from '../../src/local-discord/server.ts';
import { WORDS } from '../../src/words/languages.ts';
import { connect } from '../support/bot.ts';

test.each([
  ['ko', '기사 106건'],
  ['en-US', '106 articles'],
])('/help in %s says what is covered, and its examples are answered', async (locale, covered) => {
  const { discord } = await connect();
  const user = discord.addUser({ username: 'someone', locale });
  const run = await discord.slash(user, { in: 'dm', command: 'help' });
  const message = await run.reply();
  expect(textOf(message)).toContain(covered);
  expect(run.callbacks).toMatchObject([{ ephemeral: true }]);
  const ids = [...walk(message.components)].flatMap(({ component }) => component.custom_id ?? []);
  expect(ids).toHaveLength(WORDS.ko.examples.length);
  for (const [i, id] of ids.entries()) {
    const answer = await (await discord.press(user, message, id)).reply();
    expect(textOf(answer)).toContain(`## ${WORDS.ko.examples[i]}`);
    expect(textOf(answer)).not.toContain('⚠️');
  }
  const links = [...walk(message.components)].flatMap(({ component }) => component.url ?? []);
  expect(links).toEqual([
    `https://discord.com/oauth2/authorize?client_id=${discord.application.id}`,
  ]);
});

test('the menu of a message gives a private answer to what it says', async () => {
  const { discord } = await connect();
  const user = discord.addUser({ username: 'minji', locale: 'ko' });
  const guild = discord.addGuild({ name: 'g', members: [user] });
  const said = await discord.say(user, guild.addChannel({ name: 'c' }), '카카오톡 해외 진출? <@1>');
  const run = await discord.messageCommand(user, "Search Kakao's history", said);
  expect(textOf(await run.reply())).toMatch(/^## 카카오톡 해외 진출\?/u);
  expect(run.callbacks).toMatchObject([{ ephemeral: true }]);
});
