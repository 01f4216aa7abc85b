import { parsePublicationDate } from '../article/publication-date.ts';

/** 오마이뉴스 writes 22.11.03 15:10; without the time two digits are no year. */
const DATE =
  /(?<!\d)(?<year>\d{4}|\d{2}(?=\.\d{2}\.\d{2} \d{1,2}:\d{2})) ?(?:[./-]|년) ?(?<month>\d{1,2}) ?(?:[./-]|월) ?(?<day>\d{1,2})(?!\d)[.일]?/gu;

const TIME =
  /(?:오전|오후|[AP]M)? ?\d{1,2}(?::\d{2}(?::\d{2})?|시(?: ?\d{1,2}분)?(?: ?\d{1,2}초)?) ?(?:[AP]M)?/giu;

const WEEKDAY = /[([]?[월화수목금토일](?:요일)?[)\]]|[월화수목금토일]요일/gu;

const FIRST = /입력|등록|승인|발행|게재|송고|작성|출고|보도|전송|노출|최초|posted|published/giu;

/** 최종입력 and 최종편집 are the last touch, not the first. */
const LAST = /수정|업데이트|편집|갱신|변경|최종 ?입력|최종 ?등록|updated?|modified|edited/giu;

/** A label with its date comes to less; a sentence that tells of one to more. */
const LONGEST_DATELINE = 160;

/** Korean time, which has known no summer time since 1988. */
const KOREAN_HOURS = 9;

/**
 * The dates that a line says the article was first published at, in EDTF; never the one of a
 * change.
 *
 * `입력 2021.11.17 06:00 수정 2021.11.18 07:00` → 2021-11-17,
 * `2021-08-05 10:00 송고 | 2021-08-05 최종수정` → 2021-08-05, `최종편집 2021.11.17` → nothing
 */
export function publishedDates(line: string): string[] {
  if (line.length > LONGEST_DATELINE || /다[.!]?$/u.test(line)) return [];
  const dates = [...line.matchAll(DATE)];
  const [first] = dates;
  if (first === undefined) return [];
  const before = meaning(line.slice(0, first.index));
  // 뉴스1 writes the label behind the date; one line writes all of them on the same side.
  const behind = before === null && meaning(line.slice(endOf(dates.at(-1)))) !== null;
  const happened = dates.map((match, at) =>
    meaning(
      behind
        ? line.slice(endOf(match), dates[at + 1]?.index)
        : line.slice(endOf(dates[at - 1]), match.index),
    ),
  );
  return dates.flatMap((match, at) => {
    // 오마이뉴스 labels only the change that follows the first date.
    const unlabelled = at === 0 && happened[0] === null && happened[1] === 'last';
    return happened[at] === 'first' || unlabelled ? (edtf(match) ?? []) : [];
  });
}

/**
 * The date of a line that holds nothing else but a time and a weekday, with what else it holds.
 *
 * `2019년 01월 15일 11시 20분 홍길동 기자` → 2019-01-15 and 홍길동 기자, `9월 3일` → `null`
 */
export function bareDate(line: string): { readonly date: string; readonly rest: string } | null {
  if (line.length > LONGEST_DATELINE) return null;
  const matches = [...line.matchAll(DATE)];
  const [match] = matches;
  if (match === undefined || matches.length > 1 || meaning(line) !== null) return null;
  const date = edtf(match);
  const rest = line
    .replace(DATE, ' ')
    .replace(TIME, ' ')
    .replace(WEEKDAY, ' ')
    .replace(/[\s|·,/()-]+/gu, ' ');
  return date === null ? null : { date, rest: rest.trim() };
}

/** Whether a line is only the label of a date that stands in the next line, such as 기사입력. */
export function isDateLabel(line: string): boolean {
  return line.length <= 12 && meaning(line) !== null && /^[가-힣\s]+:?$/u.test(line);
}

/** Whether a line prints a date with what happened then, be it the first or the last. */
export function isDateline(line: string): boolean {
  if (line.length > LONGEST_DATELINE || /다[.!]?$/u.test(line)) return false;
  return line.search(DATE) >= 0 && meaning(line) !== null;
}

const STAMP =
  /^(?<year>\d{4})[-./]?(?<month>\d{2})[-./]?(?<day>\d{2})(?:[T ]?(?<hour>\d{2}):?(?<minute>\d{2})(?::?\d{2}(?:[.,]\d{1,9})?)? ?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/iu;

/**
 * The day in Korea of a time stamp as pages write it for machines, in EDTF.
 *
 * `2021-11-16T21:00:00Z` → 2021-11-17, `2021-11-17 06:00` → 2021-11-17, `어제` → `null`
 */
export function stampedDate(stamp: string): string | null {
  const match = STAMP.exec(stamp.trim());
  if (match === null) return stamp.length > 40 ? null : (bareDate(stamp)?.date ?? null);
  const date = edtf(match);
  const { hour, minute, zone } = match.groups ?? {};
  if (date === null || zone === undefined) return date;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.replace(/\D/gu, '').padEnd(4, '0');
  const east = sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)));
  const minutes = Number(hour) * 60 + Number(minute) - east + KOREAN_HOURS * 60;
  return new Date(Date.UTC(year, month - 1, day, 0, minutes)).toISOString().slice(0, 10);
}

function edtf(match: RegExpMatchArray): string | null {
  const { year = '', month = '', day = '' } = match.groups ?? {};
  const text = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // No page on the web is older; a serial number may look so.
  return text >= '1990' && parsePublicationDate(text) !== null ? text : null;
}

/** What the last label of a text says happened. */
function meaning(text: string): 'first' | 'last' | null {
  const first = lastIndex(text, FIRST);
  const last = lastIndex(text, LAST);
  if (first < 0 && last < 0) return null;
  return last >= first ? 'last' : 'first';
}

function lastIndex(text: string, pattern: RegExp): number {
  // The end of the match: 최종입력 must beat the 입력 inside it.
  return Math.max(-1, ...Array.from(text.matchAll(pattern), (m) => m.index + m[0].length));
}

function endOf(match: RegExpExecArray | undefined): number {
  return match === undefined ? 0 : match.index + match[0].length;
}
