import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSettings, type Settings, SettingsError } from '../../src/settings.ts';
import { WORDS } from '../../src/words/languages.ts';
import { check, PATIENCE } from './cases.ts';
import { anyText } from './texts.ts';

const NAMES = [
  ['DISCORD_TOKEN', 'DISCORD_API_URL', 'ADMIN_USER_IDS', 'CORPUS_DIR', 'DATA_DIR', 'LOG_LEVEL'],
  ['KEEP_QUESTIONS', 'OPENSEARCH_URL', 'SHARDS', 'SHARD_COUNT', 'PATH', '__proto__', 'constructor'],
].flat();

const VALUES = [
  ['', ' ', 'yes', 'no', 'auto', '0', '-1', '3', '0-3,8', '5-2', '99999', '0-99999', '1e3', '٣'],
  ['http://a.kr', 'https://b:c@d.kr:9200, http://e', 'ftp://a', 'http://', 'javascript:1', ','],
  ['80351110224678912', '80351110224678912, 1', 'debug', 'silent', 'loud', 'true', '\0'],
].flat();

const environment = fc.dictionary(
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...NAMES) }, anyText(10)),
  fc.oneof(fc.constantFrom(...VALUES), anyText(30)),
);

/** What came of some variables. */
function outcome(variables: Record<string, string>): Settings | SettingsError {
  try {
    return readSettings(variables);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
}

function expectSettings({ token, shards, shardCount, apiUrl, adminUserIds }: Settings): void {
  expect(token ?? '-').toMatch(/^\S+$/u);
  expect(URL.canParse(apiUrl)).toBe(true);
  for (const id of adminUserIds) expect(id).toMatch(/^\d{17,20}$/u);
  expect(shards).not.toEqual([]);
  for (const id of shards === 'auto' ? [] : shards) expect(id).toBeLessThan(shardCount ?? -1);
}

test('whatever is set, it is settings, or every wrong one is named', PATIENCE, () =>
  check({ test: 400, fuzz: 10_000 }, environment, (variables) => {
    const read = outcome(variables);
    if (!(read instanceof SettingsError)) expectSettings(read);
    const named = read instanceof SettingsError ? read.settings.map(({ name }) => name) : ['PATH'];
    expect(named).not.toEqual([]);
    for (const name of named) expect(NAMES).toContain(name);
  }),
);

/** Enough of a token to know it by. */
const secret = anyText(40).map((text) => `비밀 ${text}!`);

test('a wrong token is never shown', PATIENCE, () =>
  check({ test: 300, fuzz: 10_000 }, fc.tuple(secret, environment), ([token, others]) => {
    const read = outcome({ ...others, DISCORD_TOKEN: token });
    const { message, stack, settings } =
      read instanceof SettingsError ? read : new SettingsError([]);
    const bad = settings.filter(({ name }) => name === 'DISCORD_TOKEN');
    expect(bad).toEqual([{ name: 'DISCORD_TOKEN', fault: 'bad-token', value: null }]);
    const said = bad.flatMap((setting) => [WORDS.ko.setting(setting), WORDS.en.setting(setting)]);
    for (const line of [message, String(stack), ...said]) expect(line).not.toContain(token.trim());
  }),
);
