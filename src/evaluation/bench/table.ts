import type { BenchFigures, ContestantFigures, Machine, SizeFigures } from './figures.ts';
import type { Alone } from './messages.ts';

const MEBIBYTE = 2 ** 20;
const GIBIBYTE = 2 ** 30;

/** A column of the table of a size. */
interface Column {
  readonly title: string;
  readonly width: number;
  readonly decimals: number;
  /** What stands in it; the ratios are to MiniSearch. */
  value(figures: ContestantFigures, miniSearch: ContestantFigures): number | null;
}

const COLUMNS: readonly Column[] = [
  { title: 'build s', width: 9, decimals: 2, value: ({ build }) => build.all / 1000 },
  { title: 'analysis', width: 10, decimals: 2, value: ({ build }) => seconds(build.analysis) },
  { title: 'indexing', width: 10, decimals: 2, value: ({ build }) => seconds(build.indexing) },
  { title: 'index MB', width: 10, decimals: 1, value: ({ memory }) => memory.index / MEBIBYTE },
  { title: 'resident', width: 10, decimals: 0, value: ({ memory }) => memory.resident / MEBIBYTE },
  { title: 'p50 ms', width: 10, decimals: 2, value: ({ question }) => question.p50 },
  { title: 'p95', width: 8, decimals: 2, value: ({ question }) => question.p95 },
  { title: 'p99', width: 8, decimals: 2, value: ({ question }) => question.p99 },
  { title: 'ratio p50', width: 11, decimals: 2, value: ratio('p50') },
  { title: 'p95', width: 6, decimals: 2, value: ratio('p95') },
  { title: 'p99', width: 6, decimals: 2, value: ratio('p99') },
  { title: 'success@1', width: 11, decimals: 1, value: ({ successAt1 }) => percent(successAt1) },
];

const NAME = 14;
const DELAY = 10;

const NOTES = [
  'index: held after the garbage is gone, without the text of the articles',
  'ms: ours reads the question, compares and marks as well; the others look up the terms it found',
  'ratio: to MiniSearch',
  'success@1: what was made to enlarge the archive never counts, even where it repeats an answer',
];

/** Lays out what the bench found as lines of text, a table for each size. */
export function benchTable({ name, questions, machine, sizes }: BenchFigures): string {
  return [
    `${name}: ${count(questions)} questions`,
    describe(machine),
    ...sizes.flatMap((size) => ['', ...sizeTable(size)]),
    '',
    ...NOTES,
  ].join('\n');
}

function describe({ processor, cores, memory, node }: Machine): string {
  return `${processor}, ${cores} cores, ${fixed(memory / GIBIBYTE, 0)} GB, Node.js ${node}`;
}

function sizeTable({ paragraphs, characters, contestants, alone }: SizeFigures): string[] {
  const titles = COLUMNS.map(({ title, width }) => title.padStart(width));
  return [
    `${count(paragraphs)} paragraphs, ${count(characters)} characters`,
    ' '.repeat(NAME) + titles.join(''),
    ...contestants.map((figures) => row(figures, contestants)),
    ...aloneTable(alone),
  ];
}

function row(figures: ContestantFigures, all: readonly ContestantFigures[]): string {
  const miniSearch = all.find(({ name }) => name === 'MiniSearch') ?? figures;
  const cells = COLUMNS.map(({ width, decimals, value }) =>
    fixed(value(figures, miniSearch), decimals).padStart(width),
  );
  return figures.name.padEnd(NAME) + cells.join('');
}

function aloneTable({ coldStart, cachedStart, reindex, delays }: Alone): string[] {
  const { idle, indexing, swapping, answering } = delays;
  const all = [idle, indexing, swapping, answering];
  const cells = (values: readonly (number | null)[]) =>
    values.map((value) => fixed(value, 1).padStart(DELAY)).join('');
  const titles = ['idle', 'indexing', 'swapping', 'answering'];
  return [
    `ours, ms: cold start ${fixed(coldStart, 0)}, cached start ${fixed(cachedStart, 0)}, ` +
      `one article anew ${fixed(reindex, 0)}`,
    'main thread waits, ms'.padEnd(24) + titles.map((title) => title.padStart(DELAY)).join(''),
    '  p99'.padEnd(24) + cells(all.map((delay) => delay?.p99 ?? null)),
    '  longest'.padEnd(24) + cells(all.map((delay) => delay?.longest ?? null)),
  ];
}

function ratio(percentile: keyof ContestantFigures['question']): Column['value'] {
  return ({ question }, miniSearch) => question[percentile] / miniSearch.question[percentile];
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000;
}

function percent(share: number | null): number | null {
  return share === null ? null : 100 * share;
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function fixed(value: number | null, decimals: number): string {
  return value === null ? '–' : value.toFixed(decimals);
}
