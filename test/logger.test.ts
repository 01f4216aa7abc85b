import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLogger, withoutSecrets } from '../src/logger.ts';
import { readSettings, secretsOf, type Settings } from '../src/settings.ts';

const TOKEN = 'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs';

const SETTINGS = readSettings({
  DISCORD_TOKEN: TOKEN,
  OPENSEARCH_URL: 'https://bot:p%22w%5Cd%40home@search-1:9200, http://search-2:9200',
  DISCORD_API_URL: 'http://proxy:hush@127.0.0.1:8080',
});
const SECRETS = secretsOf(SETTINGS);

/** A file of its own for a test. */
async function temporaryFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'log-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'log');
}

/** A file that is open until the test ends. */
function opened(file: string, flags: string | number): number {
  const number = openSync(file, flags);
  onTestFinished(() => closeSync(number));
  return number;
}

/** What a log writes. */
async function written(
  isTerminal: boolean,
  write: (log: ReturnType<typeof createLogger>) => void,
  level: Settings['logLevel'] = 'info',
): Promise<string> {
  const file = await temporaryFile();
  write(createLogger(level, isTerminal, SECRETS, opened(file, 'w')));
  return readFile(file, 'utf8');
}

test.each([true, false])(
  'no form of a secret is written (to a terminal: %s)',
  async (isTerminal) => {
    const plain = 'p"w\\d@home';
    const basic = Buffer.from(`bot:${plain}`).toString('base64');
    const forms = [TOKEN, plain, 'p%22w%5Cd%40home', encodeURIComponent(plain), basic, 'hush'];
    const text = await written(isTerminal, (log) => {
      for (const form of forms) {
        const cause = new Error(`the cause is ${form}`);
        const err = new Error(`refused: ${form}, ${form}`, { cause });
        log.error(
          { err: Object.assign(err, { auth: { header: `Basic ${form}` } }) },
          `with ${form}`,
        );
        log.warn({ deep: [{ list: [`a${form}b`] }], [`key ${form}`]: 1 }, 'nested');
        log.info(new Error(form));
      }
    });
    for (const form of forms) {
      expect(text).not.toContain(form);
      expect(text).not.toContain(JSON.stringify(form).slice(1, -1));
    }
    expect(text).toContain('refused: […], […]');
    expect(text).toContain('the cause is […]');
    expect(text).toContain('Basic […]');
    expect(text).toContain('a[…]b');
  },
);

test('a machine gets one line of JSON each, with level, time and what was said', async () => {
  const text = await written(false, (log) => {
    log.debug({ question: '카카오톡 해외 진출?' }, 'asked');
    log.info({ guilds: 3, ready: true, none: null }, '연결했습니다');
  });
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      guilds: 3,
      ready: true,
      none: null,
      msg: '연결했습니다',
    },
  ]);
  expect(new Date(lines[0].time).toISOString()).toBe(lines[0].time);
});

test('a secret that is a number leaves the lines whole', async () => {
  const settings = readSettings({ OPENSEARCH_URL: 'http://bot:30@127.0.0.1:9200' });
  expect(secretsOf(settings)).toContain('30');
  expect(JSON.parse(await written(false, (log) => log.info({ ms: 30 }, '1')))).toMatchObject({
    ms: 30,
  });
});

test('a person in a terminal gets lines to read', async () => {
  const text = await written(true, (log) => log.warn({ guild: '1' }, '연결이 끊겼습니다'));
  expect(text).toMatch(/WARN.*연결이 끊겼습니다/u);
  expect(text).toMatch(/guild.*1/u);
});

test('what is below the level is not written', async () => {
  const write = (log: ReturnType<typeof createLogger>) => {
    log.debug({}, 'fine');
    log.error({}, 'broken');
  };
  expect(await written(false, write, 'error')).not.toContain('fine');
  expect(await written(false, write, 'debug')).toContain('fine');
  expect(await written(false, write, 'silent')).toBe('');
});

test.each([true, false])('a full disk ends nothing (a terminal: %s)', (isTerminal) => {
  const log = createLogger('info', isTerminal, [], opened('/dev/full', 'w'));
  log.info({ filler: 'x'.repeat(100_000) }, 'nowhere to go');
  expect(() => log.fatal('the last words')).not.toThrow();
});

test('when nobody reads, lines are dropped, and what comes later stands in lines of its own', async () => {
  const pipe = await temporaryFile();
  execFileSync('mkfifo', [pipe]);
  const both = opened(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  const log = createLogger('info', false, [], both);
  for (let line = 0; line < 100; line++) log.info({ line, filler: 'x'.repeat(5_000) }, 'unread');
  const buffer = Buffer.alloc(200_000);
  const unread = buffer.toString('utf8', 0, readSync(both, buffer));
  expect(unread).toContain('"line":0,');
  expect(unread).not.toContain('"line":99,');
  log.info('later');
  const [torn, later] = buffer.toString('utf8', 0, readSync(both, buffer)).split('\n');
  expect(torn).toBe('');
  expect(JSON.parse(later ?? '')).toMatchObject({ msg: 'later' });
});

test('a secret within a secret is hidden whole, and no secrets change nothing', () => {
  expect(withoutSecrets('abcdef abc', ['abc', 'abcdef'])).toBe('[…] […]');
  expect(withoutSecrets('카카오톡', [])).toBe('카카오톡');
});
