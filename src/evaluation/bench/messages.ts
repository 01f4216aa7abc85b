import { z } from 'zod';

const number = z.number().nullable();

const weights = z.map(z.string(), z.number()).readonly();

const wanted = z.object({ words: weights, bigrams: weights });

const day = z.object({ year: z.int(), month: z.int(), day: z.int() });

const article = z.object({
  id: z.string(),
  title: z.string(),
  titleIsOurs: z.boolean(),
  publisher: z.string(),
  author: z.string().nullable(),
  published: z.object({
    edtf: z.string(),
    year: z.int(),
    month: z.int().nullable(),
    day: z.int().nullable(),
    approximate: z.boolean(),
  }),
  url: z.string().nullable(),
  topics: z.array(z.string()).readonly(),
  form: z.enum(['retold', 'original']),
  paragraphs: z.array(z.string()).readonly(),
});

/** The names of those that ours is measured against. */
export const RIVALS = ['MiniSearch', 'FlexSearch', 'SQLite FTS5', 'typed arrays'] as const;

const contestant = z.enum(['ours', ...RIVALS]);

/** What a contestant is asked to do. */
export const requestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('build'),
    contestant,
    articles: z.array(article).readonly(),
    aliases: z.array(z.array(z.string()).readonly()).readonly(),
    /** To how many paragraphs the articles are enlarged. */
    size: z.int(),
  }),
  z.object({
    kind: z.literal('ask'),
    question: z.string(),
    today: day,
    /** What ours looked for; `null` as long as it was not asked. */
    wanted: wanted.nullable(),
  }),
  z.object({ kind: z.literal('alone') }),
]);

/** What became of building; milliseconds and bytes. */
export const builtSchema = z.object({
  paragraphs: z.int(),
  characters: z.int(),
  build: z.object({
    all: z.number(),
    /** Cutting the text into terms; `null` when it is not told apart. */
    analysis: number,
    indexing: number,
  }),
  memory: z.object({
    /** What the index holds after the garbage is gone, without the text of the articles. */
    index: z.number(),
    /** What the whole process holds. */
    resident: z.number(),
  }),
});

/** What became of a question. */
export const foundSchema = z.object({
  milliseconds: z.number(),
  /** The numbers of the best paragraphs, from 0, best first. */
  paragraphs: z.array(z.int()),
  /** What was looked for; of ours only. */
  wanted: wanted.nullable(),
});

/** How long the main thread kept others waiting, in milliseconds. */
const delay = z.object({ p99: z.number(), longest: z.number() }).nullable();

/** What is measured of our search alone, in milliseconds; `null` is not measured. */
export const aloneSchema = z.object({
  /** From the start of a process to the first answer, without and with what was kept. */
  coldStart: number,
  cachedStart: number,
  /** Reading the archive again when one article has changed. */
  reindex: number,
  delays: z.object({ idle: delay, indexing: delay, swapping: delay, answering: delay }),
});

export type ContestantName = z.infer<typeof contestant>;
export type RivalName = (typeof RIVALS)[number];
export type Request = z.infer<typeof requestSchema>;
export type Built = z.infer<typeof builtSchema>;
export type Found = z.infer<typeof foundSchema>;
export type Alone = z.infer<typeof aloneSchema>;

/** Nothing that is measured of ours alone. */
export const NOT_MEASURED: Alone = {
  coldStart: null,
  cachedStart: null,
  reindex: null,
  delays: { idle: null, indexing: null, swapping: null, answering: null },
};
