import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textOf } from '../../src/local-discord/server.ts';
import { WORDS } from '../../src/words/languages.ts';
import { articleFile, corpusFolder } from '../support/articles.ts';
import { connect } from '../support/bot.ts';
import { threadArchive, type ThreadSettings } from '../support/threads.ts';

const QUESTION = '카카오톡 해외 진출?';

async function room(settings: ThreadSettings = {}) {
  const connected = await connect({ archive: await threadArchive(settings) });
  const user = connected.discord.addUser({ username: 'minji', locale: 'ko' });
  const guild = connected.discord.addGuild({ name: 'g', members: [user] });
  return { ...connected, user, channel: guild.addChannel({ name: 'c' }) };
}

test.each(['멈춰', '죽어'])(
  'when the index is lost at %s the asker is told, and the next is answered',
  async (fatal) => {
    const { discord, user, channel, logged } = await room();
    const ask = (question: string) =>
      discord.slash(user, { in: channel, command: 'ask', options: { question } });
    const run = await ask(fatal);
    expect(textOf(await run.reply())).toBe(WORDS.ko.unavailable);
    expect(run.callbacks).toMatchObject([{ ephemeral: true }]);
    expect(textOf(await (await ask(QUESTION)).reply())).toContain('스포츠월드');
    const message = await discord.say(user, 'dm', fatal);
    expect(textOf(await discord.replyTo(message))).toBe(WORDS.ko.unavailable);
    expect(logged.filter(({ level }) => level === 'error')).toHaveLength(2);
  },
);

test('who asks while a question hangs is answered, as soon as there is a new index', async () => {
  const { discord, user } = await room();
  const stuck = await discord.say(user, 'dm', '멈춰');
  const behind = await discord.say(user, 'dm', QUESTION);
  expect(textOf(await discord.replyTo(stuck))).toBe(WORDS.ko.unavailable);
  expect(textOf(await discord.replyTo(behind))).toContain('스포츠월드');
});

test('while a thousand articles are indexed a question is answered from the old index, at once', async () => {
  const articles = Array.from({ length: 1_000 }, (_, i) => [
    `articles/a${i}.md`,
    articleFile({ title: `소식 ${i}` }, `카카오가 ${i}번째 소식을 길게 알렸다. `.repeat(20)),
  ]);
  const folder = await corpusFolder({
    'articles/old.md': articleFile({}, '픽코마는 일본에 있다.'),
  });
  const { discord, user } = await room({ corpus: folder });
  const owner = discord.world.application.owner;
  for (const [file = '', text = ''] of articles) await writeFile(join(folder, file), text);
  const reindex = await discord.slash(owner, { in: 'dm', command: 'reindex', locale: 'ko' });
  await setTimeout(50);
  const first = await discord.say(user, 'dm', '픽코마 일본');
  expect(textOf(await discord.replyTo(first))).toContain('일본');
  const isDone = () => reindex.replies.find((reply) => textOf(reply).includes('추가 1000'));
  expect(isDone()).toBeUndefined();
  await discord.until('reindex', isDone);
  const second = await discord.say(user, 'dm', '777번째 소식');
  expect(textOf(await discord.replyTo(second))).toContain('777번째');
});
