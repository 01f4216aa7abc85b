import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord.js';
import { expect, test } from 'vitest';
import { type Discord, textOf, type User } from '../../src/local-discord/server.ts';
import { WORDS } from '../../src/words/languages.ts';
import { articleFile, corpusFolder } from '../support/articles.ts';
import { type ConnectOptions, connect } from '../support/bot.ts';

const first = articleFile({ title: '첫 기사' }, '카카오톡은 2010년 3월에 나왔다.');

async function library(options: ConnectOptions = {}) {
  const folder = await corpusFolder({ 'articles/first.md': first, 'articles/goes.md': first });
  const connected = await connect({ corpus: folder, ...options });
  const { world } = connected.discord;
  return { ...connected, folder, owner: world.application.owner };
}

const reindex = (discord: Discord, user: User, place: 'dm' | 'private' = 'dm') =>
  discord.slash(user, { in: place, command: 'reindex', locale: 'ko' });

test('it reports articles, paragraphs, every change, every refused file and the time', async () => {
  const { discord, folder, owner } = await library();
  await writeFile(
    join(folder, 'articles/comes.md'),
    articleFile({}, '픽코마는 프랑스로 갔다.', '끝.'),
  );
  await writeFile(join(folder, 'articles/first.md'), first.replace('3월', '3월 18일'));
  await writeFile(join(folder, 'articles/bad.md'), articleFile({ published: '어제' }, '글.'));
  await rm(join(folder, 'articles/goes.md'));

  const run = await reindex(discord, owner);
  const text = textOf(await run.reply());
  expect(text).toMatch(/^기사 2건, 문단 3개를 읽었습니다 \([\d.]+초\)\.$/mu);
  expect(text).toContain('추가 1:\n• comes');
  expect(text).toContain('변경 1:\n• first');
  expect(text).toContain('제거 1:\n• goes');
  expect(text).toContain('제외한 파일 1개:');
  expect(text).toContain('articles/bad.md:4: published: 날짜가 아닙니다');
  expect(text).toContain('← 어제');
  expect(run.callbacks).toMatchObject([{ type: 5, ephemeral: true }]);

  const asked = await discord.say(owner, 'dm', '픽코마 프랑스');
  expect(textOf(await discord.replyTo(asked))).toContain('픽코마');
});

test('nothing changed is said too', async () => {
  const { discord, owner } = await library();
  const text = textOf(await (await reindex(discord, owner)).reply());
  expect(text).toContain('달라진 기사가 없습니다.');
});

test('a failed reindex says why, and the old index goes on answering', async () => {
  const { discord, folder, owner, logged } = await library();
  await rm(join(folder, 'articles'), { recursive: true });
  const reply = await (await reindex(discord, owner)).reply();
  const text = textOf(reply);
  expect(reply.components).toMatchObject([{ accent_color: 0xd22d39 }]);
  expect(text).toContain(WORDS.ko.reindexFailed);
  expect(text).toContain('articles');
  expect(logged).toContainEqual(expect.objectContaining({ level: 'error' }));

  const asked = await discord.say(owner, 'dm', '카카오톡은 언제 나왔어?');
  expect(textOf(await discord.replyTo(asked))).toContain('2010년 3월');
});

test('a corpus in which every file is broken is a failed reindex with the faults named', async () => {
  const { discord, folder, owner } = await library();
  await writeFile(join(folder, 'articles/first.md'), 'x');
  await writeFile(join(folder, 'articles/goes.md'), articleFile({ form: 'copied' }, '글.'));
  const text = textOf(await (await reindex(discord, owner)).reply());
  expect(text).toContain(WORDS.ko.reindexFailed);
  expect(text).toContain('articles/first.md:1:');
  expect(text).toContain('articles/goes.md:5: form: retold 또는 original');
  const asked = await discord.say(owner, 'dm', '카카오톡은 언제 나왔어?');
  expect(textOf(await discord.replyTo(asked))).toContain('2010년 3월');
});

test('a report of hundreds of refused files names every one of them', async () => {
  const { discord, folder, owner } = await library();
  const names = Array.from({ length: 300 }, (_, i) => `broken-article-number-${i}.md`);
  for (const name of names) await writeFile(join(folder, 'articles', name), '머리말이 없는 글');
  const run = await reindex(discord, owner);
  await discord.until('the last refusal', () =>
    run.followUps.find((message) => textOf(message).includes('broken-article-number-99.md')),
  );
  const all = [run.original, ...run.followUps].flatMap((message) => (message ? [message] : []));
  const text = all.map(textOf).join('\n');
  for (const name of names) expect(text).toContain(name);
  expect(run.callbacks).toMatchObject([{ ephemeral: true }]);
});

