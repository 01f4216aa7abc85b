import { readdirSync, readFileSync } from 'node:fs';
import { type CallExpression, type NewExpression, parse } from 'acorn';
import { simple } from 'acorn-walk';
import { check } from 'recheck';
import { expect, test, vi } from 'vitest';

/** The built program: `npm test` builds it first. */
const BUILT = new URL('../dist/', import.meta.url).pathname;

/** What is run by hand beside the bot, and reads nothing that strangers write. */
const APART = /^(?:local-discord|evaluation|preview|trial)\//u;

/** A proof takes seconds at most, on a busy machine a few times that. */
const TIME_LIMIT = { timeout: 60_000 };

interface Expression {
  readonly source: string;
  readonly flags: string;
}

/** Expressions that cannot be proven linear, and what keeps them from being slow all the same. */
const BOUNDED = new Map([
  [String.raw`/\/+$/u`, 'settings.ts: the operator writes the address, and no one else'],
  [
    String.raw`/\d[\d,]*(?:\.\d+)?(?:\s?(?:[십백천만억조]|thousand|million|billion|trillion)|\s?\d[\d,]*(?:\.\d+)?(?=\s?[십백천만억조])|(?<=[만억조])\d[\d,]*)*/giu`,
    'korean/numbers.ts: matches from its first digit on whatever follows; what looks ahead is one number, read twice at most',
  ],
  [
    String.raw`/(?:[ⓒ©]|\(c\)|copyright(?!s?\s?(?:[ⓒ©]|\(c\)))|저작권자(?!\s?(?:[ⓒ©]|\(c\))))[\s:]*(?:\d{4}\s*(?:[-~]\s*\d{4})?)?[\s.,]*(?<owner>[^,.&|\]>\n]{2,60}?)(?=$|[,.&|\]>]|\s*(?:무단|all rights|copyright|재배포|\(www|기사))/iu`,
    'import/publisher.ts: ownerOf cuts the line at 300 characters',
  ],
]);

/** The modules that put expressions together; `madeExpressions` makes them do so. */
const MAKERS = [
  'discord/messages.js',
  'korean/period-words.js',
  'korean/question-words.js',
  'search/answer-type.js',
];

/** Questions that ask for a number in each of the ways that its unit comes into an expression. */
const ASKING = ['몇 시간 동안', '얼마', '인원', '비율', '나이', '몇 명', '몇 개', '몇 점'];

interface Written {
  readonly literals: readonly Expression[];
  /** The modules with a `RegExp` that is called. */
  readonly makers: readonly string[];
}

/** What stands in the modules of the program. */
function writtenExpressions(): Written {
  const literals: Expression[] = [];
  const makers = new Set<string>();
  const modules = readdirSync(BUILT, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.js') && !APART.test(path));
  for (const path of modules) {
    const tree = parse(readFileSync(`${BUILT}${path}`, 'utf8'), {
      ecmaVersion: 'latest',
      sourceType: 'module',
    });
    const called = ({ callee }: CallExpression | NewExpression) => {
      if (callee.type === 'Identifier' && callee.name === 'RegExp') makers.add(path);
    };
    simple(tree, {
      Literal({ regex }) {
        if (regex) literals.push({ source: regex.pattern, flags: regex.flags });
      },
      NewExpression: called,
      CallExpression: called,
    });
  }
  return { literals, makers: [...makers].toSorted() };
}

/** What the modules put together while they run. */
async function madeExpressions(): Promise<Expression[]> {
  const made: Expression[] = [{ source: '<@!?80351110224678912>', flags: 'u' }];
  class Recorded extends RegExp {
    constructor(pattern: RegExp | string, flags?: string) {
      super(pattern, flags);
      made.push({ source: this.source, flags: this.flags });
    }
  }
  vi.resetModules();
  vi.stubGlobal('RegExp', Recorded);
  try {
    await import('../src/korean/period-words.ts');
    await import('../src/korean/question-words.ts');
    const { answerType } = await import('../src/search/answer-type.ts');
    for (const question of ASKING) answerType(question);
  } finally {
    vi.unstubAllGlobals();
  }
  return made;
}

/** Whether the expression takes a time that at most grows with the text, by the theory of automata. */
async function isProven({ source, flags }: Expression): Promise<boolean> {
  const { status } = await check(source, flags, { checker: 'automaton', ...TIME_LIMIT });
  return status === 'safe';
}

test('an expression that grows faster than the text is known as such', TIME_LIMIT, async () => {
  expect(await isProven({ source: String.raw`\s+$`, flags: 'u' })).toBe(false);
  expect(await isProven({ source: String.raw`^\s+`, flags: 'u' })).toBe(true);
});

test(
  'every expression of the program is linear, or has its bound in the table',
  TIME_LIMIT,
  async () => {
    const { literals } = writtenExpressions();
    const made = await madeExpressions();
    expect(literals.length).toBeGreaterThan(100);
    expect(made.length).toBeGreaterThan(50);
    const all = new Map([...literals, ...made].map((one) => [`/${one.source}/${one.flags}`, one]));
    const unproven = await Promise.all(
      Array.from(all, async ([name, one]) => ((await isProven(one)) ? [] : [name])),
    );
    expect(unproven.flat().toSorted()).toEqual([...BOUNDED.keys()].toSorted());
  },
);

test('every module that puts expressions together is known', () => {
  expect(writtenExpressions().makers).toEqual(MAKERS);
});
