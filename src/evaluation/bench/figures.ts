import type { Budget } from '../../search/budget.ts';
import type { Alone, Built, ContestantName } from './messages.ts';

/** What the figures were taken on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  /** The version of Node.js. */
  readonly node: string;
}

/** Values below which half, 95 and 99 per cent of some values lie. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What was measured of one contestant; milliseconds and bytes. */
export interface ContestantFigures {
  readonly name: ContestantName;
  readonly build: Built['build'];
  readonly memory: Built['memory'];
  readonly question: Percentiles;
  /** The share of the answerable questions whose best paragraph answers; `null` without any. */
  readonly successAt1: number | null;
  /** Of ours on another engine only. */
  readonly agreement: Agreement | null;
}

/** The shares of the questions to which ours gives the same on another engine as on MiniSearch. */
export interface Agreement {
  /** The same status and the same first passage. */
  readonly answer: number;
  /** The same first three passages. */
  readonly three: number;
}

/** What reading so much of the index brings. */
export interface CurvePoint {
  /** `Infinity`, in JSON `null`, is everything. */
  readonly budget: Budget;
  readonly isShipped: boolean;
  readonly question: Percentiles;
  readonly successAt1: number | null;
}

/** What reading more of the index brings, over an archive of one size. */
export interface CurveFigures {
  readonly paragraphs: number;
  readonly points: readonly CurvePoint[];
}

/** What was measured over an archive of one size. */
export interface SizeFigures {
  readonly paragraphs: number;
  readonly characters: number;
  readonly contestants: readonly ContestantFigures[];
  readonly alone: Alone;
}

/** What was measured over one collection. */
export interface BenchFigures {
  readonly name: string;
  readonly questions: number;
  readonly machine: Machine;
  readonly sizes: readonly SizeFigures[];
  /** Over the largest archive. */
  readonly curve: CurveFigures;
}

/** The percentiles of some values, each one of them; 0 when there are none. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b);
  const below = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { p50: below(0.5), p95: below(0.95), p99: below(0.99) };
}

/** The share of what is right; `null` of nothing. */
export function shareOf(isRight: readonly boolean[]): number | null {
  return isRight.length === 0 ? null : isRight.filter(Boolean).length / isRight.length;
}
