import type { Day, Days } from './calendar.ts';
import {
  latestQuarters,
  monthFrom,
  months,
  monthsUpTo,
  oneDay,
  plusDays,
  quarterFrom,
  quarters,
  years,
} from './calendar.ts';

/**
 * How firmly words name a time: `relative` (작년, 3년 전) and `stated` (2017년, 2017.9) say what
 * they mean, a `bare` 2017 may be part of a name, `vague` (최근, 2분기) leaves the year open.
 */
export type Firmness = 'relative' | 'stated' | 'bare' | 'vague';

/**
 * A way to write a time, how to read it, and its firmness when it is not `stated`. The day that
 * reading starts from is today, or for a part the first day of what stands before it.
 */
export type Row = readonly [
  RegExp,
  (match: readonly (string | undefined)[], day: Day) => Days | null,
  Firmness?,
];

const Y = String.raw`(?:199\d|20\d\d)`;
const SHORT = String.raw`['’‘]?(\d\d)`;
const COUNT = String.raw`(\d{1,2}|[한두세네일이삼사오십])`;
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const QUARTER = String.raw`(?:([1-4])(?:분기)?\s?[-~∼〜～–—]\s?)?([1-4])(?:\/4|\s?사)?\s?분기(?!\s?(?:연속|만에|째|동안|간))`;
const Q = '(?:([1-4])q|q([1-4]))';

const WORD_ENDS = '(?:(?![가-힣])|(?=에|엔|의|부터|까지|쯤|이후|이전|[은는도](?![가-힣])))';
const AGO = String.raw`\s?전(?:(?![가-힣])|(?=에|엔|의|부터|까지|쯤|과|보다))`;
const AMOUNT = String.raw`(?:억\s?원|달러|[명원억만천조개건배곳])[은는이가을를의도]?(?![가-힣])`;
const AFTER_NUMBER = '에|엔|부터|까지|이후|이전|당시|[상하]반기|[의도은는과와쯤경초말](?![가-힣])';
/** What follows a number that names a time; 2017명, 2017.5% and 2023억 원 are amounts. */
const NUMBER_ENDS = String.raw`(?![\d%]|[.:/]\d|,\d{3}(?!\d)|(?!q[1-4])[a-z]|\s?${AMOUNT})(?:(?![가-힣])|(?=${AFTER_NUMBER}))`;
const DATE_ENDS = String.raw`(?!-(?!${Y})\d)${NUMBER_ENDS}`;
/** 17년 is a year, unless so many years are meant: 만 10년, 10년 만에, 10년간, 10년 전 */
const NOT_AFTER_COUNT = String.raw`(?<!(?:만|십|수|약|총|지난|최근|무려|향후|앞으로|창립|창업|설립|출시|근속)\s?)`;
const NOT_DURATION = String.raw`(?!\s?(?:만에|간의|간은|동안|전에|전부터|전까지|전의|사이|이상|이하|이내|미만|넘|가까이|정도|가량|연속|안에|걸|째|짜리|뒤|지나|경력|역사|근속|[만간전후차된여새](?![가-힣])))`;

/** Words for a year, which a part of the year may follow. */
export const YEARS: readonly Row[] = [
  [pattern`(${Y})\s?년도?`, ([, year]) => years(number(year))],
  [
    pattern`${NOT_AFTER_COUNT}${SHORT}\s?년도?${NOT_DURATION}`,
    ([, year]) => years(fourDigits(year)),
  ],
  [
    pattern`(이천|일?천구백)\s?([이삼사오육칠팔구]?십)?\s?([일이삼사오육칠팔구])?\s?년도?${NOT_DURATION}`,
    ([, thousands, tens, ones]) =>
      years((thousands === '이천' ? 2000 : 1900) + number(tens) + number(ones)),
  ],
  [
    pattern`(${Y})(?!-(?!${Y}(?!\d)|\d\d(?![\d-]))\d)${NUMBER_ENDS}`,
    ([, year]) => years(number(year)),
    'bare',
  ],
  [
    pattern`올해|금년|이번해|이번 해${WORD_ENDS}|this year|올(?=\s?(?:\d{1,2}월|\d분기|[상하]반기|[초말]${WORD_ENDS}))`,
    (_, today) => years(today.year),
    'relative',
  ],
  [
    pattern`작년|지난해|지난 해${WORD_ENDS}|last year`,
    (_, today) => years(today.year - 1),
    'relative',
  ],
  [pattern`재작년|지지난해`, (_, today) => years(today.year - 2), 'relative'],
  [pattern`내년|next year`, (_, today) => years(today.year + 1), 'relative'],
  [
    pattern`${COUNT}(?:\s?년${AGO}| years? ago)`,
    ([, ago], today) => years(today.year - number(ago)),
    'relative',
  ],
];

