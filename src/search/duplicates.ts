import type { Citation } from '../article/article.ts';
import { characterPairs, SAME, similarity } from '../article/similarity.ts';

/** A paragraph of an article. */
interface Paragraph {
  readonly article: Citation;
  readonly text: string;
}

/** A paragraph, and those of other articles that say the same. */
export interface Folded<Found extends Paragraph> {
  readonly first: Found;
  readonly others: readonly Found[];
}

/**
 * Folds paragraphs that say the same into one; those on one event by different hands share less. Of each group the earliest article speaks, before
 * others of its day one with a known author and link; the group stands where its best one stood.
 *
 * @param found Best first.
 * @param limit How many groups to give at most.
 */
export function foldDuplicates<Found extends Paragraph>(
  found: readonly Found[],
  limit: number,
): Folded<Found>[] {
  const groups: { readonly pairs: ReadonlySet<number>; readonly members: Found[] }[] = [];
  for (const paragraph of found) {
    const pairs = characterPairs(paragraph.text);
    const group = groups.find(
      ({ pairs: others, members }) =>
        members.every(({ article }) => article.id !== paragraph.article.id) &&
        similarity(pairs, others) >= SAME,
    );
    if (group !== undefined) group.members.push(paragraph);
    else if (groups.length < limit) groups.push({ pairs, members: [paragraph] });
  }
  return groups.flatMap(({ members }) => {
    const [first, ...others] = members.toSorted((a, b) => order(a.article, b.article));
    return first === undefined ? [] : [{ first, others }];
  });
}

function order(a: Citation, b: Citation): number {
  return day(a) - day(b) || unknowns(a) - unknowns(b);
}

function day({ published: { year, month, day: of } }: Citation): number {
  return year * 10_000 + (month ?? 1) * 100 + (of ?? 1);
}

/** How much is not known of where an article comes from. */
function unknowns({ author, url, published }: Citation): number {
  return Number(author === null) + Number(url === null) + Number(published.approximate);
}
