import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Answer, Question } from '../search/answer.ts';
import type { Words } from '../words/words.ts';
import { lookOf, renderAnswer, type Screen } from './render.ts';

/** What the command line asked for. */
export interface AskArguments {
  /** Empty: one question a line of the input. */
  readonly questions: readonly string[];
  readonly limit: number;
  readonly json: boolean;
}

const limitSchema = z.coerce.number().int().min(1).max(100).default(3);

/**
 * Reads the arguments of `ask`.
 *
 * @throws {Error} that says which argument is wrong.
 */
export function readAskArguments(args: readonly string[], words: Words): AskArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { limit: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const limit = limitSchema.safeParse(values.limit);
  if (!limit.success) throw new Error(words.badLimit(String(values.limit)));
  return { questions: positionals, limit: limit.data, json: values.json };
}

/** What answering needs from outside. */
export interface AskOptions extends AskArguments {
  ask(question: Question): Promise<Answer>;
  readonly words: Words;
  readonly input: NodeJS.ReadableStream;
  readonly output: Screen;
  readonly environment: NodeJS.ProcessEnv;
}

/** Answers every question in the order given, as text or as one JSON object a line. */
export async function answerOnce(options: AskOptions): Promise<void> {
  const { ask, words, input, output, environment, limit, json } = options;
  const questions =
    options.questions.length > 0 ? options.questions : createInterface({ input, terminal: false });
  const look = lookOf(output, words, environment);
  for await (const text of questions) {
    // Lets the program hear that nobody reads on before it goes on with the next question.
    await setImmediate();
    const answer = await ask({ text, limit });
    output.write(json ? `${JSON.stringify(toJson(answer))}\n` : renderAnswer(answer, look));
  }
}

/** The answer as programs read it; what is not known is `null`. */
function toJson({ question, status, passages }: Answer) {
  return {
    question,
    status,
    passages: passages.map(({ article, paragraph, of, text, score }) => ({
      article: article.id,
      title: article.title,
      publisher: article.publisher,
      author: article.author,
      published: article.published.edtf,
      url: article.url,
      paragraph,
      of,
      text,
      score,
    })),
  };
}
