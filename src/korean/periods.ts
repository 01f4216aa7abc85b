import type { Day, Days } from './calendar.ts';
import { isBefore, plusDays } from './calendar.ts';
import type { Firmness, Row } from './period-words.ts';
import { ENDS, NOW, PARTS, TIMES, YEARS } from './period-words.ts';

export type { Day } from './calendar.ts';

/** A stretch of time that a question names. */
export interface Period {
  /** First and last day, both included; null: open. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** The words that say so, as typed (NFC). */
  readonly text: string;
  /** Where they stand in the NFC form of the question, UTF-16 offsets, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Whether the question clearly wants only this time; the rule stands at `readPeriods`. */
  readonly restricts: boolean;
}

type Bounds = Pick<Period, 'from' | 'to'>;

interface Reading {
  readonly days: Days;
  readonly end: number;
  readonly firmness: Firmness;
}

/** A period that starts behind so many characters is not read. */
const LOOKED_AT = 400;
/** NFD writes a syllable in up to three characters; the rest is room for the last period. */
const NORMALISED = 4 * LOOKED_AT;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

/** Where a period may start: not inside a word, a number, a sum, a telephone number or a version. */
const START =
  /(?<![\d$₩€£]|\d[-~./:]|(?<![a-z])v)(?=['’‘]?\d)|(?<![가-힣])(?=[가-힣])|(?<![a-z\d])(?=[a-z])/iuy;
const OPENING = /(?:since|after|before|until|till|from|between) (?:the )?/iuy;
const GAP = /의?\s{0,2}/uy;
const TO = /\s?[-~∼〜～–—]\s?|\s?부터\s{0,2}|에서\s{0,2}| (?:to|until|till|through) /iuy;
const AND = /[과와]\s{1,2}| and /iuy;
const RANGE_ENDS = /\s?(?:까지|사이|동안)|간(?![가-힣])/uy;

/** Words that leave a period open, in front of it or behind it. */
const OPEN: readonly (readonly [RegExp, (days: Days) => Bounds])[] = [
  [/since |\s?(?:이후|이래|부터)| (?:onwards?|or later)/iuy, ({ from }) => ({ from, to: null })],
  [/after /iuy, ({ to }) => ({ from: plusDays(to, 1), to: null })],
  [/before |\s?이전|\s?전(?=에|까지|$)/iuy, ({ from }) => ({ from: null, to: plusDays(from, -1) })],
  [/(?:until|till) |\s?까지/iuy, ({ to }) => ({ from: null, to })],
];

const PARTICLE = /^(?:에|엔|의|도(?![가-힣])|쯤|경|\s?(?:당시|중(?![가-힣])|동안|사이))/u;
const TOPIC_BEFORE = /(?:은|는|게|건)\s?$/u;
const PREPOSITION_BEFORE = /(?<![a-z])(?:in|during|from|for|of) $/iu;
const WORD_BEFORE = /\p{L}\s?$/u;
const SUBJECT_BEFORE =
  /(?:실적|매출|이익|주가|이용자|사용자|가입자|뉴스|기사|소식|이슈|사건|revenue|sales|profit|earnings|results|news)\s?$/iu;
const LIST = /^(?:\s?[,·/&]\s?|(?:[과와랑]|하고)\s{1,2}|\s및\s| and )$/u;
const NO_WORD = /^[^\p{L}\p{N}]*$/u;

/**
 * Reads the periods of time that a question names, in Korean or English, in reading order. Where
 * readings overlap, the longest wins. Only the first 400 characters count.
 *
 * `2017년 9월 카카오뱅크` → 2017-09-01 to 2017-09-30, `2021년 이후` → from 2021-01-01,
 * `IF카카오2021` → 2021 without restriction, `2017명`, `3년 동안`, `9월에` → nothing
 *
 * A period restricts the question
 *
 * - always when it is a range (`2014~2016`), open (`2021년 이후`) or relative (`작년`, `3년 전`,
 *   `최근 3년`);
 * - never when it is vague: `최근`, or a quarter without a year, read as the latest that has begun;
 * - written in full (`2017년`, `’17년 9월`, `2017.9`, `Q2 2023`): unless other letters than a
 *   particle of time adjoin it (`2017년이야?`), or it ends the question behind 은, 는, 게 or 건
 *   (`합병한 건 2014년?`), which asks whether it is so;
 * - as a bare number (`2017`): behind in, during, from, for or of; and where it starts or ends the
 *   question or bears a particle of time (`2017에`), unless it stands right behind a word and may
 *   belong to a name (`이프 카카오 2021`), save words such as 실적 and 뉴스.
 *
 * In a list (`2014년과 2016년에`) all restrict as soon as one does.
 *
 * Particles of time are 에, 엔, 의, 도, 쯤, 경, 당시, 중, 동안 and 사이.
 *
 * @param question As typed; it is brought to NFC first, and the offsets refer to that form.
 */
export function readPeriods(question: string, today: Day): Period[] {
  const text = question.slice(0, NORMALISED).normalize('NFC');
  const periods: Period[] = [];
  let at = 0;
  while (at < Math.min(text.length, LOOKED_AT)) {
    const period = endOf(START, text, at) === null ? null : readPeriod(text, at, today);
    if (period !== null) periods.push(period);
    at = period?.end ?? at + 1;
  }
  return lists(text, periods).flatMap((list) => {
    const restricts = list.some((period) => period.restricts);
    return list.map((period) => ({ ...period, restricts }));
  });
}

/** Puts periods together that only a comma or an and stands between. */
function lists(text: string, periods: readonly Period[]): Period[][] {
  const found: Period[][] = [];
  for (const period of periods) {
    const list = found.at(-1);
    const end = list?.at(-1)?.end;
    if (end !== undefined && LIST.test(text.slice(end, period.start))) list?.push(period);
    else found.push([period]);
  }
  return found;
}

function readPeriod(text: string, at: number, today: Day): Period | null {
  const start = endOf(OPENING, text, at) ?? at;
  const reading = readTime(text, start, today);
  if (reading === null) return null;
  const { days, end, firmness } = reading;

  const range = readRange(text, at, start, reading, today);
  if (range !== null) return range;
  if (firmness !== 'vague') {
    for (const [pattern, open] of OPEN) {
      if (start > at && endOf(pattern, text, at) !== null) {
        return { ...open(days), ...cut(text, at, end), restricts: true };
      }
      const opened = endOf(pattern, text, end);
      if (opened !== null) return { ...open(days), ...cut(text, start, opened), restricts: true };
    }
  }
  return { ...days, ...cut(text, start, end), restricts: isWanted(text, start, end, firmness) };
}

/** `2014년부터 2016년까지`, `2014~16`, `2014년과 2016년 사이`, `between 2014 and 2016` */
function readRange(
  text: string,
  at: number,
  start: number,
  { days, end, firmness }: Reading,
  today: Day,
): Period | null {
  const and = endOf(AND, text, end);
  const second = endOf(TO, text, end) ?? and;
  if (second === null) return null;
  const now = endOf(NOW, text, second);
  const last =
    now === null
      ? longest([readLongest(ENDS, text, second, days.from), readTime(text, second, today)])
      : { days: { from: today, to: today }, end: now };
  if (last === null || isBefore(last.days.to, days.from)) return null;
  const closed = endOf(RANGE_ENDS, text, last.end);
  if (and !== null && closed === null && start === at) return null;
  return {
    from: days.from,
    to: last.days.to,
    ...cut(text, at, closed ?? last.end),
    restricts: firmness !== 'vague',
  };
}

/** Reads a time that has both ends: a year and perhaps a part of it, a date, a relative time. */
function readTime(text: string, at: number, today: Day): Reading | null {
  const year = readLongest(YEARS, text, at, today);
  return longest([year && readPart(text, year), readLongest(TIMES, text, at, today)]);
}

/** `2017년` before ` 9월` → September 2017 */
function readPart(text: string, year: Reading): Reading {
  const part = readLongest(PARTS, text, endOf(GAP, text, year.end) ?? year.end, year.days.from);
  if (part === null) return year;
  return { ...part, firmness: year.firmness === 'bare' ? 'stated' : year.firmness };
}

function readLongest(rows: readonly Row[], text: string, at: number, day: Day): Reading | null {
  return longest(
    rows.map(([pattern, read, firmness = 'stated']) => {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      const days = match && read(match, day);
      if (!days || !isReadable(days)) return null;
      return { days, end: pattern.lastIndex, firmness };
    }),
  );
}

/** Leaves out `1985년`, `2145년` and `최근 0년`. */
function isReadable({ from, to }: Days): boolean {
  return from.year >= FIRST_YEAR && to.year <= LAST_YEAR && !isBefore(to, from);
}

/** The reading that ends last, of equals the first. */
function longest(readings: readonly (Reading | null)[]): Reading | null {
  return readings.reduce(
    (best, reading) => (reading !== null && reading.end > (best?.end ?? 0) ? reading : best),
    null,
  );
}

/** The rule of `readPeriods` for a period that is neither open nor a range. */
function isWanted(text: string, start: number, end: number, firmness: Firmness): boolean {
  if (firmness === 'relative' || firmness === 'vague') return firmness === 'relative';
  const before = text.slice(0, start);
  const after = text.slice(end);
  const bearsParticle = PARTICLE.test(after);
  if (PREPOSITION_BEFORE.test(before)) return true;
  if (firmness === 'stated') {
    if (NO_WORD.test(after)) return !TOPIC_BEFORE.test(before);
    return bearsParticle || !/^\p{L}/u.test(after);
  }
  if (WORD_BEFORE.test(before) && !SUBJECT_BEFORE.test(before)) return false;
  return bearsParticle || NO_WORD.test(before) || NO_WORD.test(after);
}

function cut(text: string, start: number, end: number): Pick<Period, 'text' | 'start' | 'end'> {
  return { text: text.slice(start, end), start, end };
}

/** Where a match that starts here ends, or `null`. */
function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
