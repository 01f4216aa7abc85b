/**
 * Success@k: 1 when the first relevant passage stands within the first `k`, else 0.
 *
 * @param rank The place of the first relevant passage, from 1; `null` when there is none.
 */
export function successAt(k: number, rank: number | null): 0 | 1 {
  return rank !== null && rank <= k ? 1 : 0;
}

/** Reciprocal rank: 1 / rank of the first relevant passage, 0 when there is none. */
export function reciprocalRank(rank: number | null): number {
  return rank === null ? 0 : 1 / rank;
}
