/** Why a question is a gap: nothing or only loosely related was found, or someone said so. */
export type Gap = 'none' | 'weak' | 'unhelpful';

/** A question that the archive did not answer well. */
export interface GapCount {
  readonly question: string;
  readonly times: number;
  /** The worst of it: `unhelpful`, then `none`, then `weak`. */
  readonly gap: Gap;
}

/** What people asked in vain, without who asked. */
export interface Gaps {
  record(question: string, gap: Gap): void;
  /** The most frequent of the last weeks, the most frequent first. */
  frequent(limit: number): GapCount[];
  close(): void;
}

/** Keeps nothing. */
export const NO_GAPS: Gaps = { record: () => {}, frequent: () => [], close: () => {} };
