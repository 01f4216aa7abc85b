import { expect, test } from 'vitest';
import { readSettings, SettingsError } from '../src/settings.ts';

test('nothing set: the terminal, Discord itself, the shipped corpus', () => {
  expect(readSettings({ DISCORD_TOKEN: '', LOG_LEVEL: ' ' })).toEqual({
    token: null,
    apiUrl: 'https://discord.com/api',
    adminUserIds: [],
    corpusDir: null,
    dataDir: null,
    keepQuestions: true,
    logLevel: 'info',
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
  });
  expect(settings).toEqual({
    token: 'MTk4.Gabc.x-y_z',
    apiUrl: 'http://127.0.0.1:8080/api',
    adminUserIds: ['123456789012345678', '223456789012345678'],
    corpusDir: './my-corpus',
    dataDir: '/var/lib/bot',
    keepQuestions: false,
    logLevel: 'debug',
  });
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
