import type { Features, Signals } from '../search/features.ts';
import { fit } from '../search/ranking.ts';
import type { Ranking } from '../search/searcher.ts';
import { answers, type Judgement } from './judgement.ts';

/** What is learned: the numbers of `search/weights.ts`. */
export interface Learned {
  readonly weights: Features;
  readonly confidence: Signals & { readonly bias: number };
}

/** A judged question beside how it is ranked. */
export interface Sample {
  readonly judgement: Judgement;
  readonly ranking: Ranking;
}

const FEATURES = [
  'paragraph',
  'alone',
  'sentence',
  'title',
  'pieces',
  'order',
  'bm25',
  'length',
  'type',
  'time',
] as const satisfies readonly (keyof Features)[];

const SIGNALS = [
  'paragraph',
  'sentence',
  'pieces',
  'unknown',
  'missing',
  'untyped',
  'known',
  'evidence',
] as const satisfies readonly (keyof Signals)[];

/** How much the weights are pulled back to 0, so that rare features stay small. */
const DECAY = 1e-3;

const STEPS = 600;
const STEP = 0.1;

type Gradient = (weights: readonly number[]) => readonly number[];

/**
 * Learns which features put answers first, by softmax regression over the candidates of each
 * question (ListNet, Cao et al. 2007), then how sure the best one is, by logistic regression; both
 * by Adam (Kingma & Ba 2015).
 *
 * @param collections The samples to learn on, by collection; in the ranking each collection counts
 *   the same, and the sureness is learned on the first, which has questions without answers.
 */
export function learn(collections: readonly (readonly Sample[])[]): Learned {
  const rankings = collections.map((samples) => samples.flatMap(rankingRows));
  const weight = namedValues(FEATURES, descend(FEATURES.length, rankingGradient(rankings)));
  const weights: Features = {
    paragraph: weight('paragraph'),
    alone: weight('alone'),
    sentence: weight('sentence'),
    title: weight('title'),
    pieces: weight('pieces'),
    order: weight('order'),
    bm25: weight('bm25'),
    length: weight('length'),
    type: weight('type'),
    time: weight('time'),
  };
  const rows = (collections[0] ?? []).flatMap((sample) => confidenceRow(sample, weights));
  const names = ['bias', ...SIGNALS] as const;
  const signal = namedValues(names, descend(names.length, confidenceGradient(rows)));
  return {
    weights,
    confidence: {
      bias: signal('bias'),
      paragraph: signal('paragraph'),
      sentence: signal('sentence'),
      pieces: signal('pieces'),
      unknown: signal('unknown'),
      missing: signal('missing'),
      untyped: signal('untyped'),
      known: signal('known'),
      evidence: signal('evidence'),
    },
  };
}

interface RankingRows {
  readonly rows: readonly (readonly number[])[];
  readonly isRelevant: readonly boolean[];
}

function rankingRows({ judgement, ranking }: Sample): RankingRows[] {
  const isRelevant = ranking.hits.map((hit) =>
    answers(judgement, { ...hit, paragraph: hit.paragraph + 1 }),
  );
  const rows = ranking.hits.map(({ features }) => FEATURES.map((name) => features[name]));
  return isRelevant.includes(true) ? [{ rows, isRelevant }] : [];
}

function rankingGradient(collections: readonly (readonly RankingRows[])[]): Gradient {
  return (weights) => {
    const sums = weights.map(() => 0);
    for (const samples of collections) {
      for (const { rows, isRelevant } of samples) {
        const scores = rows.map((row) => dot(row, weights));
        const given = softmax(scores);
        const wanted = softmax(scores.map((score, i) => (isRelevant[i] ? score : -Infinity)));
        for (const [i, row] of rows.entries()) {
          addTo(sums, row, ((given[i] ?? 0) - (wanted[i] ?? 0)) / samples.length);
        }
      }
    }
    return sums;
  };
}

interface ConfidenceRow {
  readonly row: readonly number[];
  readonly isAnswerable: boolean;
}

function confidenceRow({ judgement, ranking }: Sample, weights: Features): ConfidenceRow[] {
  const [best] = ranking.hits.toSorted(
    (a, b) => fit(b.features, weights) - fit(a.features, weights),
  );
  if (best === undefined) return [];
  const row = [1, ...SIGNALS.map((name) => best.signals[name])];
  return [{ row, isAnswerable: judgement.answerable }];
}

/** Both kinds of question count the same, however many there are. */
function confidenceGradient(samples: readonly ConfidenceRow[]): Gradient {
  const answerable = samples.filter(({ isAnswerable }) => isAnswerable).length;
  const unanswerable = samples.length - answerable;
  return (weights) => {
    const sums = weights.map(() => 0);
    for (const { row, isAnswerable } of samples) {
      const probability = 1 / (1 + Math.exp(-dot(row, weights)));
      const count = Math.max(1, isAnswerable ? answerable : unanswerable);
      addTo(sums, row, (probability - (isAnswerable ? 1 : 0)) / (2 * count));
    }
    return sums;
  };
}

function descend(size: number, gradient: Gradient): number[] {
  let weights = Array.from({ length: size }, () => 1);
  let mean = weights.map(() => 0);
  let variance = weights.map(() => 0);
  for (let step = 1; step <= STEPS; step++) {
    const slope = gradient(weights).map((value, k) => value + DECAY * (weights[k] ?? 0));
    mean = mean.map((value, k) => 0.9 * value + 0.1 * (slope[k] ?? 0));
    variance = variance.map((value, k) => 0.999 * value + 0.001 * (slope[k] ?? 0) ** 2);
    weights = weights.map((value, k) => {
      const m = (mean[k] ?? 0) / (1 - 0.9 ** step);
      const v = (variance[k] ?? 0) / (1 - 0.999 ** step);
      return value - (STEP * m) / (Math.sqrt(v) + 1e-8);
    });
  }
  return weights;
}

function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function dot(row: readonly number[], weights: readonly number[]): number {
  return row.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0);
}

function addTo(sums: number[], row: readonly number[], factor: number): void {
  for (const [k, value] of row.entries()) sums[k] = (sums[k] ?? 0) + factor * value;
}

/** Looks numbers up by name, to two decimals. */
function namedValues<Name>(
  names: readonly Name[],
  values: readonly number[],
): (name: Name) => number {
  const byName = new Map(names.map((name, k) => [name, Math.round((values[k] ?? 0) * 100) / 100]));
  return (name) => byName.get(name) ?? 0;
}

/** The source of `search/weights.ts` with what was learned. */
export function weightsSource({ weights, confidence }: Learned): string {
  const lines = (values: object) =>
    Object.entries(values).map(([name, value]) => `  ${name}: ${value},`);
  return [
    "import type { Features, Signals } from './features.ts';",
    '',
    '/** How much each feature says about which paragraph answers. Written by `npm run learn`. */',
    'export const WEIGHTS: Features = {',
    ...lines(weights),
    '};',
    '',
    '/** How much each signal says about whether the best paragraph answers at all. */',
    'export const CONFIDENCE: Signals & { readonly bias: number } = {',
    ...lines(confidence),
    '};',
    '',
  ].join('\n');
}
