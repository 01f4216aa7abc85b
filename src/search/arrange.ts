import type { Passage } from './answer.ts';

/** How passages can be ordered: the best first, or by the date of their articles. */
export const ORDERS = ['best', 'oldest', 'newest'] as const;
export type Order = (typeof ORDERS)[number];

/**
 * Orders passages, and keeps to the articles of one year.
 *
 * @param passages Best first.
 * @param year `null`: all years.
 */
export function arrange(
  passages: readonly Passage[],
  order: Order,
  year: number | null,
): readonly Passage[] {
  const kept = passages.filter(({ article }) => year === null || article.published.year === year);
  if (order === 'best') return kept;
  const sign = order === 'oldest' ? 1 : -1;
  return kept.toSorted((a, b) => sign * (day(a) - day(b)));
}

/** The years of the articles of some passages, oldest first. */
export function yearsOf(passages: readonly Passage[]): number[] {
  const years = new Set(passages.map(({ article }) => article.published.year));
  return Array.from(years).toSorted((a, b) => a - b);
}

function day({ article: { published } }: Passage): number {
  return published.year * 10_000 + (published.month ?? 0) * 100 + (published.day ?? 0);
}