test.each(['dm', 'private'] as const)('strangers are refused privately in %s', async (place) => {
  const { discord, archive, logged } = await library();
  const before = archive.report;
  const stranger = discord.addUser({ username: 'stranger' });
  const run = await reindex(discord, stranger, place);
  const reply = await run.reply();
  expect(textOf(reply)).toBe(WORDS.ko.notAdmin);
  expect(reply.components).toHaveLength(1);
  expect(reply.components[0]).not.toHaveProperty('accent_color');
  expect(run.callbacks).toMatchObject([{ type: 5, ephemeral: true }]);
  expect(archive.report).toBe(before);
  expect(logged).toContainEqual(
    expect.objectContaining({ level: 'warn', details: { user: stranger.id, command: 'reindex' } }),
  );
});

test('a reindex that takes a while shows that it goes on, then what it found', async () => {
  let isSlow = false;
  const { discord, bot, archive } = await connect({
    readCorpus: async (read) => {
      if (isSlow) await setTimeout(1_500);
      return read();
    },
  });
  isSlow = true;
  const run = await reindex(discord, discord.application.owner);
  expect(textOf(await run.reply())).toBe(WORDS.ko.reindexing);
  await discord.until('report', () => (run.replies.length > 1 ? true : undefined), 4_000);
  expect(textOf(await run.reply())).toContain('기사 106건');
  expect(run.followUps).toEqual([]);
  expect([bot.name, archive.report.articles]).toEqual([discord.bot.username, 106]);
});

test('a slow look-up of the owner does not cost the answer', async () => {
  const { discord, owner } = await library({ server: { lifetimes: { acknowledge: 200 } } });
  discord.fail({ method: 'GET', path: /^\/applications\/@me/u, delay: 400 });
  const run = await reindex(discord, owner);
  expect(textOf(await run.reply())).toContain('기사 2건');
});

test('a deferral whose confirmation is lost is answered all the same', async () => {
  const { discord, owner } = await library();
  discord.fail({ method: 'POST', path: /\/callback/u, status: 500, afterwards: true });
  const run = await reindex(discord, owner);
  expect(textOf(await run.reply())).toContain('기사 2건');
});

test("a server's administrator is refused", async () => {
  const { discord, archive } = await library();
  const before = archive.report;
  const admin = discord.addUser({ username: 'admin', locale: 'en-US' });
  const guild = discord.addGuild({ name: 'g', members: [admin] });
  const run = await discord.slash(admin, {
    in: guild.addChannel({ name: 'c' }),
    command: 'reindex',
    memberPermissions: PermissionFlagsBits.Administrator,
  });
  expect(textOf(await run.reply())).toBe(WORDS.en.notAdmin);
  expect(run.callbacks).toMatchObject([{ type: 5, ephemeral: true }]);
  expect(archive.report).toBe(before);
});

test('it is hidden from ordinary members by default', async () => {
  const { discord } = await library();
  const command = discord.commands.find(({ name }) => name === 'reindex');
  expect(command?.default_member_permissions).toBe('0');
});

test('who is named in the settings may', async () => {
  const id = '300000000000000001';
  const { discord } = await library({ adminUserIds: [id] });
  const named = discord.addUser({ username: 'named', id });
  expect(textOf(await (await reindex(discord, named)).reply())).toContain('기사 2건');
});

test('the team that owns the application may, but not who is invited or only reads', async () => {
  const { discord, owner } = await library();
  const [developer, invited, reader] = ['developer', 'invited', 'reader'].map((username) =>
    discord.addUser({ username }),
  );
  if (!developer || !invited || !reader) throw new Error('no users');
  discord.setTeam(owner, [
    { user: owner, role: 'admin', membership_state: 2 },
    { user: developer, role: 'developer', membership_state: 2 },
    { user: invited, role: 'developer', membership_state: 1 },
    { user: reader, role: 'read_only', membership_state: 2 },
  ]);
  for (const user of [owner, developer]) {
    expect(textOf(await (await reindex(discord, user)).reply())).toContain('기사 2건');
  }
  for (const user of [invited, reader]) {
    expect(textOf(await (await reindex(discord, user)).reply())).toBe(WORDS.ko.notAdmin);
  }
});
