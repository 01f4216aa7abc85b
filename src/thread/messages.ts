import { z } from 'zod';
import type { Contents, ListedPage } from '../archive/edition.ts';
import { articleSchema, citationSchema, daySchema, publishedSchema } from '../archive/schemas.ts';
import { FAULTS, type Refusal } from '../article/article.ts';
import type { Period } from '../korean/periods.ts';
import type { Answer, Passage } from '../search/answer.ts';
import type { TimelineYear } from '../search/timeline.ts';

const span = z.object({ start: z.number(), end: z.number() });

const place = z.object({ article: citationSchema, paragraph: z.number() });

const passage = place.extend({
  of: z.number(),
  text: z.string(),
  score: z.number(),
  matches: z.array(span),
  answer: span,
  same: z.array(place),
}) satisfies z.ZodType<Passage>;

const correction = z.object({ typed: z.string(), read: z.string() });

const answer = z.object({
  question: z.string(),
  corrections: z.array(correction),
  rewordings: z.array(correction.extend({ kind: z.enum(['name', 'spelling']) })),
  periods: z.array(
    z.object({
      text: z.string(),
      start: z.number(),
      end: z.number(),
      from: daySchema.nullable(),
      to: daySchema.nullable(),
      restricts: z.boolean(),
    }) satisfies z.ZodType<Period>,
  ),
  status: z.enum(['answered', 'weak', 'none']),
  passages: z.array(passage),
}) satisfies z.ZodType<Answer>;

const timeline = z.array(
  z.object({
    year: z.number(),
    entries: z.array(
      z.object({
        date: z.object({
          year: z.number(),
          month: z.number().nullable(),
          day: z.number().nullable(),
        }),
        passage,
      }),
    ),
  }) satisfies z.ZodType<TimelineYear>,
);

const listing = z.object({
  about: z.string().nullable(),
  year: z.number().nullable(),
  order: z.enum(['newest', 'oldest']),
  page: z.number(),
  perPage: z.number(),
});

const listedPage = z.object({
  total: z.number(),
  page: z.number(),
  articles: z.array(citationSchema),
}) satisfies z.ZodType<ListedPage>;

const suggestion = z.enum(['question', 'topic', 'about']);

const limit = z.number();
const year = z.number().nullable();
const question = z.object({ text: z.string(), limit });

const callSchema = z.discriminatedUnion('call', [
  z.object({ call: z.literal('ask'), arguments: z.tuple([question, daySchema]) }),
  z.object({
    call: z.literal('timeline'),
    arguments: z.tuple([z.string(), year, year, daySchema]),
  }),
  z.object({ call: z.literal('list'), arguments: z.tuple([listing]) }),
  z.object({ call: z.literal('suggest'), arguments: z.tuple([suggestion, z.string(), limit]) }),
  z.object({ call: z.literal('titled'), arguments: z.tuple([z.string(), limit]) }),
  z.object({ call: z.literal('twinOf'), arguments: z.tuple([z.array(z.string())]) }),
  z.object({ call: z.literal('article'), arguments: z.tuple([z.string()]) }),
]);

/** What is asked of the edition in the thread. */
export type Call = z.infer<typeof callSchema>;

/** Asks the thread for a sign of life. */
export const SIGN = 'sign';

/** Tells the thread to end. */
export const CLOSE = 'close';

/** A message to the thread. */
export const requestSchema = z.union([
  z.literal([SIGN, CLOSE]),
  z.object({ id: z.number(), request: callSchema }),
]);
export type Request = Exclude<z.infer<typeof requestSchema>, string>;

/** What comes back for each call. */
export const VALUES = {
  ask: answer,
  timeline,
  list: listedPage,
  suggest: z.array(z.string()),
  titled: z.array(citationSchema),
  twinOf: z.string().nullable(),
  article: articleSchema.nullable(),
};

const refusal = z.object({
  file: z.string(),
  line: z.number(),
  fault: z.enum(FAULTS),
  field: z.string().nullable(),
  value: z.string().nullable(),
}) satisfies z.ZodType<Refusal>;

const contents = z.object({
  coverage: z.object({
    articles: z.number(),
    paragraphs: z.number(),
    oldest: publishedSchema,
    newest: publishedSchema,
    topics: z.array(z.string()).readonly(),
  }),
  changes: z.object({
    added: z.array(z.string()).readonly(),
    changed: z.array(z.string()).readonly(),
    removed: z.array(z.string()).readonly(),
  }),
  refused: z.array(refusal).readonly(),
  digests: z.instanceof(Uint8Array),
}) satisfies z.ZodType<Contents>;

const openingError = z.discriminatedUnion('name', [
  z.object({ name: z.literal('CorpusFolderError'), folder: z.string(), cause: z.string() }),
  z.object({ name: z.literal('EmptyCorpusError'), refused: z.array(refusal) }),
  z.object({ name: z.literal('other'), message: z.string() }),
]);

/** Why an edition could not be opened, in a form that crosses threads. */
export type OpeningError = z.infer<typeof openingError>;

/** A message from the thread. */
export const reportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ kind: z.literal('open'), contents }),
  z.object({ kind: z.literal('not-open'), error: openingError }),
  z.object({ kind: z.literal(SIGN) }),
  z.object({ kind: z.literal('value'), id: z.number(), value: z.unknown() }),
  z.object({ kind: z.literal('failed'), id: z.number(), message: z.string() }),
  z.object({ kind: z.literal('gone'), message: z.string() }),
  z.object({ kind: z.literal('unavailable'), id: z.number(), message: z.string() }),
]);
export type Report = z.infer<typeof reportSchema>;
