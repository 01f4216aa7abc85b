import { z } from 'zod';

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** What can be wrong with a setting. */
export type SettingFault = z.infer<typeof faultSchema>;

/** The messages of the schema below are faults; people read them in their own language. */
const faultSchema = z.enum([
  'bad-token',
  'bad-api-url',
  'bad-user-id',
  'bad-log-level',
  'bad-switch',
  'bad-search-url',
  'bad-shards',
  'bad-shard-count',
  'no-shard-count',
  'shard-too-high',
  'bad-port',
  'bad-host',
]);

const because = (fault: SettingFault) => ({ error: fault });

const snowflake = /^\d{17,20}$/u;

/** `3`, or `0-3`; no bot has a hundred thousand shards. */
const shardRange = z
  .string()
  .regex(/^\d{1,5}(?:-\d{1,5})?$/u, because('bad-shards'))
  .transform((range) => range.split('-').map(Number))
  .transform(([first = 0, last = first]) => ({ first, last }))
  .refine(({ first, last }) => first <= last, because('bad-shards'));

const shardList = z
  .string()
  .default('auto')
  .transform((list) => (list === 'auto' ? [] : list.split(',').map((range) => range.trim())))
  .pipe(z.array(shardRange));

const shardCount = z
  .string()
  .regex(/^[1-9]\d{0,4}$/u, because('bad-shard-count'))
  .transform(Number)
  .optional();

const port = z
  .string()
  .regex(/^[1-9]\d{0,4}$/u, because('bad-port'))
  .transform(Number)
  .refine((number) => number <= 65_535, because('bad-port'))
  .optional();

const engineUrl = z
  .url({ protocol: /^https?$/u, ...because('bad-search-url') })
  .refine(isDecodable, because('bad-search-url'));

/** User and password stand in an address with `%40` for `@`; a `%` alone, or `%FF`, stands for nothing. */
function isDecodable(url: string): boolean {
  try {
    const { username, password } = new URL(url);
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

const fields = z.object({
  // What can stand in a header of HTTP: printable ASCII.
  DISCORD_TOKEN: z
    .string()
    .regex(/^[!-~]+$/u, because('bad-token'))
    .optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/u, ...because('bad-api-url') })
    .refine(isDecodable, because('bad-api-url'))
    .default('https://discord.com/api')
    .transform((url) => url.replace(/\/+$/u, '').replace(/\/v\d+$/u, '')),
  ADMIN_USER_IDS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/u).filter((id) => id !== ''))
    .pipe(z.array(z.string().regex(snowflake, because('bad-user-id')))),
  CORPUS_DIR: z.string().optional(),
  DATA_DIR: z.string().optional(),
  KEEP_QUESTIONS: z
    .enum(['yes', 'no'], because('bad-switch'))
    .default('yes')
    .transform((value) => value === 'yes'),
  LOG_LEVEL: z.enum(LOG_LEVELS, because('bad-log-level')).default('info'),
  OPENSEARCH_URL: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/u).filter((url) => url !== ''))
    .pipe(z.array(engineUrl)),
  SHARDS: shardList,
  SHARD_COUNT: shardCount,
  HTTP_PORT: port,
  HTTP_HOST: z
    .string()
    .regex(/^[\w.:-]+$/u, because('bad-host'))
    .default('127.0.0.1'),
});

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(fields.shape);

const settingsSchema = fields
  .refine(({ SHARDS, SHARD_COUNT }) => SHARDS.length === 0 || SHARD_COUNT !== undefined, {
    path: ['SHARD_COUNT'],
    ...because('no-shard-count'),
    when: areShardsRead,
  })
  .refine(({ SHARDS, SHARD_COUNT = Infinity }) => SHARDS.every(({ last }) => last < SHARD_COUNT), {
    path: ['SHARDS'],
    ...because('shard-too-high'),
    when: areShardsRead,
  });

/** Whether the shards can be compared, whatever else is wrong. */
function areShardsRead({ issues }: Pick<z.core.ParsePayload, 'issues'>): boolean {
  return !issues.some(({ path }) => path?.[0] === 'SHARDS' || path?.[0] === 'SHARD_COUNT');
}

