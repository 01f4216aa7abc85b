import { textOf, type Discord, type Message, type Run } from '../../local-discord/server.ts';
import { WORDS } from '../../words/languages.ts';

/** What became of something that a person asked. */
export type Fate =
  /** There is an answer. */
  | 'answered'
  /** There is a sentence that says why there is none. */
  | 'told'
  /** Discord took nothing that the bot sent, or never told it of the question. */
  | 'impossible'
  /** Nothing came, although it could have. */
  | 'lost';

/** Something that a person asked: by an interaction, or by a message. */
export type Asked = { readonly at: number } & (
  | { readonly run: Run; readonly message?: never }
  | { readonly run?: never; readonly message: Message }
);

/** Callbacks that are an answer by themselves: a message, a change of the message, a form. */
const ANSWERS = new Set([4, 7, 9]);

/** The callback that puts a change off; what was pressed is done when another request went well. */
const DEFERRED_CHANGE = 6;

/** What the bot says in place of an answer. */
const SENTENCES = new Set(
  Object.values(WORDS).flatMap((words) => [
    words.failed,
    words.unavailable,
    words.busy,
    words.oldButton,
    words.notAdmin,
    words.reindexing,
  ]),
);

/** How the sentences begin that say how long to wait. */
const WAITING = Object.values(WORDS)
  .flatMap((words) => [words.tooFast(1), words.tooManyHere(1)])
  .map((text) => text.split('1')[0] ?? '');

/** What a question needs beside the callback of its interaction. */
const OPERATION = /"name":"(?:reindex|status|unanswered|import)"/u;

/** A question may have been on its way for so long before it met an outage, in milliseconds. */
const ON_ITS_WAY = 3_000;

/**
 * What became of everything that was asked, once nothing more will come.
 *
 * @param unauthorized How long the bot makes no request with a token that was refused, in milliseconds.
 */
export function fatesOf(discord: Discord, asked: readonly Asked[], unauthorized: number): Fate[] {
  const outages = outagesOf(discord, unauthorized);
  const messages = Array.from(discord.world.channels.values()).flatMap(
    (channel) => channel.messages,
  );
  const byNonce = groupedBy(messages, ({ nonce }) => String(nonce));
  /** For each id whether the requests that name it went well, in their order. */
  const attempts = groupedBy(
    discord.requests.flatMap(({ path, body, status }) => {
      const wentWell = status !== undefined && status < 400;
      return [...path.split('/'), nonceIn(body)].map((id) => ({ id, wentWell }));
    }),
    ({ id }) => id,
  );

  return asked.map(({ at, run, message }) => {
    const id = run?.id ?? message?.id ?? '';
    const replies = [
      ...(run === undefined ? [] : [...run.replies, ...run.followUps]),
      ...(message === undefined ? [] : discord.repliesTo(message)),
      ...(byNonce.get(id) ?? []),
    ];
    const texts = replies.map(textOf);
    if (texts.some((text) => !isExcuse(text))) return 'answered';
    if (texts.length > 0) return 'told';
    const isOnMessage = run !== undefined && run.source !== undefined;
    if (isOnMessage && run.callbacks.some(({ type }) => ANSWERS.has(type))) return 'answered';
    const isDeferred = run?.callbacks.some(({ type }) => type === DEFERRED_CHANGE) ?? false;
    if (isDeferred && ((run?.deleted.length ?? 0) > 0 || (run?.edits.length ?? 0) > 0)) {
      return 'answered';
    }
    const tried = [id, ...(run === undefined ? [] : [run.token])].flatMap((key) =>
      (attempts.get(key) ?? []).map(({ wentWell }) => wentWell),
    );
    if (tried.at(-1) === false) return 'impossible';
    const place = run?.channel.id ?? message?.channel_id;
    const needsToken =
      run === undefined ||
      isDeferred ||
      tried.includes(false) ||
      OPERATION.test(JSON.stringify(run.data));
    const isExcused = outages.some(
      ({ from, to, channel, isOfToken }) =>
        from - ON_ITS_WAY <= at &&
        at <= to &&
        (!isOfToken || needsToken) &&
        (channel === null || channel === place),
    );
    return isExcused ? 'impossible' : 'lost';
  });
}

/** A time in which the bot could not hear of a question, or could not make a request. */
interface Outage {
  readonly from: number;
  readonly to: number;
  /** Where it was so; `null`: everywhere. */
  readonly channel: string | null;
  /** Whether it is one only for requests with the token: callbacks of interactions need none. */
  readonly isOfToken: boolean;
}

function outagesOf({ gateway, requests }: Discord, unauthorized: number): Outage[] {
  const gaps = gateway.gaps.map((gap) => ({ ...gap, channel: null, isOfToken: false }));
  const refused = requests.flatMap(({ at, status, limit, path }): Outage[] => {
    if (status === 401)
      return [{ from: at, to: at + unauthorized, channel: null, isOfToken: true }];
    if (limit === undefined) return [];
    const channel = limit.global ? null : (path.split('/')[2] ?? null);
    return [{ from: at, to: limit.until, channel, isOfToken: true }];
  });
  return [...gaps, ...refused];
}

/** What is known of something that was asked: how, and which requests were made for it. */
export function historyOf({ requests }: Discord, { at, run, message }: Asked): string {
  const id = run?.id ?? message?.id ?? '';
  const own = requests.filter(({ path, body }) => {
    const parts = path.split('/');
    return parts.includes(id) || parts.includes(run?.token ?? '-') || nonceIn(body) === id;
  });
  const what = run === undefined ? message?.content : JSON.stringify(run.data);
  const made = own.map(
    ({ method, path, status, at: then }) =>
      `${then - at} ms ${method} ${path.replace(/[\w=-]{30,}/gu, '…')} ${status ?? 'cut'}`,
  );
  return [new Date(at).toISOString(), what, ...made].join('\n  ');
}

function groupedBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): ReadonlyMap<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** Whether a text says why there is no answer. */
export function isExcuse(text: string): boolean {
  return SENTENCES.has(text) || WAITING.some((beginning) => text.startsWith(beginning));
}

function nonceIn(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('nonce' in body)) return '';
  return String(body.nonce).replace(/\+$/u, '');
}
