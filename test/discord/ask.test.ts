import { expect, test } from 'vitest';
import { textOf } from '../../src/local-discord/server.ts';
import { WORDS } from '../../src/words/languages.ts';
import { articleFile, corpusFolder } from '../support/articles.ts';
import { connect } from '../support/bot.ts';

const QUESTION = '카카오톡 해외 진출?';

test('/ask in a server answers everyone with passages and their sources', async () => {
  const { discord } = await connect();
  const user = discord.addUser({ username: 'minji', locale: 'ko' });
  const guild = discord.addGuild({ name: '카카오 역사', members: [user] });
  const run = await discord.slash(user, {
    in: guild.addChannel({ name: '질문' }),
    command: 'ask',
    options: { question: QUESTION },
  });
  const reply = await run.reply();
  expect(reply.components).toMatchObject([{ accent_color: 0xfee500 }]);
  const text = textOf(reply);
  expect(text).toContain(`## ${QUESTION}`);
  expect(text).toContain('__카카오톡__');
  expect(text).toContain(
    '스포츠월드 · 한준호 · 2017년 9월 24일 · 6/10문단 · 요약 · [원문](<http://sportsworldi.segye.com/',
  );
  expect(text).toContain('테크42 · 황정호 · 2022년 5월경');
  expect(run.callbacks).toMatchObject([{ type: 4, ephemeral: false }]);
});

test.each([
  ['ko', '나만보기', WORDS.ko.none],
  ['en-US', 'private', WORDS.en.none],
])('/ask private: answers only the asker, in the words of %s', async (locale, _, none) => {
  const { discord } = await connect();
  const user = discord.addUser({ username: 'someone', locale });
  const guild = discord.addGuild({ name: 'g', locale: 'en-US', members: [user] });
  const run = await discord.slash(user, {
    in: guild.addChannel({ name: 'c' }),
    command: 'ask',
    options: { question: '제헌절은 공휴일인가요', private: true },
  });
  expect(textOf(await run.reply())).toContain(none);
  expect(run.callbacks).toMatchObject([{ type: 4, ephemeral: true }]);
});

test.each(['dm', 'private'] as const)('/ask answers in %s', async (place) => {
  const { discord } = await connect();
  const user = discord.addUser({ username: 'minji', locale: 'ko' });
  const run = await discord.slash(user, {
    in: place,
    command: 'ask',
    options: { question: QUESTION },
  });
  expect(textOf(await run.reply())).toContain('스포츠월드');
});

test('a weak match says so, and how the question was read is shown', async () => {
  const { discord } = await connect();
  const user = discord.addUser({ username: 'minji', locale: 'ko' });
  const weak = await discord.slash(user, {
    in: 'dm',
    command: 'ask',
    options: { question: '윤호영 대표의 종교' },
  });
  expect(textOf(await weak.reply())).toContain(WORDS.ko.weak);
  const corrected = await discord.slash(user, {
    in: 'dm',
    command: 'ask',
    options: { question: 'zkzkdhxhr godhl wlscnf' },
  });
  expect(textOf(await corrected.reply())).toContain(
    '-# ‘zkzkdhxhr godhl wlscnf’ → 카카오톡 해외 진출\n',
  );
});

test('a blank question is asked for again, privately', async () => {
  const { discord } = await connect();
  const user = discord.addUser({ username: 'minji', locale: 'ko' });
  const run = await discord.slash(user, { in: 'dm', command: 'ask', options: { question: '   ' } });
  expect(textOf(await run.reply())).toBe(WORDS.ko.emptyQuestion);
  expect(run.callbacks).toMatchObject([{ ephemeral: true }]);
});

test('mentions and Markdown in questions and articles are shown as text and ping nobody', async () => {
  const corpus = await corpusFolder({
    'articles/a.md': articleFile(
      { title: '"@everyone **제목**"' },
      '카카오톡 @everyone <@123456789012345678> **공지** [여기](https://evil.example)',
    ),
  });
  const { discord } = await connect({ corpus });
  const user = discord.addUser({ username: 'minji', locale: 'ko' });
  const run = await discord.slash(user, {
    in: 'dm',
    command: 'ask',
    options: { question: '카카오톡 공지 <@&12>' },
  });
  const reply = await run.reply();
  expect(textOf(reply)).toContain('\\<@123456789012345678\\>');
  expect(textOf(reply)).toContain('\\[여기\\](https://evil.example)');
  expect(reply.mentions).toEqual([]);
  expect(reply.mention_everyone).toBe(false);
});

test('the longest paragraph an article may have is cut to what Discord takes', async () => {
  const corpus = await corpusFolder({
    'articles/long.md': articleFile(
      {},
      '카카오톡은 해외로 진출한다고밝혔다고카카오가여러번거듭해서전했다고한다. '.repeat(400),
    ),
  });
  const { discord } = await connect({ corpus });
  const user = discord.addUser({ username: 'minji', locale: 'ko' });
  const run = await discord.slash(user, {
    in: 'dm',
    command: 'ask',
    options: { question: QUESTION },
  });
  expect(textOf(await run.reply())).toMatch(
    /(?:__카카오톡__은|__해외__로|했다고한다\.)(?:\*\*)? …\n-# /u,
  );
});

test('a command that is gone is answered with a friendly word', async () => {
  const { discord } = await connect();
  const user = discord.addUser({ username: 'minji', locale: 'ko' });
  discord.presetCommands([{ name: 'old', description: 'gone' }]);
  const run = await discord.slash(user, { in: 'dm', command: 'old' });
  expect(textOf(await run.reply())).toBe(WORDS.ko.unknownCommand);
});

test('20 questions at once are all answered', async () => {
  const { discord } = await connect();
  const users = Array.from({ length: 20 }, (_, i) =>
    discord.addUser({ username: `user${i}`, locale: 'ko' }),
  );
  const replies = await Promise.all(
    users.map(async (user) => {
      const use = { in: 'dm', command: 'ask', options: { question: QUESTION } } as const;
      return (await discord.slash(user, use)).reply();
    }),
  );
  expect(replies.map(textOf).filter((text) => text.includes('스포츠월드'))).toHaveLength(20);
});
