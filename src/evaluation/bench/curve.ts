import type { Day } from '../../korean/periods.ts';
import { BUDGET } from '../../search/budget.ts';
import type { Judgement } from '../judgement.ts';
import { startContestant } from './contestant-process.ts';
import { type CurveFigures, percentiles, shareOf } from './figures.ts';
import { createJudge } from './judge.ts';
import { type Archive, CURVE } from './messages.ts';
import type { Progress } from './progress.ts';

/** What the curve is drawn of. */
export interface CurveOptions {
  readonly archive: Archive;
  readonly judgements: readonly Judgement[];
  readonly today: Day;
  /** How many questions are asked before the clock runs. */
  readonly warmUp: number;
  readonly show: Progress['show'];
}

/** Measures what it brings to read more of the index. */
export async function measureCurve({
  archive,
  judgements,
  today,
  warmUp,
  show,
}: CurveOptions): Promise<CurveFigures> {
  const process = startContestant('the curve');
  try {
    show('building the curve', 0, 1);
    await process.buildCurve(archive);
    for (const { question } of judgements.slice(0, warmUp)) {
      await process.askCurve({ question, today });
    }
    const isAnswer = createJudge(archive.articles);
    const measured = CURVE.map((budget) => {
      return { budget, times: Array<number>(), isRight: Array<boolean>() };
    });
    for (const [i, judgement] of judgements.entries()) {
      show('asking along the curve', i, judgements.length);
      const found = await process.askCurve({ question: judgement.question, today });
      for (const [point, { times, isRight }] of measured.entries()) {
        const each = found[point];
        if (each === undefined) continue;
        times.push(each.milliseconds);
        if (judgement.answerable) isRight.push(isAnswer(judgement, each.best));
      }
    }
    const points = measured.map(({ budget, times, isRight }) => ({
      budget,
      isShipped: budget === BUDGET,
      question: percentiles(times),
      successAt1: shareOf(isRight),
    }));
    return { paragraphs: archive.size, points };
  } finally {
    await process.end();
  }
}
