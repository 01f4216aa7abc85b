import { cpus, totalmem } from 'node:os';
import type { Day } from '../../korean/periods.ts';
import type { Judgement } from '../judgement.ts';
import type { Collection } from '../measure.ts';
import { measureAlone } from './alone.ts';
import { type ContestantProcess, startContestant } from './contestant-process.ts';
import { measureCurve } from './curve.ts';
import {
  type Agreement,
  type BenchFigures,
  type ContestantFigures,
  type Machine,
  percentiles,
  shareOf,
  type SizeFigures,
} from './figures.ts';
import { createJudge } from './judge.ts';
import {
  type Alone,
  type Archive,
  type Built,
  type ContestantName,
  CONTESTANTS,
  type Found,
} from './messages.ts';
import type { Progress } from './progress.ts';
import type { Wanted } from './rivals/rival.ts';

/** How the bench is run. */
export interface BenchOptions {
  /** Numbers of paragraphs. */
  readonly sizes: readonly number[];
  /** How many of the judged questions are asked; `null`: all. */
  readonly questions: number | null;
  /** Those that take part beside ours; `null`: all. */
  readonly only: readonly ContestantName[] | null;
  /** The nodes of OpenSearch; none: ours is not measured on it. */
  readonly nodes: readonly string[];
  readonly today: Day;
  readonly progress: Progress;
}

/** Questions that are asked before the clock runs, so that the code is compiled. */
const WARM_UP = 50;

/** At most so many questions are asked while the main thread is watched. */
const WATCHED = 300;

interface Contestant {
  readonly name: ContestantName;
  readonly process: ContestantProcess;
  readonly built: Built;
  /** Milliseconds of each question. */
  readonly times: number[];
  /** Of each answerable question, whether its best paragraph answers. */
  readonly isRight: boolean[];
  /** Of each question, whether the answer is that of ours, and whether the first three are. */
  readonly isSameAnswer: boolean[];
  readonly areSameThree: boolean[];
}

/** What is done over an archive of one size. */
interface Run {
  readonly archive: Archive;
  readonly names: readonly ContestantName[];
  readonly nodes: readonly string[];
  readonly judgements: readonly Judgement[];
  readonly today: Day;
  readonly show: Progress['show'];
}

/**
 * Measures our search over archives of several sizes beside others that look for the same terms in
 * the same paragraphs. Each has a process of its own; all of a size are alive together and asked in
 * turns, so that what else the machine does hits them alike. When they are gone, ours is measured as
 * the bot runs it; over the largest archive, also what it brings to read more of the index.
 */
export async function bench(
  collection: Collection,
  { sizes, questions, only, nodes, today, progress }: BenchOptions,
): Promise<BenchFigures> {
  const { name, articles, aliases } = collection;
  const judgements = spread(collection.judgements, questions ?? collection.judgements.length);
  const names = CONTESTANTS.filter((contestant) => {
    if (contestant === 'ours') return true;
    const isThere = contestant !== 'ours on OpenSearch' || nodes.length > 0;
    return isThere && (only === null || only.includes(contestant));
  });
  const runOf = (size: number): Run => {
    const show: Progress['show'] = (what, done, all) => {
      progress.show(`${name}, ${size.toLocaleString('en')} paragraphs: ${what}`, done, all);
    };
    return { archive: { articles, aliases, size }, names, nodes, judgements, today, show };
  };
  try {
    const measured: SizeFigures[] = [];
    for (const size of sizes) measured.push(await measureSize(runOf(size)));
    const curve = await measureCurve({ ...runOf(Math.max(...sizes)), warmUp: WARM_UP });
    return { name, questions: judgements.length, machine: machine(), sizes: measured, curve };
  } finally {
    progress.end();
  }
}

async function measureSize(run: Run): Promise<SizeFigures> {
  const contestants = await measureContestants(run);
  const alone = await measureOursAlone(run);
  return { ...contestants, alone };
}

async function measureContestants({
  archive,
  names,
  nodes,
  judgements,
  today,
  show,
}: Run): Promise<Omit<SizeFigures, 'alone'>> {
  const processes: ContestantProcess[] = [];
  try {
    const all: Contestant[] = [];
    for (const name of names) {
      show(`building ${name}`, all.length, names.length);
      const process = startContestant(name);
      processes.push(process);
      const built = await process.build({ ...archive, contestant: name, nodes });
      const results = { times: [], isRight: [], isSameAnswer: [], areSameThree: [] };
      all.push({ name, process, built, ...results });
    }
    const isAnswer = createJudge(archive.articles);
    for (const { question } of judgements.slice(0, WARM_UP)) await askAll(all, question, today);
    for (const [i, judgement] of judgements.entries()) {
      show('asking', i, judgements.length);
      const found = await askAll(all, judgement.question, today);
      const [ours] = found;
      for (const each of found) {
        const { contestant, milliseconds, best } = each;
        contestant.times.push(milliseconds);
        if (judgement.answerable) contestant.isRight.push(isAnswer(judgement, best));
        if (ours === undefined || contestant.name !== 'ours on OpenSearch') continue;
        contestant.isSameAnswer.push(each.status === ours.status && areSame(1, each, ours));
        contestant.areSameThree.push(areSame(3, each, ours));
      }
    }
    const { paragraphs = 0, characters = 0 } = all[0]?.built ?? {};
    return { paragraphs, characters, contestants: all.map(figuresOf) };
  } finally {
    await Promise.all(processes.map((process) => process.end()));
  }
}

async function measureOursAlone({ archive, judgements, today, show }: Run): Promise<Alone> {
  const questions = spread(judgements, WATCHED).map(({ question }) => question);
  let step = 0;
  return measureAlone({
    write: async (folder) => {
      const process = startContestant('the articles');
      try {
        await process.write({ ...archive, folder });
      } finally {
        await process.end();
      }
    },
    questions,
    warmUp: questions.slice(0, WARM_UP),
    today,
    show: (what) => show(`ours alone, ${what}`, step++, ALONE_STEPS),
  });
}

/** So many things are measured of ours alone. */
const ALONE_STEPS = 7;

/** Whether the first passages of two answers are the same. */
function areSame(count: number, a: Found, b: Found): boolean {
  const first = ({ paragraphs }: Found) => paragraphs.slice(0, count).join(' ');
  return first(a) === first(b);
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

function figuresOf({ name, built, times, isRight, ...same }: Contestant): ContestantFigures {
  const { build, memory } = built;
  const question = percentiles(times);
  const agreement = agreementOf(same);
  return { name, build, memory, question, successAt1: shareOf(isRight), agreement };
}

function agreementOf({
  isSameAnswer,
  areSameThree,
}: Pick<Contestant, 'isSameAnswer' | 'areSameThree'>): Agreement | null {
  const answer = shareOf(isSameAnswer);
  const three = shareOf(areSameThree);
  return answer === null || three === null ? null : { answer, three };
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
