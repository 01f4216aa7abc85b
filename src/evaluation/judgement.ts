import { z } from 'zod';
import type { Citation } from '../article/article.ts';

const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'iu');
  } catch {
    context.addIssue({ code: 'custom', message: `not a regular expression: ${source}` });
    return z.NEVER;
  }
});

const judgementSchema = z.object({
  id: z.string(),
  question: z.string(),
  /** The way of asking, such as `keyword` or `typo`. */
  style: z.string(),
  /** Where an answer stands: article ids, or a word that stands between hyphens in one. */
  articles: z.array(z.string()),
  /** What the text of an answer matches, all of it. */
  must: z.array(pattern),
  answerable: z.boolean(),
  /** `learn`: the weights may be learned on it; `report`: it only reports. */
  split: z.enum(['learn', 'report']).default('report'),
  /** The number of the paragraph that alone answers, from 1. */
  paragraph: z.int().optional(),
  /** What the sentence that answers holds; by default it matches all of `must`. */
  answer: z.string().optional(),
});

/** A question with what a passage must say to answer it. */
export type Judgement = z.infer<typeof judgementSchema>;

/** The paragraph that a judgement is held against. */
export interface Judged {
  readonly article: Citation;
  /** From 1. */
  readonly paragraph: number;
  readonly text: string;
}

/**
 * Reads judgements, one JSON object a line; blank lines are passed over.
 *
 * @param file The name for errors.
 * @throws {Error} that names the file, the line and what is wrong in it.
 */
export function parseJudgements(file: string, content: string): Judgement[] {
  return content.split(/\r?\n/u).flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [judgementSchema.parse(JSON.parse(line))];
    } catch (cause) {
      const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
      throw new Error(`evaluation: ${file}:${i + 1}: ${reason}`, { cause });
    }
  });
}

/** The judgements of each split, if there is more than one. */
export function splits(
  judgements: readonly Judgement[],
): { readonly name: string; readonly judgements: readonly Judgement[] }[] {
  const learned = judgements.filter(({ split }) => split === 'learn');
  if (learned.length === 0) return [{ name: '', judgements }];
  return [
    { name: ', learned on', judgements: learned },
    { name: ', only reported', judgements: judgements.filter(({ split }) => split === 'report') },
  ];
}

/** Whether a sentence of a paragraph that answers is the one that does. */
export function sentenceAnswers({ answer, must }: Judgement, sentence: string): boolean {
  return answer === undefined
    ? must.every((expression) => expression.test(sentence))
    : sentence.includes(answer);
}

/** Whether a paragraph answers the question of a judgement. */
export function answers(judgement: Judgement, { article, paragraph, text }: Judged): boolean {
  const parts = article.id.split('-');
  return (
    judgement.articles.some((key) => key === article.id || parts.includes(key)) &&
    (judgement.paragraph ?? paragraph) === paragraph &&
    judgement.must.every((expression) => expression.test(text))
  );
}
