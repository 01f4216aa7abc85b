import { expect, onTestFinished, test, vi } from 'vitest';
import { createAdmissions } from '../../src/discord/admission.ts';
import { textOf, type User } from '../../src/local-discord/server.ts';
import type { Question } from '../../src/search/answer.ts';
import { WORDS } from '../../src/words/languages.ts';
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

test('who is too fast waits no longer when the clock is set back meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const admissions = createAdmissions();
  for (let i = 0; i < 8; i++) await admissions.admit('1', null, 'question');
  vi.setSystemTime(Date.now() - 24 * 60 * 60 * 1000);
  expect(await admissions.admit('1', null, 'question')).toEqual({
    isAllowed: false,
    crowd: 'user',
    seconds: 20,
  });
});

test('the people of one server ask five questions a second together, elsewhere nobody is slowed', async () => {
  const admissions = createAdmissions(1_000);
  const ask = (person: number, server: string | null) =>
    admissions.admit(String(person), server, 'question');
  for (let person = 0; person < 100; person++) {
    const admission = await ask(person, 'crowded');
    expect(admission).toMatchObject({ isAllowed: true });
    if (admission.isAllowed) admission.leave();
  }
  expect(await ask(100, 'crowded')).toMatchObject({ isAllowed: false, crowd: 'server' });
  expect(await ask(101, 'quiet')).toMatchObject({ isAllowed: true });
  expect(await ask(102, null)).toMatchObject({ isAllowed: true });
});

test('no more is in work at once than there is room for', async () => {
  const admissions = createAdmissions(2);
  const ask = (person: string) => admissions.admit(person, null, 'question');
  const first = await ask('1');
  await ask('2');
  expect(await ask('3')).toEqual({ isAllowed: false, crowd: 'all', seconds: 0 });
  if (first.isAllowed) first.leave();
  expect(await ask('4')).toMatchObject({ isAllowed: true });
  expect(await ask('5')).toMatchObject({ isAllowed: false });
});

test('who types gets choices, and a program that types does not get more', async () => {
  const admissions = createAdmissions(1_000);
  for (let i = 0; i < 120; i++) {
    const admission = await admissions.admit('1', null, 'letter');
    expect(admission).toMatchObject({ isAllowed: true });
    if (admission.isAllowed) admission.leave();
  }
  expect(await admissions.admit('1', null, 'letter')).toMatchObject({ isAllowed: false });
  expect(await admissions.admit('1', null, 'question')).toMatchObject({ isAllowed: true });
});

test('who waits is told once, and not too many at a time', async () => {
  const admissions = createAdmissions();
  expect(await admissions.tells('1')).toBe(true);
  expect(await admissions.tells('1')).toBe(false);
  const told = [];
  for (let person = 2; person < 40; person++) told.push(await admissions.tells(String(person)));
  expect(told.filter(Boolean)).toHaveLength(8);
});

test('when too much is in work, who asks is told so, and who is answered is answered', async () => {
  let answer = () => {};
  const answering = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const { archive } = await connect();
  const slow = {
    ...archive,
    ask: async (question: Question) => answering.then(() => archive.ask(question)),
  };
  const { discord } = await connect({ archive: slow });
  const ask = async (name: number) =>
    discord.slash(discord.addUser({ username: `u${name}`, locale: 'ko' }), {
      in: 'dm',
      command: 'ask',
      options: { question: '카카오톡 해외 진출?' },
    });
  const early = [];
  for (let i = 0; i < 64; i++) early.push(await ask(i));
  const late = await ask(64);
  expect(textOf(await late.reply())).toBe(WORDS.ko.busy);
  expect(late.callbacks).toMatchObject([{ ephemeral: true }]);
  answer();
  for (const run of early) expect(textOf(await run.reply())).toContain('스포츠월드');
  expect(textOf(await (await ask(65)).reply())).toContain('스포츠월드');
});

test('whoever fills a channel does not fill the bot', async () => {
  const admissions = createAdmissions(20);
  const ask = (person: number, server: string) =>
    admissions.admit(String(person), server, 'question');
  // Their answers are made, and wait to be sent.
  for (let person = 0; person < 16; person++) {
    const admission = await ask(person, 'flooded');
    if (admission.isAllowed) admission.makeRoom();
  }
  expect(await ask(16, 'flooded')).toMatchObject({ isAllowed: false, crowd: 'server' });
  for (let person = 20; person < 40; person++) {
    expect(await ask(person, `quiet${person}`)).toMatchObject({ isAllowed: true });
  }
});

test('who ends lets nobody in, and waits for who is in', async () => {
  const admissions = createAdmissions();
  const inside = await admissions.admit('1', null, 'question');
  let isEnded = false;
  const ending = admissions.close().then(() => {
    isEnded = true;
  });
  expect(await admissions.admit('2', null, 'question')).toMatchObject({ crowd: 'all' });
  expect(isEnded).toBe(false);
  if (inside.isAllowed) inside.leave();
  await ending;
  expect(isEnded).toBe(true);
});

test('answers that wait to be sent keep nobody else waiting', { timeout: 20_000 }, async () => {
  const { discord } = await connect();
  const people = Array.from({ length: 65 }, (_, i) =>
    discord.addUser({ username: `u${i}`, locale: 'ko' }),
  );
  const slow = discord.fail({
    method: 'POST',
    path: /^\/channels\/\d+\/messages$/u,
    delay: 3_000,
    times: 64,
  });
  for (const user of people.slice(0, 64)) await discord.say(user, 'dm', '카카오톡 해외 진출?');
  // discord.js sends fifty in a second.
  await discord.until('all of them', () => slow.hits === 64 || undefined);
  const [last] = people.slice(64);
  if (last === undefined) throw new Error('nobody is left');
  const run = await discord.slash(last, {
    in: 'dm',
    command: 'ask',
    options: { question: '카카오톡 해외 진출?' },
  });
  expect(textOf(await run.reply())).toContain('스포츠월드');
});
