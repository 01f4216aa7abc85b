import type { Article } from '../../article/article.ts';
import { answers, type Judged, type Judgement } from '../judgement.ts';
import type { Best } from './messages.ts';

/** Tells whether the best paragraph that was found answers the question of a judgement. */
export type Judge = (judgement: Judgement, best: Best | null) => boolean;

/**
 * Prepares to judge what was found in an enlarged archive. A made paragraph that says what a
 * judgement wants is an answer too, and no worse than the one that it was made of; so is, for the same
 * measure, any other paragraph.
 *
 * @param articles Those that were not made.
 */
export function createJudge(articles: readonly Article[]): Judge {
  const all = articles.flatMap((article) =>
    article.paragraphs.map((text, i): Judged => ({ article, paragraph: i + 1, text })),
  );
  return (judgement, best) => {
    if (best === null) return false;
    const judged = all[best.paragraph];
    return (judged !== undefined && answers(judgement, judged)) || says(judgement, best.text);
  };
}

/** Whether a text says what a judgement wants, wherever it stands. */
function says({ must, answer }: Judgement, text: string): boolean {
  if (must.length > 0) return must.every((expression) => expression.test(text));
  return answer !== undefined && text.includes(answer);
}
