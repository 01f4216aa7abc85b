import type { PublicationDate } from '../article/publication-date.ts';
import type { Day, Period } from '../korean/periods.ts';

/** A stretch of days as numbers that order like dates: 20170924. */
export type Stretch = readonly [from: number, to: number];

/** No day lies so far away. */
const FAR = 99_999_999;

const MENTION = /(\d{4})년(?:\s?(\d{1,2})월(?:\s?(\d{1,2})일)?)?/gu;

/**
 * The days on which a paragraph was published and of which it speaks.
 *
 * an article of 2022 whose paragraph says `2017년 9월 24일` → 20220101–20221231, 20170924–20170924
 */
export function times(published: PublicationDate, text: string): Stretch[] {
  const mentioned = Array.from(text.matchAll(MENTION), ([, year, month, day]) =>
    stretch(Number(year), numberOrNull(month), numberOrNull(day)),
  );
  return [stretch(published.year, published.month, published.day), ...mentioned];
}

/** The days of some periods; an open end is far away. */
export function stretches(periods: readonly Period[]): Stretch[] {
  return periods.map(({ from, to }) => [
    from === null ? -FAR : order(from),
    to === null ? FAR : order(to),
  ]);
}

/** Whether two lists of days have one in common. */
export function overlap(a: readonly Stretch[], b: readonly Stretch[]): boolean {
  return a.some((one) => b.some((other) => one[0] <= other[1] && other[0] <= one[1]));
}

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
  return periods.length > 0 && overlap(times(published, text), stretches(periods));
}

function stretch(year: number, month: number | null, day: number | null): Stretch {
  const from = year * 10_000 + (month ?? 1) * 100 + (day ?? 1);
  const to = year * 10_000 + (month ?? 12) * 100 + (day ?? 31);
  return [from, to];
}

function order({ year, month, day }: Day): number {
  return year * 10_000 + month * 100 + day;
}

function numberOrNull(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
