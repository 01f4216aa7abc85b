import { isMap, isScalar } from 'yaml';
import { z } from 'zod';
import type { Article, Fault, Refusal } from '../article/article.ts';
import { parsePublicationDate } from '../article/publication-date.ts';
import { parseYaml } from './yaml.ts';

const FRONT_MATTER = /^---[ \t]*\n(?<yaml>(?:[^\n]*\n)*?)---[ \t]*(?:\n|$)/u;

/** What YAML writers put where a value is absent. */
const ABSENT = new Set(['', '~', 'null']);

/** Nobody writes longer ones; one that is would slow down every question. */
const LONGEST_PARAGRAPH = 20_000;

/** What a page pasted from the web can hold and a terminal or a reader's eye would obey. */
const CONTROL = /[^\P{Cc}\n\t]|[\u200B\u202A-\u202E\u2066-\u2069]/gu;

/** A line of nothing that shows, whichever kind of space was pasted. */
const BLANK_LINE = /\n\s*\n/u;

/** The messages of the schema below are faults; people read them in their own language. */
const faultSchema = z.enum(['not-text', 'bad-date', 'bad-url', 'bad-list', 'bad-flag', 'bad-form']);

const because = (fault: z.infer<typeof faultSchema>) => ({ error: fault });

/** YAML writes any character as its code, also those that are taken out of the file. */
const text = z
  .string(because('not-text'))
  .transform((value) => tidy(visible(value).normalize('NFC')))
  .refine((value) => value !== '', because('not-text'));

const frontMatter = z.strictObject({
  title: text,
  publisher: text,
  published: text.transform((value, context) => {
    const date = parsePublicationDate(value);
    if (date !== null) return date;
    context.addIssue({ code: 'custom', message: because('bad-date').error });
    return z.NEVER;
  }),
  author: text.nullable().default(null),
  url: z
    .url({ protocol: /^https?$/u, ...because('bad-url') })
    // With every character that ends a link written as its code.
    .transform((url) => new URL(url.normalize('NFC')).href)
    .nullable()
    .default(null),
  topics: z.array(text, because('bad-list')).default([]),
  title_is_ours: z
    .enum(['true', 'false'], because('bad-flag'))
    .default('false')
    .transform((value) => value === 'true'),
  form: z.enum(['retold', 'original'], because('bad-form')).default('original'),
});

/** What became of one article file: the article, or everything that is wrong with it. */
export type ArticleReading =
  | { readonly article: Article; readonly refused?: never }
  | { readonly article?: never; readonly refused: readonly Refusal[] };

/**
 * Reads one article: YAML front matter between `---` lines, then paragraphs separated by blank
 * lines.
 *
 * @param id The file name without `.md`.
 * @param file The path to name in refusals.
 * @param content The file, in any Unicode form and with any line ends.
 */
export function readArticle(id: string, file: string, content: string): ArticleReading {
  const lines = visible(content.replace(/^\uFEFF/u, ''));
  const match = FRONT_MATTER.exec(lines);
  if (match === null) {
    const value = firstLine(lines.slice(0, 80));
    return { refused: [{ file, line: 1, fault: 'no-front-matter', field: null, value }] };
  }
  const fields = readFrontMatter(file, match.groups?.yaml ?? '');
  // The front matter is brought to NFC value by value: what combines with an escape would spoil it.
  const body = lines.slice(match[0].length).normalize('NFC');
  const paragraphs = body
    .split(BLANK_LINE)
    .map(tidy)
    .filter((paragraph) => paragraph !== '');
  const line = match[0].split('\n').length;
  const refused: Refusal[] = [...(fields.refused ?? [])];
  const refuse = (fault: Fault, value: string | null) =>
    refused.push({ file, line, fault, field: null, value });
  if (paragraphs.length === 0) refuse('no-paragraphs', null);
  const long = paragraphs.find((paragraph) => paragraph.length > LONGEST_PARAGRAPH);
  if (long !== undefined) refuse('long-paragraph', long.slice(0, 80));
  if (fields.refused !== undefined || refused.length > 0) return { refused };
  const { title_is_ours: titleIsOurs, ...rest } = fields.data;
  return { article: { id, ...rest, titleIsOurs, paragraphs } };
}

type FrontMatterReading =
  | { readonly data: z.infer<typeof frontMatter>; readonly refused?: never }
  | { readonly data?: never; readonly refused: readonly Refusal[] };

function readFrontMatter(file: string, yaml: string): FrontMatterReading {
  const { document, faults, lineAt } = parseYaml(yaml);
  if (faults.length > 0) {
    const refused = faults.map(({ line, value }): Refusal => {
      return { file, line: line + 1, fault: 'bad-yaml', field: null, value };
    });
    return { refused };
  }
  const fields = z.record(z.string(), z.unknown()).safeParse(document.toJS());
  if (!fields.success) {
    return {
      refused: [{ file, line: 2, fault: 'bad-yaml', field: null, value: firstLine(yaml) }],
    };
  }
  const values = Object.fromEntries(
    Object.entries(fields.data).filter(([, value]) => !isAbsent(value)),
  );
  const parsed = frontMatter.safeParse(values);
  if (parsed.success) return { data: parsed.data };
  const items = isMap(document.contents) ? document.contents.items : [];
  const lines = new Map(
    items.flatMap(({ key }): [string, number][] =>
      isScalar(key) ? [[String(key.value), lineAt(key.range?.[0] ?? 0) + 1]] : [],
    ),
  );
  return { refused: parsed.error.issues.flatMap((issue) => refusals(issue, file, lines, values)) };
}

/** One refusal a bad field; a missing field is named at the first line of the front matter. */
function refusals(
  issue: z.core.$ZodIssue,
  file: string,
  lines: ReadonlyMap<string, number>,
  values: Readonly<Record<string, unknown>>,
): Refusal[] {
  const refusal = (field: string, name: Fault): Refusal => ({
    file,
    line: lines.get(field) ?? 1,
    fault: name,
    field,
    value: field in values ? written(values[field]) : null,
  });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((field) => refusal(field, 'unknown-field'));
  }
  const field = String(issue.path[0]);
  if (!(field in values)) return [refusal(field, 'missing-field')];
  return [refusal(field, faultSchema.parse(issue.message))];
}

function isAbsent(value: unknown): boolean {
  return typeof value === 'string' && ABSENT.has(value.trim());
}

/** Without what nobody sees but programs obey. */
function visible(content: string): string {
  return content.toWellFormed().replace(/\r\n?/gu, '\n').replace(CONTROL, '');
}

/** One line, without white space at its ends. */
function tidy(value: string): string {
  return value.replace(/\s+/gu, ' ').trim();
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function firstLine(content: string): string {
  return content.split('\n')[0] ?? '';
}
