import type { ReindexReport } from '../archive/archive.ts';
import type { CheckReport, Citation, Fault, Flaw, Refusal } from '../article/article.ts';
import type { Period } from '../korean/periods.ts';
import type { Answer } from '../search/answer.ts';
import type { BadSetting, SettingFault } from '../settings.ts';
import type { Words } from './words.ts';

/** What is said of how a question was read. */
export type ReadAnswer = Pick<Answer, 'corrections' | 'rewordings' | 'periods'>;

/** How a question was read, where that is not plain: `‘zkzkdhxhr’ → 카카오톡 · 작년: 2025.1.1.~2025.12.31.`, else `null` */
export function readAs({ corrections, rewordings, periods }: ReadAnswer): string | null {
  const parts = [
    ...corrections.map(({ typed, read }) => `‘${typed}’ → ${read}`),
    ...rewordings.map(({ typed, read, kind }) =>
      kind === 'name' ? `${typed} = ${read}` : `‘${typed}’ → ${read}`,
    ),
    ...periods.filter(({ text, restricts }) => restricts && !PLAIN_YEAR.test(text)).map(periodLine),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}

/** A year that reads as it was written. */
const PLAIN_YEAR = /^\d{4}년?$/u;

/** `작년` → `작년: 2025.1.1.~2025.12.31.` */
function periodLine({ text, from, to }: Period): string {
  const [first, last] = [from, to].map((day) =>
    day === null ? '' : `${day.year}.${day.month}.${day.day}.`,
  );
  return first === last ? `${text}: ${first}` : `${text}: ${first}~${last}`;
}

/** The parts of a citation, in order. */
export function citation(words: Words, article: Citation, place: string, retold: string): string[] {
  return [...origin(words, article), place, ...form(article, retold)];
}

/** Publisher, author, date and form of an article. */
export function sourceParts(words: Words, article: Citation, retold: string): string[] {
  return [...origin(words, article), ...form(article, retold)];
}

function origin(words: Words, { publisher, author, published }: Citation): string[] {
  return [publisher, ...(author === null ? [] : [author]), words.date(published)];
}

function form(article: Citation, retold: string): string[] {
  return article.form === 'retold' ? [retold] : [];
}

/** What a reindex read and changed, line by line. */
export function reindexed(
  { added, changed, removed }: ReindexReport,
  words: Record<'total' | 'added' | 'changed' | 'removed' | 'unchanged', string>,
): string {
  const changes = (
    [
      [words.added, added],
      [words.changed, changed],
      [words.removed, removed],
    ] as const
  ).filter(([, ids]) => ids.length > 0);
  const lines = changes.flatMap(([word, ids]) => [
    `${word} ${ids.length}:`,
    ...ids.map((id) => `• ${id}`),
  ]);
  return [words.total, ...(lines.length > 0 ? lines : [words.unchanged])].join('\n');
}

/** `articles/a.md:4: published: 날짜가 아닙니다 ← 2017-13` */
export function refusalLine(refusal: Refusal, faults: Readonly<Record<Fault, string>>): string {
  const field = refusal.field === null ? '' : `${refusal.field}: `;
  const value = refusal.value === null ? '' : ` ← ${refusal.value.slice(0, 80)}`;
  return `${refusal.file}:${refusal.line}: ${field}${faults[refusal.fault]}${value}`;
}

/** `LOG_LEVEL: … ← loud` */
export function settingLine(
  { name, fault, value }: BadSetting,
  faults: Readonly<Record<SettingFault, string>>,
): string {
  return `${name}: ${faults[fault]}${value === null ? '' : ` ← ${value}`}`;
}

/** How long a reindex took: `0.052`, `1.3` */
export function seconds({ milliseconds }: ReindexReport): string {
  return (milliseconds / 1000).toFixed(milliseconds < 100 ? 3 : 1);
}

/** What a check of the corpus found, in the words of a language. */
export function checked(
  { articles, paragraphs, refused, remarks, overlaps }: CheckReport,
  words: {
    readonly faults: Readonly<Record<Fault, string>>;
    readonly flaws: Readonly<Record<Flaw, string>>;
    overlap(run: string, page: string, article: string): string;
    total(articles: number, paragraphs: number, findings: number): string;
  },
): string {
  return [
    ...refused.map((refusal) => refusalLine(refusal, words.faults)),
    ...remarks.map(
      ({ file, line, flaw, value }) =>
        `${file}:${line}: ${words.flaws[flaw]} ← ${value.slice(0, 80)}`,
    ),
    ...overlaps.map(({ run, page, article }) => words.overlap(run, page, article)),
    words.total(articles, paragraphs, refused.length + remarks.length),
  ].join('\n');
}

/** A time as Discord shows it in each reader's own zone: 3 minutes ago. */
export function timestamp(date: Date): string {
  return `<t:${Math.floor(date.getTime() / 1000)}:R>`;
}

/** The two largest parts of a length of time: `93784` → `1일 2시간` */
export function duration(
  time: number,
  [day, hour, minute, second]: readonly [string, string, string, string],
): string {
  const whole = Math.floor(time);
  const parts = [
    [Math.floor(whole / 86_400), day],
    [Math.floor(whole / 3_600) % 24, hour],
    [Math.floor(whole / 60) % 60, minute],
    [whole % 60, second],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first === -1 ? 3 : first, (first === -1 ? 3 : first) + 2)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ');
}

/** A number without decimals, or a dash: `12.6` → `13` */
export function rounded(value: number | null): string {
  return value === null ? '–' : String(Math.round(value));
}

/** `104857600` → `100` */
export function megabytes(bytes: number): string {
  return String(Math.round(bytes / 2 ** 20));
}
