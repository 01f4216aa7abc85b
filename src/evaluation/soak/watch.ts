import { setTimeout } from 'node:timers/promises';
import type { BotProcess, Metrics } from '../../trial/bot-process.ts';

/** How often the bot is looked at, in milliseconds. */
const INTERVAL = 5_000;

/** What a run shows of one figure: after it had warmed up, and at its end. */
export interface Course {
  readonly first: number;
  readonly last: number;
  readonly most: number;
}

/** What is watched in a process that shall run for months. */
export const WATCHED = {
  memory: 'process_resident_memory_bytes',
  heap: 'nodejs_heap_size_used_bytes',
  handles: 'nodejs_active_resources_total',
  files: 'process_open_fds',
} as const;

/** Watches a process until it is told to end. */
export interface Watch {
  /** The median of the second quarter, that of the last, and the highest value. */
  end(): Promise<Readonly<Record<keyof typeof WATCHED, Course>>>;
}

/** Begins to watch how much a process holds. */
export function watchProcess(bot: BotProcess): Watch {
  const samples: Metrics[] = [];
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted) {
      const sample = await bot.metrics();
      if (sample.size > 0) samples.push(sample);
      await setTimeout(INTERVAL);
    }
  })();
  const courseOf = (name: string): Course => {
    const values = samples.flatMap((sample) => sample.get(name) ?? []);
    const quarter = (n: number) =>
      median(values.slice((values.length * (n - 1)) / 4, (values.length * n) / 4));
    return { first: quarter(2), last: quarter(4), most: Math.max(...values) };
  };
  return {
    end: async () => {
      over.abort();
      await watching;
      const { memory, heap, handles, files } = WATCHED;
      return {
        memory: courseOf(memory),
        heap: courseOf(heap),
        handles: courseOf(handles),
        files: courseOf(files),
      };
    },
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
