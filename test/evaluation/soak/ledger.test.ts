import { expect, test } from 'vitest';
import { fatesOf, historyOf } from '../../../src/evaluation/soak/ledger.ts';
import type { Discord } from '../../../src/local-discord/server.ts';
import { WORDS } from '../../../src/words/languages.ts';
import { ASK, bot, local, onCommand } from '../../local-discord/client.ts';

const QUESTION = '카카오톡 해외 진출?';
const CALLBACK = /\/callback$/u;

async function asked(discord: Discord) {
  const user = discord.addUser({ username: 'minji', locale: 'ko' });
  const at = Date.now();
  const options = { question: QUESTION };
  return { at, run: await discord.slash(user, { in: 'dm', command: 'ask', options }) };
}

async function room() {
  const discord = await local();
  discord.presetCommands([ASK]);
  return { discord, client: await bot(discord) };
}

test('what nobody answered although nothing stood in the way is lost', async () => {
  const { discord } = await room();
  const one = await asked(discord);
  const said = { at: Date.now(), message: await discord.say(one.run.user, 'dm', QUESTION) };
  expect(fatesOf(discord, [one, said], 0)).toEqual(['lost', 'lost']);
  expect(historyOf(discord, said)).toContain(QUESTION);
});

test('an answer is told from an excuse', async () => {
  const { discord, client } = await room();
  const answers = ['2017년 9월에 임지훈 대표가 말했다.', WORDS.ko.busy, WORDS.en.tooFast(12)];
  onCommand(client, (interaction) => interaction.reply(answers.shift() ?? ''));
  const all = [];
  for (let i = 0; i < 3; i++) {
    const one = await asked(discord);
    await one.run.reply();
    all.push(one);
  }
  expect(fatesOf(discord, all, 0)).toEqual(['answered', 'told', 'told']);
});

test('where Discord took nothing it was impossible', async () => {
  const { discord, client } = await room();
  onCommand(client, (interaction) => interaction.reply('답').catch(() => {}));
  const failure = discord.fail({ path: CALLBACK, status: 404, body: { code: 10_062 } });
  const one = await asked(discord);
  await discord.until('refusal', () => failure.hits || undefined);
  await discord.until('status', () => discord.requests.find(({ status }) => status === 404));
  expect(fatesOf(discord, [one], 0)).toEqual(['impossible']);
});

test('what came while a session was lost for good could not be heard', async () => {
  const { discord, client } = await room();
  const early = await asked(discord);
  discord.gateway.invalidateSession(false);
  await discord.until('new session', () => discord.gateway.gaps[0]);
  onCommand(client, (interaction) => interaction.reply('답'));
  const late = await asked(discord);
  await late.run.reply();
  const unheard = { ...early, at: late.at + 5_000 };
  expect(fatesOf(discord, [early, late, unheard], 0)).toEqual(['impossible', 'answered', 'lost']);
});