/** Parts of a year, read against the year that stands before them. */
export const PARTS: readonly Row[] = [
  [
    pattern`(\d{1,2})\s?월(?:\s?(?:초|중순|말)${WORD_ENDS})?`,
    ([, month], { year }) => months(year, number(month)),
  ],
  [
    pattern`(\d{1,2})\s?[-~∼〜～–—]\s?(\d{1,2})\s?월`,
    ([, first, last], { year }) => months(year, number(first), number(last)),
  ],
  [
    pattern`(\d{1,2})\s?월\s?(\d{1,2})\s?일`,
    ([, month, day], { year }) => oneDay(year, number(month), number(day)),
  ],
  [
    pattern`${QUARTER}`,
    ([, first, last], { year }) => quarters(year, number(first ?? last), number(last)),
  ],
  [
    pattern`${Q}(?![a-z\d])`,
    ([, before, after], { year }) => quarters(year, number(before ?? after)),
  ],
  [pattern`[상전]반기`, (_, { year }) => months(year, 1, 6)],
  [pattern`[하후]반기`, (_, { year }) => months(year, 7, 12)],
  [pattern`(?:초반?|[연년]초)${WORD_ENDS}`, (_, { year }) => thirdOfYear(year, 1)],
  [pattern`중반${WORD_ENDS}`, (_, { year }) => thirdOfYear(year, 2)],
  [pattern`(?:말|후반|[연년]말)${WORD_ENDS}`, (_, { year }) => thirdOfYear(year, 3)],
];

/** What only the end of a range may be, read against its beginning: 2014–16년, 9월 1일~5일 */
export const ENDS: readonly Row[] = [
  ...PARTS,
  [pattern`${SHORT}(?:\s?년도?|${NUMBER_ENDS})`, ([, year]) => years(fourDigits(year))],
  [pattern`(\d{1,2})\s?일`, ([, day], { year, month }) => oneDay(year, month, number(day))],
];

/** The end of a range that is today itself. */
export const NOW = pattern`현재|지금|오늘날|now|the present|present`;

