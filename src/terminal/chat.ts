import { createInterface } from 'node:readline';
import { UnavailableError } from '../archive/errors.ts';
import type { Answer, Question } from '../search/answer.ts';
import type { Words } from '../words/words.ts';
import { lookOf, renderAnswer, type Screen } from './render.ts';

/** What a chat needs from outside. */
export interface ChatOptions {
  ask(question: Question): Promise<Answer>;
  readonly words: Words;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: Screen;
  readonly environment: NodeJS.ProcessEnv;
}

const PASSAGES = 3;

/**
 * Answers one line after the other until the input ends or someone types `:quit`. Piped input is
 * answered line by line, each question above its answer.
 */
export async function chat({ ask, words, input, output, environment }: ChatOptions): Promise<void> {
  const { paint } = lookOf(output, words, environment);
  const rendered = async (text: string) => {
    try {
      const answer = await ask({ text, limit: PASSAGES });
      return renderAnswer(answer, lookOf(output, words, environment));
    } catch (error) {
      if (error instanceof UnavailableError) return `${words.unavailable}\n`;
      throw error;
    }
  };
  const prompt = paint(['bold', 'yellow'], words.prompt);
  const isTerminal = input.isTTY === true && output.isTTY === true;
  const lines = createInterface({
    input,
    output,
    terminal: isTerminal,
    prompt: isTerminal ? prompt : '',
    removeHistoryDuplicates: true,
  });
  if (isTerminal) lines.prompt();
  for await (const typed of lines) {
    const line = typed.trim();
    if (line === ':quit' || line === ':q') break;
    if (line.startsWith(':')) output.write(`${words.help}\n`);
    else if (line !== '') {
      if (!isTerminal) output.write(`${prompt}${line}\n`);
      output.write(`\n${await rendered(line)}\n`);
    }
    if (isTerminal) lines.prompt();
  }
  lines.close();
  if (isTerminal) output.write('\n');
}
