import { cpus, totalmem } from 'node:os';
import type { Article } from '../../article/article.ts';
import type { Day } from '../../korean/periods.ts';
import { answers, type Judged, type Judgement } from '../judgement.ts';
import type { Collection } from '../measure.ts';
import { type ContestantProcess, startContestant } from './contestant-process.ts';
import {
  type BenchFigures,
  type ContestantFigures,
  type Machine,
  percentiles,
  type SizeFigures,
} from './figures.ts';
import { type Built, type ContestantName, type Found, RIVALS } from './messages.ts';
import type { Progress } from './progress.ts';
import type { Wanted } from './rivals/rival.ts';

/** How the bench is run. */
export interface BenchOptions {
  /** Numbers of paragraphs. */
  readonly sizes: readonly number[];
  /** How many of the judged questions are asked; `null`: all. */
  readonly questions: number | null;
  readonly today: Day;
  readonly progress: Progress;
}

/** Questions that are asked before the clock runs, so that the code is compiled. */
const WARM_UP = 50;

interface Contestant {
  readonly process: ContestantProcess;
  readonly built: Built;
  /** Milliseconds of each question. */
  readonly times: number[];
  /** Of each answerable question, whether its best paragraph answers. */
  readonly isRight: boolean[];
}

/**
 * Measures our search over archives of several sizes beside others that look for the same terms in
 * the same paragraphs. Each has a process of its own; all of a size are alive together and asked in
 * turns, so that what else the machine does hits them alike.
 */
export async function bench(
  collection: Collection,
  { sizes, questions, today, progress }: BenchOptions,
): Promise<BenchFigures> {
  const { name, judgements } = collection;
  const asked = spread(judgements, questions ?? judgements.length);
  const measured: SizeFigures[] = [];
  try {
    for (const size of sizes) {
      const show = (what: string, done: number, all: number) => {
        progress.show(`${name}, ${size.toLocaleString('en')} paragraphs: ${what}`, done, all);
      };
      measured.push(await measureSize(collection, size, asked, today, show));
    }
  } finally {
    progress.end();
  }
  return { name, questions: asked.length, machine: machine(), sizes: measured };
}

async function measureSize(
  { articles, aliases }: Collection,
  size: number,
  judgements: readonly Judgement[],
  today: Day,
  show: Progress['show'],
): Promise<SizeFigures> {
  const processes: ContestantProcess[] = [];
  const start = async (name: ContestantName): Promise<Contestant> => {
    show(`building ${name}`, processes.length, 1 + RIVALS.length);
    const process = startContestant(name);
    processes.push(process);
    const built = await process.build({ articles, aliases, size });
    return { process, built, times: [], isRight: [] };
  };
  try {
    const ours = await start('ours');
    const all = [ours];
    for (const name of RIVALS) all.push(await start(name));
    const isAnswer = judge(articles);
    for (const { question } of judgements.slice(0, WARM_UP)) await askAll(all, question, today);
    for (const [i, judgement] of judgements.entries()) {
      show('asking', i, judgements.length);
      const found = await askAll(all, judgement.question, today);
      for (const { contestant, milliseconds, paragraphs } of found) {
        contestant.times.push(milliseconds);
        if (judgement.answerable) contestant.isRight.push(isAnswer(judgement, paragraphs[0]));
      }
    }
    show('measuring ours alone', 0, 1);
    return {
      paragraphs: ours.built.paragraphs,
      characters: ours.built.characters,
      contestants: all.map(figuresOf),
      alone: await ours.process.alone(),
    };
  } finally {
    await Promise.all(processes.map((process) => process.end()));
  }
}

/** Asks ours, then the others for the terms that ours looked for. */
async function askAll(
  contestants: readonly Contestant[],
  question: string,
  today: Day,
): Promise<(Found & { readonly contestant: Contestant })[]> {
  const all: (Found & { readonly contestant: Contestant })[] = [];
  let wanted: Wanted | null = null;
  for (const contestant of contestants) {
    const found: Found = await contestant.process.ask({ question, today, wanted });
    wanted ??= found.wanted;
    all.push({ ...found, contestant });
  }
  return all;
}

/** Tells whether a paragraph, by its number, answers; those that were made never do. */
function judge(
  articles: readonly Article[],
): (judgement: Judgement, paragraph: number | undefined) => boolean {
  const all = articles.flatMap((article) =>
    article.paragraphs.map((text, i): Judged => ({ article, paragraph: i + 1, text })),
  );
  return (judgement, paragraph) => {
    const judged = all[paragraph ?? -1];
    return judged !== undefined && answers(judgement, judged);
  };
}

function figuresOf({ process, built, times, isRight }: Contestant): ContestantFigures {
  const { build, memory } = built;
  return {
    name: process.name,
    build,
    memory,
    question: percentiles(times),
    successAt1: isRight.length === 0 ? null : isRight.filter(Boolean).length / isRight.length,
  };
}

/** So many of some values, at equal distances. */
function spread<Value>(values: readonly Value[], count: number): Value[] {
  const step = Math.max(1, values.length / count);
  return values.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

function machine(): Machine {
  const [first] = cpus();
  return {
    processor: first?.model ?? 'unknown',
    cores: cpus().length,
    memory: totalmem(),
    node: process.versions.node,
  };
}
