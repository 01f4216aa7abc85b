import type { Span } from '../korean/sentences.ts';
import type { Passage } from './answer.ts';

/** A stretch of a passage that is shown in one way. */
export interface Segment {
  readonly text: string;
  /** Whether it stands in the sentence that answers best. */
  readonly isAnswer: boolean;
  /** Whether it is a word that matched. */
  readonly isMatch: boolean;
}

/** Cuts a part of a passage where what is marked begins or ends; none of the pieces is empty. */
export function segments({ text, answer, matches }: Passage, part: Span): Segment[] {
  const within = ({ start, end }: Span, at: number) => start <= at && at < end;
  const near = matches.filter(({ start, end }) => start < part.end && end > part.start);
  const borders = [part, answer, ...near]
    .flatMap(({ start, end }) => [start, end])
    .filter((border) => part.start <= border && border <= part.end)
    .toSorted((a, b) => a - b);
  return borders.flatMap((start, i) => {
    const end = borders[i + 1] ?? start;
    if (start === end) return [];
    return [
      {
        text: text.slice(start, end),
        isAnswer: within(answer, start),
        isMatch: near.some((match) => within(match, start)),
      },
    ];
  });
}
