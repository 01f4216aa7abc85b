import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import {
  type Built,
  builtSchema,
  type Done,
  doneSchema,
  type Found,
  type FoundOnCurve,
  foundOnCurveSchema,
  foundSchema,
  type Request,
} from './messages.ts';

type Message<Kind> = Omit<Extract<Request, { kind: Kind }>, 'kind'>;

/** A process of its own for what is measured. */
export interface ContestantProcess {
  build(what: Message<'build'>): Promise<Built>;
  ask(what: Message<'ask'>): Promise<Found>;
  write(what: Message<'write'>): Promise<Done>;
  buildCurve(what: Message<'build-curve'>): Promise<Done>;
  askCurve(what: Message<'ask-curve'>): Promise<FoundOnCurve>;
  /** Ends the process. */
  end(): Promise<void>;
}

/** The built file, from `src` as from `dist`. */
const ENTRY = fileURLToPath(
  new URL('../../../dist/evaluation/bench/contestant.js', import.meta.url),
);

/** For MiniSearch over 100,000 paragraphs, more than Node.js allows on a small machine. */
const HEAP_MEGABYTES = 8_000;

/**
 * Starts a process. What goes wrong in it rejects what it is asked.
 *
 * @param name The name for errors.
 */
export function startContestant(name: string): ContestantProcess {
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
    build: (what) => request(builtSchema, { kind: 'build', ...what }),
    ask: (what) => request(foundSchema, { kind: 'ask', ...what }),
    write: (what) => request(doneSchema, { kind: 'write', ...what }),
    buildCurve: (what) => request(doneSchema, { kind: 'build-curve', ...what }),
    askCurve: (what) => request(foundOnCurveSchema, { kind: 'ask-curve', ...what }),
    end: async () => {
      isEnding = true;
      if (child.connected) child.disconnect();
      await ended.catch(() => {});
    },
  };
}
