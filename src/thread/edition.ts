import { totalmem } from 'node:os';
import { setTimeout as startTimer } from 'node:timers';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { z } from 'zod';
import type { Contents, Edition } from '../archive/edition.ts';
import {
  CorpusFolderError,
  EditionLostError,
  EmptyCorpusError,
  UnavailableError,
} from '../archive/errors.ts';
import {
  type Call,
  CLOSE,
  type OpeningError,
  reportSchema,
  type Request,
  SIGN,
  VALUES,
} from './messages.ts';
import type { OnProgress } from './serve.ts';

/** How a thread is started. */
export interface ThreadOptions {
  /** The compiled module that the thread runs; it calls `serve`. */
  readonly module: URL;
  /** What the thread is told at its start; structured clone must take it. */
  readonly data: unknown;
  readonly onProgress?: OnProgress | undefined;
  /** About how many articles there are: the more, the more memory an answer needs for a moment. */
  readonly articles: number;
  /** How long a call may take, waiting in line included, in milliseconds. */
  readonly patience?: number;
  /** How long the thread may be silent while it opens, in milliseconds. */
  readonly openingPatience?: number;
  /** How much memory the thread may take, in megabytes. */
  readonly megabytes?: number;
}

/** Whoever asks in Discord must have an answer within three seconds. */
const PATIENCE = 2_000;

/** How often a thread that has something to do is looked after, in milliseconds. */
const WATCH = 400;

/**
 * A thread that says nothing for so long, in milliseconds, is asked for a sign of life. One that
 * waits for an engine outside gives it; one that gives none until it is looked after again is stuck.
 */
const SILENCE = 700;

/**
 * How long a thread that opens may say nothing, in milliseconds, and how much longer for each article:
 * ten thousand are read and indexed in twenty seconds, and machines can be ten times as slow.
 */
const OPENING_SILENCE = 60_000;
const OPENING_SILENCE_AN_ARTICLE = 20;

/** How long a thread may still write what it keeps when it is closed, in milliseconds. */
const GOODBYE = 10_000;

/** So many calls are with the thread at once: an index outside the process can do several. */
const AT_ONCE = 8;

/** The new generation of the thread's heap, in megabytes, and for how many articles it grows by one. */
const SMALLEST_GENERATION = 8;
const LARGEST_GENERATION = 64;
const ARTICLES_A_MEGABYTE = 300;

/**
 * A small archive shall not take much memory; with too little, a question to a large one takes twice
 * as long.
 */
function youngGeneration(articles: number): number {
  const size = SMALLEST_GENERATION + Math.round(articles / ARTICLES_A_MEGABYTE);
  return Math.min(LARGEST_GENERATION, size);
}

/**
 * So much of the memory of the machine or the container a thread may take, since two stand side by side
 * while the articles are read again; in megabytes no more than Node.js gives a process by itself. One
 * that takes more, bit by bit, dies alone; only one that asks for hundreds of megabytes at once ends
 * the process. What lies in typed arrays is not counted.
 */
const MEMORY_SHARE = 0.4;
const LARGEST_HEAP = 4_096;

function oldGeneration(): number {
  // Nothing, or more than any machine has, where there is no limit.
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.min(LARGEST_HEAP, Math.floor((memory * MEMORY_SHARE) / 2 ** 20));
}

