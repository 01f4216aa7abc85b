import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import {
  type Alone,
  aloneSchema,
  type Built,
  builtSchema,
  type ContestantName,
  type Found,
  foundSchema,
  type Request,
} from './messages.ts';

type Message<Kind> = Omit<Extract<Request, { kind: Kind }>, 'kind'>;

/** A contestant in a process of its own. */
export interface ContestantProcess {
  readonly name: ContestantName;
  build(what: Omit<Message<'build'>, 'contestant'>): Promise<Built>;
  ask(what: Message<'ask'>): Promise<Found>;
  alone(): Promise<Alone>;
  /** Ends the process. */
  end(): Promise<void>;
}

/** The built file, from `src` as from `dist`. */
const ENTRY = fileURLToPath(
  new URL('../../../dist/evaluation/bench/contestant.js', import.meta.url),
);

/** For MiniSearch over 100,000 paragraphs, more than Node.js allows on a small machine. */
const HEAP_MEGABYTES = 8_000;

/** Starts the process of a contestant. What goes wrong in it rejects what it is asked. */
export function startContestant(name: ContestantName): ContestantProcess {
  const child = fork(ENTRY, {
    execArgv: ['--expose-gc', `--max-old-space-size=${HEAP_MEGABYTES}`],
    serialization: 'advanced',
  });
  let isEnding = false;
  const ended = once(child, 'exit').then(([code]: unknown[]) => {
    if (!isEnding) throw new Error(`evaluation: the process of ${name} ended (${String(code)})`);
  });
  // Whoever asks hears of it; between two questions nobody does.
  ended.catch(() => {});

  async function request<Answer>(schema: z.ZodType<Answer>, message: Request): Promise<Answer> {
    const answer = once(child, 'message').then(([first]: unknown[]) => first);
    child.send(message);
    return schema.parse(await Promise.race([answer, ended]));
  }

  return {
    name,
    build: (what) => request(builtSchema, { kind: 'build', contestant: name, ...what }),
    ask: (what) => request(foundSchema, { kind: 'ask', ...what }),
    alone: () => request(aloneSchema, { kind: 'alone' }),
    end: async () => {
      isEnding = true;
      if (child.connected) child.disconnect();
      await ended.catch(() => {});
    },
  };
}
