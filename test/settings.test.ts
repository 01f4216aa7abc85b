import { expect, test } from 'vitest';
import { readSettings, secretsOf, SettingsError } from '../src/settings.ts';

test('nothing set: the terminal, Discord itself, the shipped corpus', () => {
  expect(readSettings({ DISCORD_TOKEN: '', LOG_LEVEL: ' ' })).toEqual({
    token: null,
    apiUrl: 'https://discord.com/api',
    adminUserIds: [],
    corpusDir: null,
    dataDir: null,
    keepQuestions: true,
    logLevel: 'info',
    openSearchUrls: [],
    shards: 'auto',
    shardCount: null,
    httpPort: null,
    httpHost: '127.0.0.1',
  });
});

test('everything set', () => {
  const settings = readSettings({
    DISCORD_TOKEN: ' MTk4.Gabc.x-y_z \n',
    DISCORD_API_URL: 'http://127.0.0.1:8080/api/v10/',
    ADMIN_USER_IDS: '123456789012345678, 223456789012345678',
    CORPUS_DIR: './my-corpus',
    DATA_DIR: '/var/lib/bot',
    KEEP_QUESTIONS: 'no',
    LOG_LEVEL: 'debug',
    SHARDS: '0-3, 8',
    SHARD_COUNT: '16',
    HTTP_PORT: '9464',
    HTTP_HOST: '0.0.0.0',
    OPENSEARCH_URL: 'http://10.0.0.1:9200, https://bot:secret@search.example.com',
  });
  expect(settings).toEqual({
    token: 'MTk4.Gabc.x-y_z',
    apiUrl: 'http://127.0.0.1:8080/api',
    adminUserIds: ['123456789012345678', '223456789012345678'],
    corpusDir: './my-corpus',
    dataDir: '/var/lib/bot',
    keepQuestions: false,
    logLevel: 'debug',
    openSearchUrls: ['http://10.0.0.1:9200', 'https://bot:secret@search.example.com'],
    shards: [0, 1, 2, 3, 8],
    shardCount: 16,
    httpPort: 9464,
    httpHost: '0.0.0.0',
  });
});

test.each([
  [{ SHARDS: 'auto' }, 'auto', null],
  [{ SHARD_COUNT: '3' }, [0, 1, 2], 3],
  [{ SHARDS: 'auto', SHARD_COUNT: '2' }, [0, 1], 2],
  [{ SHARDS: '2,0-1,1-2', SHARD_COUNT: '4' }, [0, 1, 2], 4],
])('%o: the shards %o of %o', (environment, shards, shardCount) => {
  expect(readSettings(environment)).toMatchObject({ shards, shardCount });
});

test.each([
  [{ OPENSEARCH_URL: 'localhost' }, 'OPENSEARCH_URL', 'bad-search-url'],
  [
    { OPENSEARCH_URL: 'http://bot%@localhost' },
    'OPENSEARCH_URL',
    'bad-search-url',
    '[…]@localhost',
  ],
  [{ HTTP_PORT: '0' }, 'HTTP_PORT', 'bad-port'],
  [{ HTTP_PORT: '65536' }, 'HTTP_PORT', 'bad-port'],
  [{ HTTP_PORT: '80a' }, 'HTTP_PORT', 'bad-port'],
  [{ HTTP_HOST: 'http://localhost' }, 'HTTP_HOST', 'bad-host'],
  [{ DISCORD_TOKEN: '토큰' }, 'DISCORD_TOKEN', 'bad-token', null],
  [{ SHARDS: 'all', SHARD_COUNT: '2' }, 'SHARDS', 'bad-shards'],
  [{ SHARDS: '3-0', SHARD_COUNT: '4' }, 'SHARDS', 'bad-shards'],
  [{ SHARDS: '0,,1', SHARD_COUNT: '4' }, 'SHARDS', 'bad-shards'],
  [{ SHARDS: '0-4', SHARD_COUNT: '4' }, 'SHARDS', 'shard-too-high'],
  [{ SHARDS: '0', SHARD_COUNT: '0' }, 'SHARD_COUNT', 'bad-shard-count'],
  [{ SHARD_COUNT: '1.5' }, 'SHARD_COUNT', 'bad-shard-count'],
  [{ SHARDS: '0' }, 'SHARD_COUNT', 'no-shard-count'],
  [{ SHARDS: '0', SHARD_COUNT: '' }, 'SHARD_COUNT', 'no-shard-count'],
])(
  '%o is refused, whatever else is wrong',
  (environment: Record<string, string>, name, fault, shown?: string | null) => {
    const value = shown === undefined ? environment[name] || null : shown;
    const settings = expect.arrayContaining([
      { name: 'LOG_LEVEL', fault: 'bad-log-level', value: 'loud' },
      { name, fault, value },
    ]);
    expect(() => readSettings({ ...environment, LOG_LEVEL: 'loud' })).toThrow(
      expect.objectContaining({ name: 'SettingsError', settings }),
    );
  },
);

test('no password of a wrong address is shown', () => {
  const OPENSEARCH_URL = 'https://bot:hush@search-1:9200, htps://bot:hush/hush@search-2:9200';
  const error = expect.objectContaining({
    settings: [{ name: 'OPENSEARCH_URL', fault: 'bad-search-url', value: '[…]@search-2:9200' }],
  });
  expect(() => readSettings({ OPENSEARCH_URL })).toThrow(error);
});

test('the secrets are the token and each password, as written and as sent', () => {
  const settings = readSettings({
    DISCORD_TOKEN: 'a.b.c',
    OPENSEARCH_URL: 'http://127.0.0.1:9200, https://kim:p%40ss@search:9200',
  });
  const basic = Buffer.from('kim:p@ss').toString('base64');
  expect(secretsOf(settings).toSorted()).toEqual(['a.b.c', 'p@ss', 'p%40ss', basic].toSorted());
  expect(secretsOf(readSettings({}))).toEqual([]);
});

test('every fault is named at once, and the token is not repeated', () => {
  const wrong = {
    DISCORD_TOKEN: 'two words',
    DISCORD_API_URL: 'discord.com',
    ADMIN_USER_IDS: '홍길동, 김범수',
    LOG_LEVEL: 'loud',
  };
  const error = (() => {
    try {
      return readSettings(wrong);
    } catch (caught) {
      return caught;
    }
  })();
  expect(error).toBeInstanceOf(SettingsError);
  expect(error).toMatchObject({
    settings: [
      { name: 'DISCORD_TOKEN', fault: 'bad-token', value: null },
      { name: 'DISCORD_API_URL', fault: 'bad-api-url', value: 'discord.com' },
      { name: 'ADMIN_USER_IDS', fault: 'bad-user-id', value: '홍길동, 김범수' },
      { name: 'LOG_LEVEL', fault: 'bad-log-level', value: 'loud' },
    ],
  });
  expect(String(error)).not.toContain('two words');
});

test.each([
  ['DISCORD_API_URL', 'bad-api-url', 'https://kim:%FF@proxy.example.com/api'],
  ['DISCORD_API_URL', 'bad-api-url', 'https://kim:100%@proxy.example.com/api'],
  ['OPENSEARCH_URL', 'bad-search-url', 'https://kim:%FF@search.example.com'],
])('%s with a password that no one can read is named, without it', (name, fault, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(
    expect.objectContaining({
      settings: [{ name, fault, value: expect.not.stringContaining('kim') }],
    }),
  );
});