/** What the operator set, see `.env.example`. */
export interface Settings {
  /** `null`: answer in the terminal. */
  readonly token: string | null;
  /** The base URL of Discord's REST API, without the version. */
  readonly apiUrl: string;
  readonly adminUserIds: readonly string[];
  /** `null`: the corpus that comes with the bot. */
  readonly corpusDir: string | null;
  /** Where the bot keeps what it notes down; `null`: the folder `data` of the project. */
  readonly dataDir: string | null;
  /** Whether questions without an answer are kept for `/unanswered`. */
  readonly keepQuestions: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** The nodes of an OpenSearch cluster that holds the index; empty: MiniSearch, in this process. */
  readonly openSearchUrls: readonly string[];
  /** The shards that this process holds; `auto`: all that Discord recommends. */
  readonly shards: 'auto' | readonly number[];
  /** How many shards all processes hold together; `null`: as Discord recommends. */
  readonly shardCount: number | null;
  /** Where health and figures are told over HTTP; `null`: nowhere. */
  readonly httpPort: number | null;
  /** The address of this machine on which that port is open. */
  readonly httpHost: string;
}

/** A setting that is wrong. */
export interface BadSetting {
  readonly name: string;
  readonly fault: SettingFault;
  /**
   * As written, but for what stands before an `@`, which may be a password; `null` where nothing is, and
   * for the token, which is never shown.
   */
  readonly value: string | null;
}

/** Some settings are wrong; every one of them is named. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly settings: readonly BadSetting[];

  constructor(settings: readonly BadSetting[]) {
    super(`settings: ${settings.map(({ name, fault }) => `${name} ${fault}`).join(', ')}`);
    this.settings = settings;
  }
}

/**
 * Reads the settings from environment variables; an empty one counts as not set.
 *
 * @throws {@link SettingsError}
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const set = Object.entries(environment)
    .map(([name, value]) => [name, value?.trim()])
    .filter(([, value]) => value !== undefined && value !== '');
  const parsed = settingsSchema.safeParse(Object.fromEntries(set));
  if (!parsed.success) {
    const bad = parsed.error.issues.map((issue): [string, BadSetting] => {
      const name = String(issue.path[0]);
      const value = name === 'DISCORD_TOKEN' ? null : environment[name] || null;
      const shown = value && value.replace(/^.*@/su, '[…]@');
      return [name, { name, fault: faultSchema.parse(issue.message), value: shown }];
    });
    throw new SettingsError(Array.from(new Map(bad).values()));
  }
  return {
    token: parsed.data.DISCORD_TOKEN ?? null,
    apiUrl: parsed.data.DISCORD_API_URL,
    adminUserIds: parsed.data.ADMIN_USER_IDS,
    corpusDir: parsed.data.CORPUS_DIR ?? null,
    dataDir: parsed.data.DATA_DIR ?? null,
    keepQuestions: parsed.data.KEEP_QUESTIONS,
    logLevel: parsed.data.LOG_LEVEL,
    openSearchUrls: parsed.data.OPENSEARCH_URL,
    ...shardsOf(parsed.data),
    httpPort: parsed.data.HTTP_PORT ?? null,
    httpHost: parsed.data.HTTP_HOST,
  };
}

/**
 * What nobody may see in a log: the token, and the passwords of addresses, in every form in which they
 * are sent or written.
 */
export function secretsOf({
  token,
  apiUrl,
  openSearchUrls,
}: Pick<Settings, 'token' | 'apiUrl' | 'openSearchUrls'>): string[] {
  const passwords = [apiUrl, ...openSearchUrls].flatMap((url) => {
    const { username, password } = new URL(url);
    const plain = decodeURIComponent(password);
    const basic = Buffer.from(`${decodeURIComponent(username)}:${plain}`).toString('base64');
    // An address without a user has no password either.
    return password === '' ? [] : [password, plain, encodeURIComponent(plain), basic];
  });
  return Array.from(new Set([...(token === null ? [] : [token]), ...passwords]));
}

/** `SHARD_COUNT` alone means that this process holds all of them. */
function shardsOf({
  SHARDS: ranges,
  SHARD_COUNT: count,
}: z.infer<typeof settingsSchema>): Pick<Settings, 'shards' | 'shardCount'> {
  if (count === undefined) return { shards: 'auto', shardCount: null };
  const isHeld = (id: number) =>
    ranges.length === 0 || ranges.some(({ first, last }) => first <= id && id <= last);
  return { shards: Array.from({ length: count }, (_, id) => id).filter(isHeld), shardCount: count };
}
