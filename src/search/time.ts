import type { PublicationDate } from '../article/publication-date.ts';
import type { Day, Period } from '../korean/periods.ts';

/** A stretch of days as numbers that order like dates: 20170924. */
type Stretch = readonly [from: number, to: number];

const MENTION = /(\d{4})년(?:\s?(\d{1,2})월(?:\s?(\d{1,2})일)?)?/gu;

/**
 * Whether an article was published in one of the periods, or its paragraph speaks of a day in one.
 *
 * 2017년 beside an article of 2022 whose paragraph says `2017년 9월 24일` → true
 */
export function isInTime(
  periods: readonly Period[],
  published: PublicationDate,
  text: string,
): boolean {
  const mentioned = Array.from(text.matchAll(MENTION), ([, year, month, day]) =>
    stretch(Number(year), numberOrNull(month), numberOrNull(day)),
  );
  const times = [stretch(published.year, published.month, published.day), ...mentioned];
  return periods.some((period) => times.some((time) => overlap(time, periodStretch(period))));
}

function stretch(year: number, month: number | null, day: number | null): Stretch {
  const from = year * 10_000 + (month ?? 1) * 100 + (day ?? 1);
  const to = year * 10_000 + (month ?? 12) * 100 + (day ?? 31);
  return [from, to];
}

function periodStretch({ from, to }: Period): Stretch {
  return [from === null ? -Infinity : order(from), to === null ? Infinity : order(to)];
}

function order({ year, month, day }: Day): number {
  return year * 10_000 + month * 100 + day;
}

function overlap(a: Stretch, b: Stretch): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}

function numberOrNull(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
