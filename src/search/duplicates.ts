import type { Article } from '../article/article.ts';

/** A paragraph of an article. */
interface Paragraph {
  readonly article: Article;
  readonly text: string;
}

/** A paragraph, and those of other articles that say the same. */
export interface Folded<Found extends Paragraph> {
  readonly first: Found;
  readonly others: readonly Found[];
}

/**
 * Two paragraphs say the same when they share this part of their character pairs (Jaccard); paragraphs
 * on one event by different hands share less.
 */
const SAME = 0.6;

/**
 * Folds paragraphs that say the same into one. Of each group the earliest article speaks, before
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

/** The pairs of neighbouring characters of a text without its white space, hashed to 32 bits. */
function characterPairs(text: string): ReadonlySet<number> {
  const characters = text.replace(/\s/gu, '');
  const pairs = new Set<number>();
  for (let at = 1; at < characters.length; at++) {
    pairs.add((characters.charCodeAt(at - 1) << 15) ^ characters.charCodeAt(at));
  }
  return pairs;
}

function similarity(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (Math.min(a.size, b.size) < SAME * Math.max(a.size, b.size)) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return shared / Math.max(1, a.size + b.size - shared);
}

function order(a: Article, b: Article): number {
  return day(a) - day(b) || unknowns(a) - unknowns(b);
}

function day({ published: { year, month, day: of } }: Article): number {
  return year * 10_000 + (month ?? 1) * 100 + (of ?? 1);
}

/** How much is not known of where an article comes from. */
function unknowns({ author, url, published }: Article): number {
  return Number(author === null) + Number(url === null) + Number(published.approximate);
}
