import type {
  BenchFigures,
  ContestantFigures,
  CurveFigures,
  CurvePoint,
  Machine,
  SizeFigures,
} from './figures.ts';
import type { Alone } from './messages.ts';

const MEBIBYTE = 2 ** 20;
const GIBIBYTE = 2 ** 30;

/** A column of the table of a size. */
interface Column {
  readonly title: string;
  readonly width: number;
  readonly decimals: number;
  /** What stands in it; the ratios are to MiniSearch. */
  value(figures: ContestantFigures, miniSearch: ContestantFigures | undefined): number | null;
}

const COLUMNS: readonly Column[] = [
  { title: 'build s', width: 9, decimals: 2, value: ({ build }) => build.all / 1000 },
  { title: 'analysis', width: 10, decimals: 2, value: ({ build }) => build.analysis / 1000 },
  { title: 'indexing', width: 10, decimals: 2, value: ({ build }) => build.indexing / 1000 },
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

const NAME = 20;
const LABEL = 22;
const CELL = 12;

const NOTES = [
  'analysis: cutting text into terms; ours takes particles off later, with the indexing, once a form',
  'index: held in the process after the garbage is gone, without the text of the articles',
  'ms: ours reads the question, compares and marks as well; the others look up the terms it found',
  'ratio: to MiniSearch',
  'success@1: the best paragraph says what the question wants, be it one made to enlarge the archive',
  'ready: from starting its thread on, the fastest of two; with nothing kept, with all analysed, and',
  '  when an open archive is read again after one article changed',
  'reading more: one process asks the same at every point in turn; its times compare with each other',
  'main thread: how late a timer of 1 ms comes, that 1 ms included; indexing is without a cache',
];

/** Lays out what the bench found as lines of text, a table for each size. */
export function benchTable({ name, questions, machine, sizes, curve }: BenchFigures): string {
  return [
    `${name}: ${count(questions)} questions`,
    describe(machine),
    ...sizes.flatMap((size) => ['', ...sizeTable(size)]),
    '',
    ...curveTable(curve),
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
    ...contestants.flatMap(agreementLine),
    ...aloneTable(alone),
  ];
}

function row(figures: ContestantFigures, all: readonly ContestantFigures[]): string {
  const miniSearch = all.find(({ name }) => name === 'MiniSearch');
  const cells = COLUMNS.map(({ width, decimals, value }) =>
    fixed(value(figures, miniSearch), decimals).padStart(width),
  );
  return figures.name.padEnd(NAME) + cells.join('');
}

function agreementLine({ name, agreement }: ContestantFigures): string[] {
  if (agreement === null) return [];
  const { answer, three } = agreement;
  return [
    `${name}: the same status and first passage as ours for ${percentOf(answer)}, ` +
      `the same first three for ${percentOf(three)} of the questions`,
  ];
}

function aloneTable({ coldStart, cachedStart, reindex, delays }: Alone): string[] {
  const { idle, indexing, swapping, answering } = delays;
  const all = [idle, indexing, swapping, answering];
  const starts = [coldStart, cachedStart, reindex];
  return [
    labelled('ours is ready, ms', ['cold start', 'cached', 'one changed']),
    labelled(
      '',
      starts.map((value) => fixed(value, 0)),
    ),
    labelled('  to a cold start', [
      '',
      fixed(cachedStart / coldStart, 2),
      fixed(reindex / coldStart, 2),
    ]),
    labelled('main thread, ms', ['idle', 'indexing', 'swapping', 'answering']),
    labelled(
      '  p99',
      all.map(({ p99 }) => fixed(p99, 2)),
    ),
    labelled(
      '  longest',
      all.map(({ longest }) => fixed(longest, 2)),
    ),
    labelled('  p99 to idle', ['', ...all.slice(1).map(({ p99 }) => fixed(p99 / idle.p99, 2))]),
  ];
}

function labelled(label: string, cells: readonly string[]): string {
  return label.padEnd(LABEL) + cells.map((cell) => cell.padStart(CELL)).join('');
}

function curveTable({ paragraphs, points }: CurveFigures): string[] {
  const titles = ['found', 'scanned', 'p50 ms', 'p99', 'success@1'];
  return [
    `what reading more entries of the index brings to ours, ${count(paragraphs)} paragraphs`,
    labelled('', titles),
    ...points.map(curveRow),
  ];
}

function curveRow({ budget, isShipped, question, successAt1 }: CurvePoint): string {
  const { found, scanned } = budget;
  return labelled(isShipped ? '  shipped' : '', [
    found === Infinity ? 'everything' : count(found),
    count(scanned),
    fixed(question.p50, 2),
    fixed(question.p99, 2),
    fixed(percent(successAt1), 1),
  ]);
}

function ratio(percentile: keyof ContestantFigures['question']): Column['value'] {
  return ({ question }, miniSearch) =>
    miniSearch === undefined ? null : question[percentile] / miniSearch.question[percentile];
}

function percent(share: number | null): number | null {
  return share === null ? null : 100 * share;
}

function percentOf(share: number): string {
  return `${fixed(100 * share, 1)} %`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function fixed(value: number | null, decimals: number): string {
  return value === null ? '–' : value.toFixed(decimals);
}
