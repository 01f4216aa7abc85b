import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { expect, test } from 'vitest';
import { type Discord, textOf, type User } from '../../src/local-discord/server.ts';
import { WORDS } from '../../src/words/languages.ts';
import { articleFile, corpusFolder } from '../support/articles.ts';
import { connect } from '../support/bot.ts';

const words = WORDS.ko;
const COMMANDS = ['reindex', 'import', 'unanswered', 'status'];
const PLACES = ['channel', 'dm', 'private'] as const;

const PAGE = `전자신문
카카오, 제주에 새 도서관 연다
입력 2024.05.06 10:00
홍길동 기자

카카오가 제주에 새 도서관을 열기로 했다고 6일 밝혔다. 도서관은 2025년 3월에 문을 열 예정이다.`;

async function scene() {
  const corpus = await corpusFolder({
    'articles/a.md': articleFile({}, '카카오톡은 해외로 진출하지 않는다고 2017년에 밝혔다.'),
  });
  const connected = await connect({ corpus });
  const { discord } = connected;
  const owner = discord.application.owner;
  owner.locale = 'ko';
  const files = { page: { filename: 'page.txt', content: Buffer.from(PAGE) } };
  const run = await discord.slash(owner, { in: 'dm', command: 'import', files });
  const message = await run.reply();
  const id = /1:draft:([\w-]+):save/u.exec(JSON.stringify(message.components))?.[1] ?? '';
  return { ...connected, corpus, owner, message, id, files };
}

/** People who are important, each elsewhere than with the bot. */
function strangers(discord: Discord): User[] {
  const [invited, reader] = ['invited', 'reader'].map((username) =>
    discord.addUser({ username, locale: 'ko' }),
  );
  if (invited === undefined || reader === undefined) return [];
  discord.setTeam(discord.application.owner, [
    { user: invited, role: 'admin', membership_state: 1 },
    { user: reader, role: 'read_only', membership_state: 2 },
  ]);
  const others = Array.from({ length: 250 }, (_, i) =>
    discord.addUser({ username: `stranger${i}`, locale: 'ko' }),
  );
  return [invited, reader, ...others];
}

test(
  "of a thousand attempts to do what is the operator's, in every place and form, none succeeds",
  { timeout: 120_000 },
  async () => {
    const { discord, corpus, archive, owner, message, id, files } = await scene();
    const before = archive.report.at;
    const people = strangers(discord);
    const rooms = people.map((user, i) =>
      discord.addGuild({ name: `g${i}`, members: [user] }).addChannel({ name: 'c' }),
    );
    const administrator = { memberPermissions: PermissionFlagsBits.Administrator };
    let attempts = 0;
    const said = new Map<string, number>();
    for (const [i, user] of people.entries()) {
      const place = PLACES[i % PLACES.length];
      const room = rooms[i];
      if (place === undefined || room === undefined) continue;
      const where = place === 'channel' ? room : place;
      const command = COMMANDS[i % COMMANDS.length] ?? '';
      const given = command === 'import' ? { files } : {};
      const step = ['save', 'edit', 'drop'][i % 3] ?? '';
      const custom_id = `1:draft:${id}:${step}`;
      const field = { type: 18, component: { type: 4, custom_id: 'title', value: '바꾼 제목' } };
      const runs = [
        await discord.slash(user, { in: where, command, ...given, ...administrator }),
        await discord.forge(user, where, 'command', {
          id: '1',
          name: command,
          type: 1,
          options: [],
        }),
        await discord.forge(
          user,
          where,
          'component',
          { custom_id, component_type: 2 },
          { source: message },
        ),
        await discord.forge(
          user,
          where,
          'modal',
          { custom_id, components: [field] },
          { source: message },
        ),
      ];
      attempts += runs.length;
      for (const run of runs) {
        const text = textOf(await run.reply());
        said.set(text, (said.get(text) ?? 0) + 1);
        expect(run.callbacks[0]).toMatchObject({ ephemeral: true });
      }
    }
    expect(attempts).toBeGreaterThanOrEqual(1_000);
    expect([...said]).toEqual([[words.notAdmin, attempts]]);
    expect(await readdir(join(corpus, 'articles'))).toEqual(['a.md']);
    expect(archive.report.at).toBe(before);
    const asked = discord.requests.filter(({ path }) => path === '/applications/@me');
    expect(asked.length).toBeLessThan(20);
    // What waits for its operator is still there.
    const saved = await discord.press(owner, message, `1:draft:${id}:save`);
    await discord.until('saved', () =>
      saved.original && textOf(saved.original).includes('저장했습니다') ? true : undefined,
    );
    expect(await readdir(join(corpus, 'articles'))).toHaveLength(2);
  },
);

test.each([
  '',
  '1',
  '1:',
  '2:page:1:2:3:4',
  '1:page:x:0:best:0',
  `1:page:${'9'.repeat(80)}:0:best:0`,
  '1:page:80351110224678912:99999:best:99999',
  '1:read:99999:../../etc/passwd',
  '1:turn:-1:a',
  '1:when:80351110224678912:99999:1:1',
  '1:list:80351110224678912:99999:newest:99999',
  '1:ask:99999',
  '1:draft:00000000-0000-4000-8000-000000000000:save',
  '__proto__',
  '1:constructor',
  '가'.repeat(100),
])('the forged component id %j is answered with a friendly word', async (custom_id) => {
  const { discord, logged } = await scene();
  const user = discord.addUser({ username: 'forger', locale: 'ko' });
  const asked = await discord.say(user, 'dm', '카카오톡 해외 진출?');
  const source = await discord.replyTo(asked);
  for (const data of [
    { custom_id, component_type: 2 },
    { custom_id, component_type: 3, values: ['__proto__'] },
    { custom_id, component_type: 3, values: [] },
  ]) {
    const run = await discord.forge(user, 'dm', 'component', data, { source });
    expect(await run.acknowledged()).toMatchObject({ type: expect.any(Number) });
  }
  const form = await discord.forge(user, 'dm', 'modal', { custom_id, components: [] }, { source });
  expect(await form.acknowledged()).toMatchObject({ ephemeral: true });
  expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
});
