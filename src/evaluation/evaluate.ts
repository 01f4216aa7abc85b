import type { Answer, Passage, Question } from '../search/answer.ts';
import { answers, type Judged, type Judgement, sentenceAnswers } from './judgement.ts';
import { reciprocalRank, successAt } from './metrics.ts';

/** What became of one judged question. */
export interface Result {
  readonly judgement: Judgement;
  readonly answer: Answer;
  /** The place of the first passage that answers, from 1; `null` when none of the first ten does. */
  readonly rank: number | null;
  /** Whether the sentence told apart in that passage answers; `null` when there is no passage. */
  readonly isRightSentence: boolean | null;
}

/** Figures over some answerable questions; shares from 0 to 1. */
export interface Figures {
  readonly questions: number;
  readonly successAt1: number;
  readonly successAt3: number;
  readonly mrrAt10: number;
  /** The share that was called `answered`. */
  readonly answered: number;
  /** The share that was called `none`. */
  readonly none: number;
  /** Of the passages that answer, the share whose told-apart sentence answers. */
  readonly sentence: number;
}

/** Asks every judged question and looks where its answer stands. */
export async function evaluate(
  judgements: readonly Judgement[],
  ask: (question: Question) => Promise<Answer>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const judgement of judgements) {
    const answer = await ask({ text: judgement.question, limit: 10 });
    const rank = rankOf(judgement, answer.passages.map(withSame));
    const found = rank === null ? undefined : answer.passages[rank - 1];
    results.push({
      judgement,
      answer,
      rank,
      isRightSentence:
        found === undefined
          ? null
          : sentenceAnswers(judgement, found.text.slice(found.answer.start, found.answer.end)),
    });
  }
  return results;
}

/** Adds up some results. */
export function figures(results: readonly Result[]): Figures {
  const mean = (value: (result: Result) => number) =>
    results.reduce((sum, result) => sum + value(result), 0) / Math.max(1, results.length);
  return {
    questions: results.length,
    successAt1: mean(({ rank }) => successAt(1, rank)),
    successAt3: mean(({ rank }) => successAt(3, rank)),
    mrrAt10: mean(({ rank }) => reciprocalRank(rank)),
    answered: mean(({ answer }) => (answer.status === 'answered' ? 1 : 0)),
    none: mean(({ answer }) => (answer.status === 'none' ? 1 : 0)),
    sentence: share(results.flatMap(({ isRightSentence }) => isRightSentence ?? [])),
  };
}

function share(values: readonly boolean[]): number {
  return values.filter(Boolean).length / Math.max(1, values.length);
}

/** A passage, and the places that were folded into it, which say the same. */
function withSame({ article, paragraph, text, same }: Passage): Judged[] {
  return [{ article, paragraph, text }, ...same.map((place) => ({ ...place, text }))];
}

/** The place of the first passage that answers, from 1; `null` when none does. */
export function rankOf(
  judgement: Judgement,
  passages: readonly (readonly Judged[])[],
): number | null {
  const place = passages.findIndex((places) => places.some((found) => answers(judgement, found)));
  return place === -1 ? null : place + 1;
}
