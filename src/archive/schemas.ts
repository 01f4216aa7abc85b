import { z } from 'zod';
import type { Article, Citation } from '../article/article.ts';
import type { PublicationDate } from '../article/publication-date.ts';
import type { Day } from '../korean/periods.ts';

/** A day. */
export const daySchema = z.object({
  year: z.number(),
  month: z.number(),
  day: z.number(),
}) satisfies z.ZodType<Day>;

/** The date of an article. */
export const publishedSchema = z.object({
  edtf: z.string(),
  year: z.number(),
  month: z.number().nullable(),
  day: z.number().nullable(),
  approximate: z.boolean(),
}) satisfies z.ZodType<PublicationDate>;

/** What is known of an article but its text. */
export const citationSchema = z.object({
  id: z.string(),
  title: z.string(),
  titleIsOurs: z.boolean(),
  publisher: z.string(),
  author: z.string().nullable(),
  published: publishedSchema,
  url: z.string().nullable(),
  topics: z.array(z.string()).readonly(),
  form: z.enum(['retold', 'original']),
}) satisfies z.ZodType<Citation>;

/** An article. */
export const articleSchema = citationSchema.extend({
  paragraphs: z.array(z.string()).readonly(),
}) satisfies z.ZodType<Article>;
