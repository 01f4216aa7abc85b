import type { Article } from './article.ts';

/** Two texts say the same when they share this part of their character pairs. */
export const SAME = 0.6;

/** The pairs of neighbouring characters of a text without its white space, hashed to 32 bits. */
export function characterPairs(text: string): ReadonlySet<number> {
  const characters = text.replace(/\s/gu, '');
  const pairs = new Set<number>();
  for (let at = 1; at < characters.length; at++) {
    pairs.add((characters.charCodeAt(at - 1) << 15) ^ characters.charCodeAt(at));
  }
  return pairs;
}

/**
 * The part of their pairs that two texts share (Jaccard), from 0 to 1; 0 where it is less than
 * {@link SAME}, which most pairs of texts show early.
 */
export function similarity(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [smaller, larger] = a.size < b.size ? [a, b] : [b, a];
  // shared / (both - shared) is SAME where so many are shared.
  const needed = (SAME / (1 + SAME)) * (a.size + b.size);
  let missing = smaller.size - needed;
  let shared = 0;
  for (const pair of smaller) {
    if (larger.has(pair)) shared++;
    else if (--missing < 0) return 0;
  }
  return shared < needed ? 0 : shared / Math.max(1, a.size + b.size - shared);
}

/** The id of an article that says the same as some paragraphs, or `null`. */
export function twinOf(paragraphs: readonly string[], articles: readonly Article[]): string | null {
  const pairs = characterPairs(paragraphs.join(' '));
  const twin = articles.find(
    (article) => similarity(pairs, characterPairs(article.paragraphs.join(' '))) >= SAME,
  );
  return twin?.id ?? null;
}
