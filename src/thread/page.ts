import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { UnreadablePageError } from '../import/errors.ts';
import type { Draft } from '../import/page.ts';

/** How a page is read. */
export interface PageThreadOptions {
  /** The compiled module that the thread runs: it is given the page and posts the draft. */
  readonly module: URL;
  /** How long reading may take. */
  readonly milliseconds?: number;
  /** How much memory reading may take. */
  readonly megabytes?: number;
}

/** Pages of newspapers take half a second; in milliseconds. */
const LONGEST = 10_000;

/** Two megabytes of nothing but paragraphs take 150; a container for the bot has 768. */
const MEGABYTES = 160;

const draftSchema = z.object({
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  author: z.string().nullable(),
  published: z.string().nullable(),
  url: z.string().nullable(),
  paragraphs: z.array(z.string()),
}) satisfies z.ZodType<Draft>;

/** What the thread posts. */
const messageSchema = z.tuple([draftSchema]);

/**
 * Reads a page in a thread of its own, which ends with it: whatever a page does to the libraries that
 * read it, everything else goes on.
 *
 * @param page The bytes of a page, in any encoding.
 * @throws {@link UnreadablePageError} when the thread takes too long or too much memory, or dies.
 */
export async function readPageInThread(
  page: Uint8Array,
  { module, milliseconds = LONGEST, megabytes = MEGABYTES }: PageThreadOptions,
): Promise<Draft> {
  const worker = new Worker(module, {
    workerData: page,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  const ended = new AbortController();
  worker.once('exit', () => ended.abort());
  // One that dies of having been given up is no fault any more.
  worker.on('error', () => {});
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(milliseconds), ended.signal]);
    const [draft] = messageSchema.parse(await once(worker, 'message', { signal }));
    return draft;
  } catch (cause) {
    throw new UnreadablePageError(cause);
  } finally {
    await worker.terminate();
  }
}
