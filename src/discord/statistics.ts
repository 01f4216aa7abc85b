import { Counter, type Registry, Summary } from 'prom-client';
import type { Answer } from '../search/answer.ts';
import type { Crowd } from './admission.ts';

/** What the bot did since it started. */
export interface Statistics {
  /** Counts a question that was answered, and how long that took, in milliseconds. */
  answered(status: Answer['status'], milliseconds: number): void;
  /** Counts someone who was told to wait. */
  refused(crowd: Crowd): void;
  /** Counts something that went wrong. */
  failed(): void;
  summary(): Promise<StatisticsSummary>;
}

/** What of it people are shown. */
export interface StatisticsSummary {
  readonly questions: number;
  readonly refused: number;
  readonly faults: number;
  /** Half, and 95 of 100, of the last questions took no longer; in milliseconds, null without any. */
  readonly p50: number | null;
  readonly p95: number | null;
}

const [HALF, MOST] = [0.5, 0.95];

/** The times of the last hour count, and it moves on in this many steps. */
const REMEMBERED_SECONDS = 60 * 60;
const STEPS = 6;

/** Starts counting, for people and for Prometheus. */
export function createStatistics(registry: Registry): Statistics {
  const registers = [registry];
  const questions = new Counter({
    name: 'kakao_history_questions_total',
    help: 'Questions answered, by how well.',
    labelNames: ['status'],
    registers,
  });
  const seconds = new Summary({
    name: 'kakao_history_question_duration_seconds',
    help: 'How long a question took until its answer was there, over the last hour.',
    percentiles: [HALF, MOST, 0.99],
    maxAgeSeconds: REMEMBERED_SECONDS,
    ageBuckets: STEPS,
    registers,
  });
  const refused = new Counter({
    name: 'kakao_history_refused_total',
    help: 'People told to wait: they, their server or all together asked too much.',
    labelNames: ['crowd'],
    registers,
  });
  const faults = new Counter({
    name: 'kakao_history_faults_total',
    help: 'Questions and commands that failed.',
    registers,
  });
  for (const status of ['answered', 'weak', 'none']) questions.inc({ status }, 0);
  for (const crowd of ['user', 'server', 'all']) refused.inc({ crowd }, 0);
  return {
    answered: (status, milliseconds) => {
      questions.inc({ status });
      seconds.observe(milliseconds / 1000);
    },
    refused: (crowd) => refused.inc({ crowd }),
    failed: () => faults.inc(),
    summary: async () => {
      const asked = total((await questions.get()).values);
      const { values } = await seconds.get();
      // Where nobody asked for an hour the percentiles are 0.
      const isQuiet = values.every(({ labels, value }) => !('quantile' in labels) || value === 0);
      const percentile = (share: number) => {
        const found = values.find(({ labels }) => labels.quantile === share);
        return found === undefined || isQuiet ? null : found.value * 1000;
      };
      return {
        questions: asked,
        refused: total((await refused.get()).values),
        faults: total((await faults.get()).values),
        p50: percentile(HALF),
        p95: percentile(MOST),
      };
    },
  };
}

function total(values: readonly { readonly value: number }[]): number {
  return values.reduce((sum, { value }) => sum + value, 0);
}
