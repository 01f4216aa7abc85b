import type { Gap } from '../archive/gaps.ts';
import type { Answer } from '../search/answer.ts';
import type { Words } from '../words/words.ts';
import { answerCard, LONGEST_ECHO, type View } from './cards/answer-card.ts';
import { type Card, noteCard } from './cards/card.ts';
import type { Desk } from './commands/command.ts';
import { summary } from './errors.ts';

/** As many passages as anyone leafs through. */
const PASSAGES = 30;

/** How an answer is shown first. */
export function firstView(asker: string, isPrivate: boolean): View {
  return { asker, page: 0, order: 'best', year: null, isPrivate };
}

/**
 * The first answer to a question: as a card, and in the statistics; what was asked in vain is kept
 * for the operator.
 */
export async function firstAnswerTo(
  text: string,
  view: View,
  desk: Desk,
  words: Words,
): Promise<Card> {
  const started = performance.now();
  return answerTo(text, view, desk, words, (question, { status }) => {
    desk.statistics.answered(status, performance.now() - started);
    if (status !== 'answered') noteGap(question, status, desk);
  });
}

/** Keeps a question for the operator; where that fails, the asker has an answer all the same. */
export function noteGap(question: string, gap: Gap, { gaps, log }: Desk): void {
  try {
    gaps.record(question, gap);
  } catch (error) {
    log.warn(summary(error), 'a question could not be kept');
  }
}

/** The answer to a question as a card; to no question, how to ask one. */
export async function answerTo(
  text: string,
  view: View,
  { archive, log }: Desk,
  words: Words,
  onAnswer?: (question: string, answer: Answer) => void,
): Promise<Card> {
  // A reply repeats the question, and its buttons ask what stands there.
  const question = text.slice(0, LONGEST_ECHO);
  if (question === '') return noteCard(words.emptyQuestion);
  const answer = await archive.ask({ text: question, limit: PASSAGES });
  onAnswer?.(question, answer);
  log.debug({ question, status: answer.status }, 'answered');
  return answerCard(answer, view, archive.coverage, words);
}
