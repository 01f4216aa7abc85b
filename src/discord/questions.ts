import type { Words } from '../words/words.ts';
import { answerCard, type Card, noteCard } from './card.ts';
import type { Desk } from './commands/command.ts';

/** A message on a phone holds three passages. */
const PASSAGES = 3;

/** The answer to a question as a card; to no question, how to ask one. */
export async function answerTo(text: string, { archive, log }: Desk, words: Words): Promise<Card> {
  if (text === '') return noteCard(words.emptyQuestion);
  const answer = await archive.ask({ text, limit: PASSAGES });
  log.debug({ question: text, status: answer.status }, 'answered');
  return answerCard(answer, words);
}
