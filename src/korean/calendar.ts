/** A calendar day, month 1 to 12. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A stretch of days, both ends included. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** The day so many days later, or earlier when negative: 2024-02-28 + 1 → 2024-02-29 */
export function plusDays({ year, month, day }: Day, count: number): Day {
  return toDay(new Date(Date.UTC(year, month - 1, day + count)));
}

/** The same day so many months later, or the last of a shorter month: 2024-02-29 − 12 → 2023-02-28 */
function plusMonths({ year, month, day }: Day, count: number): Day {
  const last = toDay(new Date(Date.UTC(year, month + count, 0)));
  return { ...last, day: Math.min(day, last.day) };
}

/** Whether one day comes before another. */
export function isBefore(a: Day, b: Day): boolean {
  return order(a) < order(b);
}

/** A single day, or `null` when the calendar lacks it: 2017-02-29 → `null` */
export function oneDay(year: number, month: number, day: number): Days | null {
  const date = { year, month, day };
  return plusDays(date, 0).month === month ? { from: date, to: date } : null;
}

/** Whole months of one year, or `null` when they are none: 2017, 1, 4 → January to April */
export function months(year: number, first: number, last = first): Days | null {
  if (!(first >= 1 && first <= last && last <= 12)) return null;
  return {
    from: { year, month: first, day: 1 },
    to: plusDays({ year, month: last + 1, day: 1 }, -1),
  };
}

/** Whole years: 2010, 2019 → 2010-01-01 to 2019-12-31 */
export function years(first: number, last = first): Days {
  return { from: { year: first, month: 1, day: 1 }, to: { year: last, month: 12, day: 31 } };
}

/** Quarters of one year: 2023, 1, 3 → January to September */
export function quarters(year: number, first: number, last = first): Days | null {
  return months(year, first * 3 - 2, last * 3);
}

/** The month so many months after a day's own. */
export function monthFrom(day: Day, count: number): Days | null {
  const { year, month } = plusMonths(day, count);
  return months(year, month);
}

/** The quarter so many quarters after a day's own. */
export function quarterFrom(day: Day, count: number): Days | null {
  const { year, month } = plusMonths(day, count * 3);
  return quarters(year, Math.ceil(month / 3));
}

/** The latest such quarters of a year that have begun by a day: 4, 4 in May 2026 → 2025-10-01 to 2025-12-31 */
export function latestQuarters(day: Day, first: number, last: number): Days | null {
  const thisYear = quarters(day.year, first, last);
  const begun = thisYear !== null && !isBefore(day, thisYear.from);
  return begun ? thisYear : quarters(day.year - 1, first, last);
}

/** The months that end with a day: 12 before 2026-11-21 → 2025-11-22 to 2026-11-21 */
export function monthsUpTo(day: Day, count: number): Days {
  return { from: plusDays(plusMonths(day, -count), 1), to: day };
}

function toDay(date: Date): Day {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function order({ year, month, day }: Day): number {
  return (year * 100 + month) * 100 + day;
}
