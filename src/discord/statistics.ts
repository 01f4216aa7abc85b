/** What the bot did since it started. */
export interface Statistics {
  /** Counts a question that was answered, and how long that took, in milliseconds. */
  answered(milliseconds: number): void;
  /** Counts something that went wrong. */
  failed(): void;
  summary(): StatisticsSummary;
}

export interface StatisticsSummary {
  readonly questions: number;
  readonly faults: number;
  /** Half, and 95 of 100, of the last questions took no longer; in milliseconds, null without any. */
  readonly p50: number | null;
  readonly p95: number | null;
}

/** The times of so many questions are remembered. */
const REMEMBERED = 1_000;

/** Starts counting. */
export function createStatistics(): Statistics {
  const times: number[] = [];
  let questions = 0;
  let faults = 0;
  const percentile = (share: number) => {
    const sorted = times.toSorted((a, b) => a - b);
    return sorted[Math.floor(share * (sorted.length - 1))] ?? null;
  };
  return {
    answered: (milliseconds) => {
      times[questions % REMEMBERED] = milliseconds;
      questions++;
    },
    failed: () => {
      faults++;
    },
    summary: () => ({ questions, faults, p50: percentile(0.5), p95: percentile(0.95) }),
  };
}
