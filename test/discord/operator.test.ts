import { expect, test } from 'vitest';
import { NO_GAPS } from '../../src/archive/gaps.ts';
import { walk } from '../../src/local-discord/components.ts';
import { textOf } from '../../src/local-discord/server.ts';
import { WORDS } from '../../src/words/languages.ts';
import { type ConnectOptions, connect } from '../support/bot.ts';

async function operator(locale = 'ko', options: ConnectOptions = {}) {
  const connected = await connect(options);
  const { discord } = connected;
  const owner = discord.application.owner;
  owner.locale = locale;
  const member = discord.addUser({ username: 'minji', locale });
  const use = async (user: typeof owner, command: string, given = {}) => {
    const run = await discord.slash(user, { in: 'dm', command, options: given });
    await discord.until('text', () => (run.replies.length > 0 ? true : undefined));
    return run;
  };
  return { ...connected, owner, member, use };
}

test.each(['ko', 'en-US'])('/unanswered lists what was asked in vain, in %s', async (locale) => {
  const words = locale === 'ko' ? WORDS.ko : WORDS.en;
  const { discord, owner, member, use } = await operator(locale);
  expect(textOf(await (await use(owner, 'unanswered')).reply())).toBe(words.noGaps);
  await use(member, 'ask', { question: '한라산의 높이는 몇 미터인가요' });
  await use(member, 'ask', { question: '한라산의 높이는 몇 미터인가요' });
  const asked = await use(member, 'ask', { question: '카카오톡 해외 진출?' });
  const message = await asked.reply();
  const button = [...walk(message.components)].find(
    ({ component }) => component.label === words.unhelpful,
  );
  const pressed = await discord.press(member, message, String(button?.component.custom_id));
  expect(textOf(await pressed.reply())).toBe(words.thanks);
  const list = textOf(await (await use(owner, 'unanswered')).reply());
  expect(list).toContain(`2× 한라산의 높이는 몇 미터인가요 · ${words.gaps.none}`);
  expect(list).toContain(`1× 카카오톡 해외 진출? · ${words.gaps.unhelpful}`);
  expect(list).not.toContain('minji');
});

test('a question that cannot be kept is answered all the same', async () => {
  const record = () => {
    throw new Error('the disk is full');
  };
  const { member, use, logged } = await operator('ko', { gaps: { ...NO_GAPS, record } });
  const run = await use(member, 'ask', { question: '한라산의 높이는 몇 미터인가요' });
  expect(textOf(await run.reply())).toContain(WORDS.ko.none);
  expect(logged).toContainEqual(
    expect.objectContaining({ level: 'warn', message: 'a question could not be kept' }),
  );
});

test.each(['ko', 'en-US'])('/status says how the bot is doing, in %s', async (locale) => {
  const { owner, member, use } = await operator(locale);
  await use(member, 'ask', { question: '카카오톡 해외 진출?' });
  const text = textOf(await (await use(owner, 'status')).reply());
  expect(text).toContain('1.2.3');
  expect(text).toMatch(/106/u);
  expect(text).toMatch(/p50 \d+ ms · p95 \d+ ms/u);
  expect(text).toMatch(/<t:\d+:R>/u);
});

test.each(['unanswered', 'status'])('/%s is refused to everyone else', async (command) => {
  const { member, use, logged } = await operator();
  const run = await use(member, command);
  expect(textOf(await run.reply())).toBe(WORDS.ko.notAdmin);
  expect(run.callbacks).toMatchObject([{ ephemeral: true }]);
  expect(logged).toContainEqual(expect.objectContaining({ details: { user: member.id, command } }));
});

test('an answer is called unhelpful once, and by its asker alone', async () => {
  const { discord, owner, member, use } = await operator();
  const asked = await use(member, 'ask', { question: '카카오톡 해외 진출?' });
  const message = await asked.reply();
  const button = [...walk(message.components)].find(
    ({ component }) => component.label === WORDS.ko.unhelpful,
  );
  const id = String(button?.component.custom_id);
  const stranger = discord.addUser({ username: 'stranger', locale: 'ko' });
  const data = { custom_id: id, component_type: 2 };
  const press = async (user: typeof owner, said = WORDS.ko.thanks) => {
    const pressed = await discord.forge(user, 'dm', 'component', data, { source: message });
    expect(textOf(await pressed.reply())).toBe(said);
    return textOf(await (await use(owner, 'unanswered')).reply());
  };
  expect(await press(stranger, WORDS.ko.onlyAskerCounts)).toBe(WORDS.ko.noGaps);
  await press(member);
  expect(await press(member)).toContain(`1× 카카오톡 해외 진출? · ${WORDS.ko.gaps.unhelpful}`);
});
