import { z } from 'zod';
import type { Article } from '../article/article.ts';
import type { Judgement } from './judgement.ts';

const squadSchema = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              id: z.string(),
              question: z.string(),
              answers: z.array(z.object({ text: z.string() })),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** A question answering collection: its articles, and its questions with the paragraph of each. */
export interface SquadCollection {
  readonly articles: readonly Article[];
  readonly judgements: readonly Judgement[];
}

/**
 * Reads a file in the format of SQuAD 1.1 (Rajpurkar et al. 2016), such as KorQuAD 1.0. The
 * questions of every second article are for learning, the others only report.
 *
 * @param file The name for errors.
 * @throws {Error} that names the file and what is wrong in it.
 */
export function parseSquad(file: string, content: string): SquadCollection {
  let squad: z.infer<typeof squadSchema>;
  try {
    squad = squadSchema.parse(JSON.parse(content));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`evaluation: ${file}: ${reason}`, { cause });
  }
  return {
    articles: squad.data.map(({ title, paragraphs }, i) => ({
      id: idOf(i),
      title: title.replaceAll('_', ' '),
      titleIsOurs: false,
      publisher: 'SQuAD',
      author: null,
      published: { edtf: '2000', year: 2000, month: null, day: null, approximate: false },
      url: null,
      topics: [],
      form: 'original',
      paragraphs: paragraphs.map(({ context }) => context.normalize('NFC')),
    })),
    judgements: squad.data.flatMap(({ paragraphs }, i) =>
      paragraphs.flatMap(({ qas }, p) =>
        qas.map(({ id, question, answers }) => ({
          id,
          question,
          style: 'squad',
          articles: [idOf(i)],
          must: [],
          answerable: true,
          split: i % 2 === 0 ? ('learn' as const) : ('report' as const),
          paragraph: p + 1,
          answer: answers[0]?.text.normalize('NFC'),
        })),
      ),
    ),
  };
}

function idOf(article: number): string {
  return `squad${article}`;
}