/** Words for a time that no part of a year follows. */
export const TIMES: readonly Row[] = [
  [
    pattern`(${Y})[-/.]\s?(\d{1,2})[-/.]\s?(\d{1,2})일?${DATE_ENDS}`,
    ([, year, month, day]) => oneDay(number(year), number(month), number(day)),
  ],
  [
    pattern`(${Y})(\d\d)(\d\d)${DATE_ENDS}`,
    ([, year, month, day]) => oneDay(number(year), number(month), number(day)),
  ],
  [
    pattern`(${Y})[-/.](\d{1,2})월?${DATE_ENDS}`,
    ([, year, month]) => months(number(year), number(month)),
  ],
  [
    pattern`(${Y})\. (\d{1,2})\.(?!\s?\d)`,
    ([, year, month]) => months(number(year), number(month)),
  ],
  [
    pattern`${NOT_AFTER_COUNT}${SHORT}\s?년?\s?[-~∼〜～–—]\s?${SHORT}\s?년도?${NOT_DURATION}`,
    ([, first, last]) => years(fourDigits(first), fourDigits(last)),
  ],
  [
    pattern`(early|mid|late)[ -](${Y})(?!\d)`,
    ([, part, year]) => thirdOfYear(number(year), position(['early', 'mid', 'late'], part)),
  ],
  [
    pattern`${MONTH}\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (${Y})(?!\d)`,
    ([, month, day, year]) => englishDate(year, month, day),
  ],
  [
    pattern`(\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}\.?,? (${Y})(?!\d)`,
    ([, day, month, year]) => englishDate(year, month, day),
  ],
  [
    pattern`${Q}\s?['’‘]?(${Y}|\d\d)(?!\d)`,
    ([, before, after, year]) => quarters(fourDigits(year), number(before ?? after)),
  ],
  [
    pattern`(first|second|third|fourth) quarter (?:of )?(${Y})(?!\d)`,
    ([, nth, year]) => quarters(number(year), position(ORDINALS, nth)),
  ],
  [
    pattern`['’‘]?((?:19|20)?\d0)년대(?:\s?([초중후말])반?${WORD_ENDS})?`,
    ([, decade, part]) => partOfDecade(fourDigits(decade), part),
  ],
  [pattern`((?:19|20)\d0)s`, ([, decade]) => partOfDecade(number(decade))],
  [
    pattern`${QUARTER}`,
    ([, first, last], today) => latestQuarters(today, number(first ?? last), number(last)),
    'vague',
  ],
  [
    pattern`이번달|이번 달${WORD_ENDS}|이달(?!의)|this month`,
    (_, today) => monthFrom(today, 0),
    'relative',
  ],
  [
    pattern`(?:지난|저번)(?:달| 달${WORD_ENDS})|last month`,
    (_, today) => monthFrom(today, -1),
    'relative',
  ],
  [pattern`이번\s?분기|this quarter`, (_, today) => quarterFrom(today, 0), 'relative'],
  [pattern`(?:지난|저번)\s?분기|last quarter`, (_, today) => quarterFrom(today, -1), 'relative'],
  [pattern`오늘(?!날|의)|today`, (_, today) => daysAgo(today, 0), 'relative'],
  [pattern`어제|yesterday`, (_, today) => daysAgo(today, 1), 'relative'],
  [pattern`그제(?!서|야)|그저께`, (_, today) => daysAgo(today, 2), 'relative'],
  [
    pattern`${COUNT}(?:\s?(?:개월|달)${AGO}| months? ago)`,
    ([, ago], today) => monthFrom(today, -number(ago)),
    'relative',
  ],
  [
    pattern`(?:최근|지난|과거)\s?${COUNT}\s?(?:([년해]|개월|달)\s?(?:간|동안|사이)${WORD_ENDS}|(년|개월|[해달]${WORD_ENDS}))`,
    ([, length, lasting, unit], today) =>
      monthsUpTo(today, lengthInMonths(length, lasting ?? unit)),
    'relative',
  ],
  [
    pattern`(?<!(?:에서|부터|[과와~–-])\s?)${COUNT}\s?(년|개월|달)\s?(?:사이|새)${WORD_ENDS}`,
    ([, length, unit], today) => monthsUpTo(today, lengthInMonths(length, unit)),
    'relative',
  ],
  [
    pattern`(?:last|past) (\d{1,2}) (year|month)s?`,
    ([, length, unit], today) => monthsUpTo(today, lengthInMonths(length, unit)),
    'relative',
  ],
  [pattern`최근|요즘|recent(?:ly)?|lately`, (_, today) => monthsUpTo(today, 12), 'vague'],
];

const SINO_KOREAN = Array.from('영일이삼사오육칠팔구십');
const KOREAN = Array.from('영한두세네');
const ORDINALS = ['first', 'second', 'third', 'fourth'];
const MONTH_NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Matches where it is told to, whatever the case. */
function pattern(source: TemplateStringsArray, ...parts: readonly string[]): RegExp {
  return new RegExp(String.raw(source, ...parts), 'iuy');
}

/** `17` → 17, `이십` → 20, `두` → 2, nothing → 0 */
function number(word = ''): number {
  if (/^.십$/u.test(word)) return 10 * number(word.slice(0, 1));
  const digits = Number(word);
  return Number.isNaN(digits) ? Math.max(SINO_KOREAN.indexOf(word), KOREAN.indexOf(word)) : digits;
}

/** `17` → 2017, `95` → 1995, `2017` → 2017, `44` → 44, which no table takes for a year */
function fourDigits(word: string | undefined): number {
  const year = number(word);
  if (year < 40) return 2000 + year;
  return year >= 90 && year < 100 ? 1900 + year : year;
}

/** `third` → 3 */
function position(words: readonly string[], word = ''): number {
  return words.indexOf(word.toLowerCase()) + 1;
}

function englishDate(year?: string, month?: string, day?: string): Days | null {
  const numbered = position(MONTH_NAMES, month?.slice(0, 3));
  return day === undefined
    ? months(number(year), numbered)
    : oneDay(number(year), numbered, number(day));
}

function thirdOfYear(year: number, third: number): Days | null {
  return months(year, 4 * third - 3, 4 * third);
}

function partOfDecade(decade: number, part?: string): Days {
  if (part === undefined) return years(decade, decade + 9);
  if (part === '초') return years(decade, decade + 3);
  return part === '중' ? years(decade + 4, decade + 6) : years(decade + 7, decade + 9);
}

function daysAgo(today: Day, count: number): Days {
  const day = plusDays(today, -count);
  return { from: day, to: day };
}

function lengthInMonths(length?: string, unit = ''): number {
  return number(length) * (/^(?:년|해|year)$/iu.test(unit) ? 12 : 1);
}
