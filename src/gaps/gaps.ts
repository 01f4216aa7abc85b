import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { z } from 'zod';
import type { Gap, Gaps } from '../archive/gaps.ts';

const TABLE = `
  CREATE TABLE IF NOT EXISTS gaps (question TEXT NOT NULL, gap TEXT NOT NULL, at INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS gaps_at ON gaps (at);
`;

/** How long and how many questions are kept. */
const DAYS = 90;
const MOST = 10_000;

/** What "the last weeks" are for a list. */
const RECENT_DAYS = 28;

const DAY = 24 * 60 * 60 * 1000;

/**
 * What was asked within so long is written together, in milliseconds: each writing makes the bot stand
 * still for some. Where it fails it is tried again later.
 */
const MOMENT = 1_000;
const LATER = 5_000;

/** So many questions wait at most to be written; the oldest go first. */
const MOST_WAITING = 1_000;

/** How long a lock of another process is waited out; the bot stands still meanwhile. In milliseconds. */
const PATIENCE = 200;

/**
 * How old a lock is that a killed process left behind, in milliseconds: a living one is gone within some,
 * and a minute leaves room for the clocks of two machines.
 */
const STALE = 60_000;

const rows = z.array(
  z.object({ question: z.string(), times: z.number(), gap: z.enum(['none', 'weak', 'unhelpful']) }),
);

/** What opening the gaps may take besides the file. */
export interface GapsOptions {
  /** The time, in milliseconds since 1970. */
  readonly now?: () => number;
  /** Called when a damaged file was moved aside, with where it lies now. */
  readonly onDamaged?: (aside: string, error: unknown) => void;
  /** Called when questions could not be written; it is tried again until they are. */
  readonly onWaiting?: (error: unknown) => void;
}

/**
 * Opens the database of gaps, or makes it. Several processes may share the file: a lock is a folder
 * beside it, and one that was left behind by a process that was killed is taken away once it is old.
 * A damaged file is moved aside, and a new one begun. Questions are written a moment after they are
 * recorded, and at the latest when it is closed.
 *
 * @param file A path, or `:memory:`.
 * @throws When the file cannot be opened.
 */
export function openGaps(file: string, options: GapsOptions = {}): Gaps {
  const { now = Date.now, onDamaged, onWaiting } = options;
  const isInMemory = file === ':memory:';
  if (!isInMemory) mkdirSync(dirname(file), { recursive: true });
  const held = isInMemory ? open(file) : null;

  /** Opened for each use: so long as it is open no other process gets at it. */
  function attempt<Value>(work: (database: sqlite.Database) => Value): Value {
    if (held !== null) return work(held);
    removeStale(`${file}.lock`);
    const database = open(file);
    try {
      return work(database);
    } finally {
      database.close();
    }
  }

  function use<Value>(work: (database: sqlite.Database) => Value): Value {
    try {
      return attempt(work);
    } catch (error) {
      if (!isDamage(error)) throw error;
      onDamaged?.(moveAside(file), error);
      return attempt(work);
    }
  }

  try {
    use(() => {});
  } catch (error) {
    // Left behind by a process that was killed just now, it will be stale for a later question.
    if (!isLocked(error)) throw error;
  }

  const waiting: [question: string, gap: Gap, at: number][] = [];
  let timer: NodeJS.Timeout | null = null;
  let isFailing = false;

  function write(): void {
    if (waiting.length === 0) return;
    use((database) => {
      database.exec('BEGIN');
      for (const values of waiting) database.run('INSERT INTO gaps VALUES (?, ?, ?)', values);
      database.run('DELETE FROM gaps WHERE at < ?', [now() - DAYS * DAY]);
      database.run(
        'DELETE FROM gaps WHERE rowid IN (SELECT rowid FROM gaps ORDER BY at DESC, rowid DESC LIMIT -1 OFFSET ?)',
        [MOST],
      );
      database.exec('COMMIT');
    });
    waiting.length = 0;
    isFailing = false;
  }

  function tryToWrite(): void {
    timer = null;
    try {
      write();
    } catch (error) {
      if (!isFailing) onWaiting?.(error);
      isFailing = true;
      writeIn(LATER);
    }
  }

  function writeIn(milliseconds: number): void {
    timer ??= setTimeout(tryToWrite, milliseconds).unref();
  }

  return {
    record: (question, gap) => {
      waiting.push([question.normalize('NFC').replace(/\s+/gu, ' ').trim(), gap, now()]);
      if (waiting.length > MOST_WAITING) waiting.shift();
      writeIn(MOMENT);
    },
    frequent: (limit) => {
      write();
      return rows.parse(
        use((database) =>
          database.all(
            `SELECT question, COUNT(*) AS times,
               CASE MAX(CASE gap WHEN 'unhelpful' THEN 2 WHEN 'none' THEN 1 ELSE 0 END)
                 WHEN 2 THEN 'unhelpful' WHEN 1 THEN 'none' ELSE 'weak' END AS gap
             FROM gaps WHERE at >= ?
             GROUP BY question ORDER BY times DESC, MAX(at) DESC LIMIT ?`,
            [now() - RECENT_DAYS * DAY, limit],
          ),
        ),
      );
    },
    close: () => {
      tryToWrite();
      if (timer !== null) clearTimeout(timer);
      held?.close();
    },
  };
}

/**
 * Opens a database so that a process that is killed while it writes does no harm. This build of SQLite
 * never rolls back what such a process left half done; in a log written ahead nothing is half done. The
 * log asks for memory that processes share, which there is none of, or for one process at a time.
 */
function open(file: string): sqlite.Database {
  const database = new sqlite.Database(file);
  try {
    database.exec(`PRAGMA busy_timeout = ${PATIENCE}; PRAGMA locking_mode = EXCLUSIVE`);
    database.exec('PRAGMA journal_mode = WAL');
    database.exec(TABLE);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** What SQLite says of a file that is damaged, or no database at all. */
const DAMAGE = new Set(['database disk image is malformed', 'file is not a database']);

function isDamage(error: unknown): boolean {
  return error instanceof sqlite.SQLite3Error && DAMAGE.has(error.message);
}

/** Moves a database, with what belongs to it, out of the way of a new one; says where it lies now. */
function moveAside(file: string): string {
  const aside = `${file}.damaged`;
  for (const part of ['', '-wal', '-journal']) {
    rmSync(`${aside}${part}`, { recursive: true, force: true });
    if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${aside}${part}`);
  }
  return aside;
}

function isLocked(error: unknown): boolean {
  return error instanceof sqlite.SQLite3Error && error.message === 'database is locked';
}

/** Takes away a lock that is too old to be held, or that was made before the clock was set back. */
function removeStale(lock: string): void {
  const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  if (Math.abs(Date.now() - made) > STALE) rmSync(lock, { recursive: true, force: true });
}
