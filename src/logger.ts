import { writeSync } from 'node:fs';
import { type Logger, pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { Settings } from './settings.ts';

const STANDARD_ERROR = 2;

/** What stands where a secret stood. */
const HIDDEN = '[…]';

/**
 * A log on standard error, which leaves standard output to answers: lines for people in a terminal,
 * JSON for machines elsewhere. Each line is written before the bot goes on, so that the last one before
 * a crash is there. A line that cannot be written just then, as on a full disk or when nobody reads, is
 * dropped: the bot neither waits nor ends.
 *
 * @param secrets Texts that never show up in the log.
 * @param file The number of an open file.
 */
export function createLogger(
  level: Settings['logLevel'],
  isTerminal: boolean,
  secrets: readonly string[],
  file: number = STANDARD_ERROR,
): Logger {
  const pretty = prettyFactory({});
  const machine = (line: unknown) => `${JSON.stringify(line)}\n`;
  const person = (line: unknown) => pretty(line);
  const show = isTerminal ? person : machine;
  const put = createWriter(file);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => put(show(cleaned(JSON.parse(line), secrets))) },
  );
}

/**
 * Replaces every occurrence of a secret: `Bot abc.def` → `Bot […]`. For what is written elsewhere than
 * to the log.
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  // The longest first, since one may be a part of another.
  return secrets
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
}

/** A value of a log line without secrets, in keys and in values. */
function cleaned(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return withoutSecrets(value, secrets);
  if (Array.isArray(value)) return value.map((item: unknown) => cleaned(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]: [string, unknown]) => [
    withoutSecrets(key, secrets),
    cleaned(item, secrets),
  ]);
  return Object.fromEntries(entries);
}

/**
 * Writes lines at once or not at all. The destination that comes with pino tries again without end where
 * a disk is full, and with it the bot would hang.
 */
function createWriter(file: number): (line: string) => void {
  /** Whether the last line ended in the middle; the next then begins a line of its own. */
  let isTorn = false;
  return (line) => {
    const bytes = Buffer.from(isTorn ? `\n${line}` : line);
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(file, bytes, written);
      isTorn = false;
    } catch {
      isTorn ||= written > 0;
    }
  };
}