interface Pending {
  readonly request: Request;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Opens an edition in a thread of its own, so that no question and no indexing ever makes this thread
 * wait. The call that a stuck or dying thread worked on fails with {@link UnavailableError}; the
 * others with {@link EditionLostError}. One that takes memory without end dies alone.
 *
 * @throws What opening threw in the thread, or that it was silent for too long.
 */
export async function openThreadEdition(options: ThreadOptions): Promise<Edition> {
  const { module, data, onProgress, articles, patience = PATIENCE } = options;
  const openingPatience =
    options.openingPatience ?? OPENING_SILENCE + articles * OPENING_SILENCE_AN_ARTICLE;
  const worker = new Worker(module, {
    workerData: data,
    resourceLimits: {
      maxYoungGenerationSizeMb: youngGeneration(articles),
      maxOldGenerationSizeMb: options.megabytes ?? oldGeneration(),
    },
  });
  const waiting: Pending[] = [];
  const sent = new Map<number, Pending>();
  let nextId = 0;
  let whenIdle: (() => void) | null = null;
  let reasonLost: unknown = null;
  let isOpen = false;
  let isOver = false;
  let heardAt = performance.now();
  let isAskedForSign = false;
  let tellLost: (reason: unknown) => void = () => {};
  const ended = new Promise((resolve) => {
    worker.once('exit', resolve);
  });
  const lost = new Promise<unknown>((resolve) => {
    tellLost = resolve;
  });

  function lose(reason: unknown): void {
    if (isOver) return;
    isOver = true;
    reasonLost = reason;
    clearInterval(watch);
    void worker.terminate();
    const [first, ...others] = [...sent.values(), ...waiting.splice(0)];
    sent.clear();
    // The thread takes one call after the other: it died of the first, and the others may try again.
    for (const { timer } of [first, ...others].flatMap((pending) => pending ?? []))
      clearTimeout(timer);
    first?.reject(new UnavailableError('thread: lost while it worked on this', { cause: reason }));
    for (const { reject } of others)
      reject(new EditionLostError('thread: lost', { cause: reason }));
    tellLost(reason);
  }

  function fill(): void {
    while (sent.size < AT_ONCE) {
      const next = waiting.shift();
      if (next === undefined) break;
      // A thread that had nothing to do had nothing to say.
      if (sent.size === 0) heardAt = performance.now();
      sent.set(next.request.id, next);
      worker.postMessage(next.request);
    }
    if (sent.size === 0) whenIdle?.();
  }

  function settle(id: number, finish: (pending: Pending) => void): void {
    const pending = sent.get(id);
    if (pending === undefined) return;
    sent.delete(id);
    clearTimeout(pending.timer);
    finish(pending);
    fill();
  }

  function onTooLate(id: number): void {
    const at = waiting.findIndex(({ request }) => request.id === id);
    const late = at === -1 ? sent.get(id) : waiting.splice(at, 1)[0];
    sent.delete(id);
    late?.reject(new UnavailableError('thread: it took too long'));
    // Not before those are gone that came with it.
    setImmediate(fill);
  }

  const watch = setInterval(() => {
    if (isOpen && sent.size === 0) return;
    if (performance.now() - heardAt < (isOpen ? SILENCE : openingPatience)) return;
    if (isAskedForSign) {
      // A sign may have come while this thread was busy; it is heard before this.
      setImmediate(() => {
        if (isAskedForSign)
          lose(new Error(isOpen ? 'thread: stuck' : 'thread: stuck while it opens'));
      });
      return;
    }
    isAskedForSign = true;
    worker.postMessage(SIGN);
  }, WATCH).unref();

  function ask<Value>(request: Call, schema: z.ZodType<Value>): Promise<Value> {
    if (isOver) return Promise.reject(new EditionLostError('thread: lost', { cause: reasonLost }));
    const id = nextId++;
    return new Promise<unknown>((resolve, reject) => {
      const timer = startTimer(onTooLate, patience, id);
      waiting.push({ request: { id, request }, resolve, reject, timer });
      fill();
    }).then((value) => schema.parse(value));
  }

  const contents = await new Promise<Contents>((resolve, reject) => {
    worker.on('message', (message: unknown) => {
      const parsed = reportSchema.safeParse(message);
      if (!parsed.success) return lose(new Error('thread: not a report', { cause: parsed.error }));
      const report = parsed.data;
      heardAt = performance.now();
      isAskedForSign = false;
      switch (report.kind) {
        case 'progress':
          return onProgress?.(report.done, report.total);
        case 'open':
          isOpen = true;
          return resolve(report.contents);
        case SIGN:
          return;
        case 'not-open':
          isOver = true;
          clearInterval(watch);
          void worker.terminate();
          return reject(errorOf(report.error));
        case 'gone':
          return lose(new Error(report.message));
        case 'value':
          return settle(report.id, (pending) => pending.resolve(report.value));
        case 'failed':
          return settle(report.id, (pending) => pending.reject(new Error(report.message)));
        case 'unavailable':
          return settle(report.id, (pending) =>
            pending.reject(new UnavailableError(report.message)),
          );
      }
    });
    void lost.then((reason) => {
      reject(reason instanceof Error ? reason : new Error(String(reason)));
    });
    worker.once('error', lose);
    worker.once('exit', (code) => lose(new Error(`thread: ended with ${code}`)));
  });

  return {
    contents,
    lost,
    ask: (...args) => ask({ call: 'ask', arguments: args }, VALUES.ask),
    timeline: (...args) => ask({ call: 'timeline', arguments: args }, VALUES.timeline),
    list: (...args) => ask({ call: 'list', arguments: args }, VALUES.list),
    suggest: (...args) => ask({ call: 'suggest', arguments: args }, VALUES.suggest),
    titled: (...args) => ask({ call: 'titled', arguments: args }, VALUES.titled),
    twinOf: (paragraphs) => ask({ call: 'twinOf', arguments: [[...paragraphs]] }, VALUES.twinOf),
    article: (...args) => ask({ call: 'article', arguments: args }, VALUES.article),
    close: async () => {
      if (isOver) return;
      if (sent.size + waiting.length > 0) {
        const idle = new Promise<void>((resolve) => {
          whenIdle = resolve;
        });
        await Promise.race([idle, lost]);
      }
      isOver = true;
      clearInterval(watch);
      worker.postMessage(CLOSE);
      await Promise.race([ended, setTimeout(GOODBYE, null, { ref: false })]);
      await worker.terminate();
    },
  };
}

function errorOf(error: OpeningError): Error {
  switch (error.name) {
    case 'CorpusFolderError':
      return new CorpusFolderError(error.folder, error.cause);
    case 'EmptyCorpusError':
      return new EmptyCorpusError(error.refused);
    case 'other':
      return new Error(error.message);
  }
}
