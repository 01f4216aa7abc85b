import { SAME, characterPairs, similarity } from '../article/similarity.ts';
import type { Passage } from './answer.ts';

/** The day, month or year on which something happened. */
export interface EventDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** Something that happened, as one sentence of the archive tells it. */
export interface TimelineEntry {
  readonly date: EventDate;
  /** The passage; its answer is the sentence. */
  readonly passage: Passage;
}

/** The entries of one year, oldest first. */
export interface TimelineYear {
  readonly year: number;
  readonly entries: readonly TimelineEntry[];
}

/** More of one year would hide the others. */
const MOST_A_YEAR = 6;

const DATE = /(?<![\d.,])(\d{4})년(?:\s?(\d{1,2})월(?:\s?(\d{1,2})일)?)?/u;

/**
 * Orders passages by when the things they tell of happened: by the first date in the sentence that
 * answers, or, where it names none, by the date of the article. Of several on one day, and of several
 * that say the same, the best one stays.
 *
 * @param passages Best first.
 * @param from The first year, or null.
 * @param to The last year, or null.
 */
export function timeline(
  passages: readonly Passage[],
  from: number | null,
  to: number | null,
): TimelineYear[] {
  const years = new Map<number, TimelineEntry[]>();
  const told: ReadonlySet<number>[] = [];
  for (const passage of passages) {
    const date = dateOf(passage);
    if (date.year < (from ?? -Infinity) || date.year > (to ?? Infinity)) continue;
    const entries = years.get(date.year) ?? [];
    const pairs = characterPairs(passage.text.slice(passage.answer.start, passage.answer.end));
    const isTold =
      entries.some((entry) => date.day !== null && order(entry.date) === order(date)) ||
      told.some((other) => similarity(pairs, other) >= SAME);
    if (isTold || entries.length === MOST_A_YEAR) continue;
    told.push(pairs);
    years.set(date.year, [...entries, { date, passage }]);
  }
  return Array.from(years, ([year, entries]) => ({
    year,
    entries: entries.toSorted((a, b) => order(a.date) - order(b.date)),
  })).toSorted((a, b) => a.year - b.year);
}

function dateOf({ text, answer, article: { published } }: Passage): EventDate {
  const match = DATE.exec(text.slice(answer.start, answer.end));
  if (match === null) {
    return { year: published.year, month: published.month, day: published.day };
  }
  const [, year, month, day] = match;
  return {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
  };
}

/** What is only known by its month or year stands before what is known by its day. */
function order({ year, month, day }: EventDate): number {
  return year * 10_000 + (month ?? 0) * 100 + (day ?? 0);
}
