import { destination, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';
import type { Settings } from './settings.ts';

const STANDARD_ERROR = 2;

/**
 * A log on standard error, which leaves standard output to answers: lines for people in a terminal,
 * JSON for machines elsewhere.
 */
export function createLogger(level: Settings['logLevel'], isTerminal: boolean): Logger {
  const stream = isTerminal
    ? pretty({ destination: STANDARD_ERROR, sync: true, ignore: 'pid,hostname' })
    : destination({ dest: STANDARD_ERROR, sync: true });
  return pino({ level }, stream);
}
