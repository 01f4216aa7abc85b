import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { z } from 'zod';
import type { Gaps } from '../archive/gaps.ts';

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

/**
 * Opens the database of gaps, or makes it. Several processes may share the file: a lock is a folder
 * beside it, and one that was left behind by a process that was killed is taken away once it is old.
 *
 * @param file A path, or `:memory:`.
 * @param now The time, in milliseconds since 1970.
 * @throws When the file cannot be opened.
 */
export function openGaps(file: string, now: () => number = Date.now): Gaps {
  const lock = `${file}.lock`;
  mkdirSync(dirname(file), { recursive: true });
  const database = new sqlite.Database(file);
  database.exec(`PRAGMA busy_timeout = ${PATIENCE}`);
  let isMade = false;
  /** The database, with its table. */
  const table = () => {
    removeStale(lock);
    if (!isMade) database.exec(TABLE);
    isMade = true;
    return database;
  };
  try {
    table();
  } catch (error) {
    // Left behind by a process that was killed just now, it will be stale for a later question.
    if (!isLocked(error)) throw error;
  }
  return {
    record: (question, gap) => {
      const key = question.normalize('NFC').replace(/\s+/gu, ' ').trim();
      table().run('INSERT INTO gaps VALUES (?, ?, ?)', [key, gap, now()]);
      database.run('DELETE FROM gaps WHERE at < ?', [now() - DAYS * DAY]);
      database.run(
        'DELETE FROM gaps WHERE rowid IN (SELECT rowid FROM gaps ORDER BY at DESC, rowid DESC LIMIT -1 OFFSET ?)',
        [MOST],
      );
    },
    frequent: (limit) =>
      rows.parse(
        table().all(
          `SELECT question, COUNT(*) AS times,
             CASE MAX(CASE gap WHEN 'unhelpful' THEN 2 WHEN 'none' THEN 1 ELSE 0 END)
               WHEN 2 THEN 'unhelpful' WHEN 1 THEN 'none' ELSE 'weak' END AS gap
           FROM gaps WHERE at >= ?
           GROUP BY question ORDER BY times DESC, MAX(at) DESC LIMIT ?`,
          [now() - RECENT_DAYS * DAY, limit],
        ),
      ),
    close: () => database.close(),
  };
}

function isLocked(error: unknown): boolean {
  return error instanceof sqlite.SQLite3Error && error.message === 'database is locked';
}

/** Takes away a lock that is too old to be held. */
function removeStale(lock: string): void {
  const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  if (made < Date.now() - STALE) rmSync(lock, { recursive: true, force: true });
}
