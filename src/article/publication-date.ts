/** When an article was published, as precisely as its page says. */
export interface PublicationDate {
  /** The date as written in the corpus, for example `2022-05~`. */
  readonly edtf: string;
  readonly year: number;
  /** 1 to 12; `null` when only the year is known. */
  readonly month: number | null;
  /** 1 to 31; `null` when only the month or the year is known. */
  readonly day: number | null;
  /** Whether the page does not print the date and it was inferred. */
  readonly approximate: boolean;
}

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)$/;

/**
 * Reads a date in the part of EDTF (ISO 8601-2, levels 0 and 1) that articles need: a year, a month
 * or a day, with `~` behind it when it is approximate.
 *
 * `2017-09-24` → day, `2022-05~` → about that month, `2022-13`, `2017-02-30`, `어제` → `null`
 */
export function parsePublicationDate(text: string): PublicationDate | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const [, year, month, day, mark] = match;
  const date = {
    edtf: text,
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
    approximate: mark === '~',
  };
  return isOnCalendar(date) ? date : null;
}

function isOnCalendar({ year, month, day }: PublicationDate): boolean {
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  return (
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === (month ?? 1) - 1 &&
    date.getUTCDate() === (day ?? 1)
  );
}
