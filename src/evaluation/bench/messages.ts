import { z } from 'zod';
import { articleSchema, daySchema } from '../../archive/schemas.ts';
import { BUDGET, type Budget } from '../../search/budget.ts';

const weights = z.map(z.string(), z.number()).readonly();

const wanted = z.object({ words: weights, bigrams: weights });

/** The names of those that ours is measured against. */
export const RIVALS = ['MiniSearch', 'FlexSearch', 'SQLite FTS5', 'typed arrays'] as const;

/** The names of all that can be measured; the second only where there is an engine. */
export const CONTESTANTS = ['ours', 'ours on OpenSearch', ...RIVALS] as const;

/** The name of a contestant. */
export const contestantSchema = z.enum(CONTESTANTS);

/** How much of the index is read at each point of the curve. */
export const CURVE: readonly Budget[] = [
  { found: 500, scanned: 0 },
  { found: 1_000, scanned: 5_000 },
  { found: 2_000, scanned: 0 },
  BUDGET,
  { found: 4_000, scanned: 15_000 },
  { found: 8_000, scanned: 30_000 },
  { found: Infinity, scanned: 0 },
];

/** An archive as it is handed to a process, which enlarges it. */
const archive = z.object({
  articles: z.array(articleSchema).readonly(),
  aliases: z.array(z.array(z.string()).readonly()).readonly(),
  /** To how many paragraphs the articles are enlarged. */
  size: z.int(),
});

/** What a process is asked to do. */
export const requestSchema = z.discriminatedUnion('kind', [
  archive.extend({
    kind: z.literal('build'),
    contestant: contestantSchema,
    /** The nodes of the engine. */
    nodes: z.array(z.string()).readonly(),
  }),
  z.object({
    kind: z.literal('ask'),
    question: z.string(),
    today: daySchema,
    /** What ours looked for; `null` as long as it was not asked. */
    wanted: wanted.nullable(),
  }),
  /** Write the enlarged archive as a folder of articles. */
  archive.extend({ kind: z.literal('write'), folder: z.string() }),
  /** Build ours once for each point of {@link CURVE}. */
  archive.extend({ kind: z.literal('build-curve') }),
  z.object({ kind: z.literal('ask-curve'), question: z.string(), today: daySchema }),
]);

/** What became of building; milliseconds and bytes. */
export const builtSchema = z.object({
  paragraphs: z.int(),
  characters: z.int(),
  build: z.object({
    all: z.number(),
    /** Cutting the text into terms. */
    analysis: z.number(),
    indexing: z.number(),
  }),
  memory: z.object({
    /** What the index holds after the garbage is gone, without the text of the articles. */
    index: z.number(),
    /** What the whole process holds. */
    resident: z.number(),
  }),
});

/** The best paragraph that was found, if any. */
const best = z.object({
  /** Its number, from 0. */
  paragraph: z.int(),
  text: z.string(),
});

/** What became of a question. */
export const foundSchema = z.object({
  milliseconds: z.number(),
  /** The numbers of the best paragraphs, from 0, best first. */
  paragraphs: z.array(z.int()),
  best: best.nullable(),
  /** What the answer is called; of ours only. */
  status: z.enum(['answered', 'weak', 'none']).nullable(),
  /** What was looked for; of ours on MiniSearch only. */
  wanted: wanted.nullable(),
});

/** What became of a question at each point of the curve. */
export const foundOnCurveSchema = z.array(
  z.object({ milliseconds: z.number(), best: best.nullable() }),
);

/** It is done, and there is nothing to say of it. */
export const doneSchema = z.object({ done: z.literal(true) });

/** How long the main thread kept others waiting, in milliseconds. */
export interface Delay {
  readonly p99: number;
  readonly longest: number;
}

/** What is measured of our search alone, as the bot runs it, in milliseconds. */
export interface Alone {
  /** From the start of the thread until it answers, without and with what was kept. */
  readonly coldStart: number;
  readonly cachedStart: number;
  /** Reading the archive again when one article has changed. */
  readonly reindex: number;
  readonly delays: {
    readonly idle: Delay;
    /** While a new edition is made of nothing that was kept. */
    readonly indexing: Delay;
    /** From when the new edition is there until a while after the old one is gone. */
    readonly swapping: Delay;
    readonly answering: Delay;
  };
}

export type ContestantName = z.infer<typeof contestantSchema>;
export type RivalName = (typeof RIVALS)[number];
export type Archive = z.infer<typeof archive>;
export type Request = z.infer<typeof requestSchema>;
export type Built = z.infer<typeof builtSchema>;
export type Best = z.infer<typeof best>;
export type Found = z.infer<typeof foundSchema>;
export type FoundOnCurve = z.infer<typeof foundOnCurveSchema>;
export type Done = z.infer<typeof doneSchema>;
