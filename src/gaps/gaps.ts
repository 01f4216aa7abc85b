import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { z } from 'zod';
import type { Gaps } from '../archive/gaps.ts';

/** How long and how many questions are kept. */
const DAYS = 90;
const MOST = 10_000;

/** What "the last weeks" are for a list. */
const RECENT_DAYS = 28;

const DAY = 24 * 60 * 60 * 1000;

const rows = z.array(
  z.object({ question: z.string(), times: z.number(), gap: z.enum(['none', 'weak', 'unhelpful']) }),
);

/**
 * Opens the database of gaps, or makes it. One process owns the file: a lock that another left behind
 * when it was killed is taken away.
 *
 * @param file A path, or `:memory:`.
 * @param now The time, in milliseconds since 1970.
 * @throws When the file cannot be opened.
 */
export function openGaps(file: string, now: () => number = Date.now): Gaps {
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(`${file}.lock`, { recursive: true, force: true });
  }
  const database = new sqlite.Database(file);
  database.exec(`
    CREATE TABLE IF NOT EXISTS gaps (question TEXT NOT NULL, gap TEXT NOT NULL, at INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS gaps_at ON gaps (at);
  `);
  return {
    record: (question, gap) => {
      const key = question.normalize('NFC').replace(/\s+/gu, ' ').trim();
      database.run('INSERT INTO gaps VALUES (?, ?, ?)', [key, gap, now()]);
      database.run('DELETE FROM gaps WHERE at < ?', [now() - DAYS * DAY]);
      database.run(
        'DELETE FROM gaps WHERE rowid IN (SELECT rowid FROM gaps ORDER BY at DESC, rowid DESC LIMIT -1 OFFSET ?)',
        [MOST],
      );
    },
    frequent: (limit) =>
      rows.parse(
        database.all(
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
