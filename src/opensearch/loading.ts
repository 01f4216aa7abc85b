import { z } from 'zod';
import type { IndexedParagraph } from '../search/paragraph-index.ts';
import { type Connection, LOADING } from './connection.ts';
import { bulkLines } from './documents.ts';

/** A request carries no more bytes and no more paragraphs than this (one paragraph always). */
const CHUNK_BYTES = 4 * 1024 * 1024;
const CHUNK_PARAGRAPHS = 1_000;

/** So many requests are on their way at a time. */
const IN_FLIGHT = 2;

/** How far a load can have got beyond the first paragraph that is missing. */
const BEYOND = IN_FLIGHT * CHUNK_PARAGRAPHS;

/** What is to be loaded. */
export interface Load {
  /** The number of paragraphs. */
  readonly size: number;
  /** The paragraphs, always in the same order; it may be asked for again. */
  paragraphs(): Iterable<IndexedParagraph> | AsyncIterable<IndexedParagraph>;
  /** Is told how many of all paragraphs are there. */
  onProgress?(done: number, total: number): void;
}

/**
 * Loads paragraphs into an index, and goes on where an earlier load broke off, whoever began it.
 *
 * @param index Where they are counted.
 * @param door The alias through which they are written: were the index deleted meanwhile, the engine
 *   would make a wrong one of its name.
 * @throws {IndexUnavailableError} When the engine does not answer.
 * @throws When paragraphs are missing in the end.
 */
export async function load(
  connection: Connection,
  index: string,
  door: string,
  wanted: Load,
): Promise<void> {
  const count = async () => {
    await connection.request(z.unknown(), { method: 'POST', path: [index, '_refresh'] }, LOADING);
    return countParagraphs(connection, index);
  };
  const there = await count();
  await write(connection, door, wanted, Math.max(0, there - BEYOND));
  if ((await count()) === wanted.size) return;
  await write(connection, door, wanted, 0);
  const written = await count();
  if (written !== wanted.size) {
    throw new Error(`OpenSearch holds ${written} of ${wanted.size} paragraphs in ${index}.`);
  }
}

const counted = z.object({ count: z.number(), _shards: z.object({ failed: z.number() }) });

/**
 * Counts the paragraphs of an index.
 *
 * @throws {IndexUnavailableError} When a part of the index does not answer.
 */
export async function countParagraphs(connection: Connection, index: string): Promise<number> {
  const { count } = await connection.request(
    counted,
    { method: 'GET', path: [index, '_count'] },
    LOADING,
    (answer) => answer._shards.failed === 0,
  );
  return count;
}

async function write(
  connection: Connection,
  door: string,
  { size, paragraphs, onProgress }: Load,
  from: number,
): Promise<void> {
  const sending: { readonly sent: Promise<unknown>; readonly count: number }[] = [];
  let done = from;
  const finishOne = async () => {
    const first = sending.shift();
    if (first === undefined) return;
    await first.sent;
    done += first.count;
    onProgress?.(done, size);
  };
  try {
    for await (const { body, count } of chunks(paragraphs(), from)) {
      if (sending.length === IN_FLIGHT) await finishOne();
      const sent = send(connection, door, body);
      // Whether it failed is asked when its turn has come.
      sent.catch(() => {});
      sending.push({ sent, count });
    }
    while (sending.length > 0) await finishOne();
  } finally {
    await Promise.allSettled(sending.map(({ sent }) => sent));
  }
}

/** The bodies of the requests, with how many paragraphs are in each. */
async function* chunks(
  paragraphs: Iterable<IndexedParagraph> | AsyncIterable<IndexedParagraph>,
  from: number,
): AsyncGenerator<{ readonly body: string; readonly count: number }> {
  let skipped = 0;
  let lines: string[] = [];
  let bytes = 0;
  for await (const paragraph of paragraphs) {
    if (skipped < from) {
      skipped++;
      continue;
    }
    const line = bulkLines(paragraph);
    const length = Buffer.byteLength(line);
    const isFull = bytes + length > CHUNK_BYTES || lines.length === CHUNK_PARAGRAPHS;
    if (isFull && lines.length > 0) {
      yield { body: lines.join(''), count: lines.length };
      lines = [];
      bytes = 0;
    }
    lines.push(line);
    bytes += length;
  }
  if (lines.length > 0) yield { body: lines.join(''), count: lines.length };
}

const bulkAnswer = z.object({
  items: z.array(
    z.object({
      create: z.object({ status: z.number(), error: z.object({ reason: z.string() }).optional() }),
    }),
  ),
});

/** A paragraph that is there already is not written again, so a chunk may be sent twice. */
const CONFLICT = 409;

async function send(connection: Connection, door: string, body: string): Promise<void> {
  const query = { require_alias: true, filter_path: 'items.*.status,items.*.error.reason' };
  const { items } = await connection.request(
    bulkAnswer,
    { method: 'POST', path: [door, '_bulk'], query, body },
    LOADING,
    (answer) => answer.items.every(({ create: { status } }) => status < 500 && status !== 429),
  );
  for (const { create } of items) {
    if (create.status < 400 || create.status === CONFLICT) continue;
    throw new Error(`OpenSearch refuses a paragraph: ${create.error?.reason ?? create.status}`);
  }
}
