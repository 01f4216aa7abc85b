import { once } from 'node:events';
import { access, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Act, type News, newsSchema, type Sight } from '../../src/preview/messages.ts';
import { type Preview, startPreview } from '../../src/preview/preview.ts';
import { PAGE, SHIPPED_CORPUS } from '../../src/project.ts';
import { WORDS } from '../../src/words/languages.ts';

/** Starts the bot and the page, and speaks with them as the page does. */
async function open() {
  const preview = await startPreview({ corpus: SHIPPED_CORPUS, page: PAGE, port: 0, locale: '' });
  onTestFinished(() => preview.close());
  return { preview, ...(await speak(preview)) };
}

async function speak({ url }: Preview) {
  const socket = new WebSocket(`${url.replace('http:', 'ws:')}/live`, { origin: url });
  const heard: News[] = [];
  socket.on('message', (data) => heard.push(newsSchema.parse(JSON.parse(String(data)))));
  await once(socket, 'open');
  const act = (wanted: Act) => socket.send(JSON.stringify(wanted));
  /** The newest sight once it is so. */
  const sees = (isSo: (sight: Sight) => boolean) =>
    vi.waitFor(
      () => {
        const sight = heard.findLast((news) => news.type === 'sight');
        if (sight === undefined || !isSo(sight)) throw new Error('not seen');
        return sight;
      },
      { timeout: 10_000 },
    );
  const look = async (person: string, place: string, language: 'ko' | 'en' = 'ko') => {
    act({ type: 'look', person, place, language });
    return sees((sight) => sight.person === person && sight.place === place);
  };
  return { act, sees, look, heard };
}

const slash = (command: string, options: Record<string, string | boolean> = {}): Act => ({
  type: 'slash',
  command,
  options,
  files: {},
});

test('who looks sees the channel, the people and the commands that Discord would offer them', async () => {
  const { look } = await open();
  const member = await look('jisu', 'history');
  expect(member.people.map(({ name, role }) => `${name} ${role}`)).toEqual([
    '지수 member',
    '민준 member',
    '운영자 operator',
  ]);
  const labels = (sight: Sight) => sight.commands.map(({ label }) => label);
  expect(labels(member)).toEqual([
    '질문',
    '연표',
    '출처',
    '기사',
    '도움말',
    '카카오 역사에서 찾기',
  ]);
  const operator = await look('operator', 'history');
  expect(labels(operator)).toEqual(expect.arrayContaining(['다시읽기', '기사추가', '상태']));
  const [ask] = (await look('jisu', 'dm', 'en')).commands;
  expect(ask).toMatchObject({
    label: 'ask',
    options: [
      { label: 'question', completes: true },
      { label: 'private', kind: 'switch' },
    ],
  });
});

test('what the bot says to one person alone, no other sees', async () => {
  const { look, act, sees } = await open();
  await look('jisu', 'history');
  act(slash('ask', { question: '카카오톡 해외 진출?', private: true }));
  const { messages } = await sees((sight) =>
    sight.messages.some(({ components }) => components.length > 0),
  );
  expect(messages).toMatchObject([
    { isPrivate: true, command: { by: { id: 'jisu' }, label: '/질문' } },
  ]);
  expect((await look('minjun', 'history')).messages).toEqual([]);
});

test('what cannot be done any more is said not to be answered', async () => {
  const { look, act, heard } = await open();
  await look('jisu', 'history');
  act({ type: 'press', message: '1', component: 'gone' });
  act({ type: 'submit', form: '1', values: {} });
  act(slash('reindex'));
  await expect.poll(() => heard.filter(({ type }) => type === 'unanswered').length).toBe(3);
});

test('the bot works on a copy of the articles, which is gone with the preview', async () => {
  const preview = await startPreview({ corpus: SHIPPED_CORPUS, page: PAGE, port: 0, locale: '' });
  expect(preview.corpusDir).not.toBe(SHIPPED_CORPUS);
  const names = await readdir(join(SHIPPED_CORPUS, 'articles'));
  await expect(readdir(join(preview.corpusDir, 'articles'))).resolves.toEqual(names);
  await preview.close();
  await expect(access(preview.corpusDir)).rejects.toThrow('ENOENT');
});

test('a failed reindex is told as Discord would show it', async () => {
  const { preview, look, act, sees } = await open();
  await look('operator', 'history');
  await rename(preview.corpusDir, `${preview.corpusDir}.away`);
  act(slash('reindex'));
  const { messages } = await sees((sight) =>
    JSON.stringify(sight).includes(WORDS.ko.reindexFailed),
  );
  expect(messages).toMatchObject([{ isPrivate: true, components: [{ accent_color: 0xd22d39 }] }]);
});

test('a folder without articles does not start, and says why', async () => {
  const starting = startPreview({ corpus: PAGE, page: PAGE, port: 0, locale: '' });
  await expect(starting).rejects.toThrow(WORDS.en.noFolder('').split(':')[0]);
});
