// better-sqlite3, whose API libsql has, must be compiled or needs Node.js 22; the built files of
// libsql come from the registry.
import Database from 'libsql';
import { z } from 'zod';
import type { BuildRival } from './rival.ts';

const numbers = z.array(z.number());

/** SQLite FTS5 in memory, without a copy of the text, by its own BM25; it knows no weights. */
export const buildSqlite: BuildRival = (documents) => {
  const database = new Database(':memory:');
  // This tokenizer takes every character beyond ASCII for a letter, and a dot stands in 4.5.
  database.exec(
    `CREATE VIRTUAL TABLE paragraphs
     USING fts5(words, bigrams, content = '', tokenize = "ascii tokenchars '.'")`,
  );
  const insert = database.prepare(
    'INSERT INTO paragraphs (rowid, words, bigrams) VALUES (?, ?, ?)',
  );
  database.exec('BEGIN');
  let id = 0;
  for (const { words, bigrams } of documents) {
    insert.run(id, words.join(' '), bigrams.join(' '));
    id += 1;
  }
  database.exec("INSERT INTO paragraphs (paragraphs) VALUES ('optimize')");
  database.exec('COMMIT');
  const select = database
    .prepare('SELECT rowid FROM paragraphs WHERE paragraphs MATCH ? ORDER BY rank LIMIT ?')
    .pluck();
  const size = database
    .prepare('SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()')
    .pluck();
  const [outside = 0] = numbers.parse(size.all());
  return {
    outside,
    search: ({ words, bigrams }, limit) => {
      const query = [...among('words', words), ...among('bigrams', bigrams)].join(' OR ');
      return query === '' ? [] : numbers.parse(select.all(query, limit));
    },
    close: () => {
      database.close();
    },
  };
};

/** `words : ("카카오" OR "톡")`, or nothing. */
function among(field: string, weights: ReadonlyMap<string, number>): string[] {
  const terms = Array.from(weights.keys(), (term) => `"${term}"`);
  return terms.length === 0 ? [] : [`${field} : (${terms.join(' OR ')})`];
}
