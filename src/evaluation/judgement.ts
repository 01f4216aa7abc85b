import { z } from 'zod';
import type { Passage } from '../search/answer.ts';

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
});

/** A question with what a passage must say to answer it. */
export type Judgement = z.infer<typeof judgementSchema>;

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

/** Whether a passage answers the question of a judgement. */
export function answers(judgement: Judgement, passage: Passage): boolean {
  const { id } = passage.article;
  const parts = id.split('-');
  return (
    judgement.articles.some((key) => key === id || parts.includes(key)) &&
    judgement.must.every((expression) => expression.test(passage.text))
  );
}
