import { createInterface, type Interface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import wrapAnsi from 'wrap-ansi';
import { isAddress } from '../article/address.ts';
import type { NewArticle, Saving } from '../article/article.ts';
import { parsePublicationDate } from '../article/publication-date.ts';
import type { Draft } from '../import/page.ts';
import type { Words } from '../words/words.ts';
import type { Screen } from './render.ts';

const FIELDS = ['title', 'publisher', 'author', 'published', 'url'] as const;
type Field = (typeof FIELDS)[number];

/** What the command line asked for. */
export interface ImportArguments {
  /** Files, addresses, or `-` for standard input. */
  readonly sources: readonly string[];
  /** What the operator says of the page, over what the page says. */
  readonly given: Readonly<Partial<Record<Field, string>>>;
  /** Whether the text is a retelling of the operator's own. */
  readonly retold: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  /** Whether to save without asking. */
  readonly yes: boolean;
}

/**
 * Reads the arguments of `import`; without a source standard input is read.
 *
 * @throws {Error} that says which argument is wrong.
 */
export function readImportArguments(args: readonly string[], words: Words): ImportArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      title: { type: 'string' },
      publisher: { type: 'string' },
      author: { type: 'string' },
      published: { type: 'string' },
      url: { type: 'string' },
      retold: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
    },
  });
  const { published, url } = values;
  if (published !== undefined && parsePublicationDate(published) === null) {
    throw new Error(words.imports.badField('published', published));
  }
  if (url !== undefined && !isAddress(url)) throw new Error(words.imports.badField('url', url));
  return {
    sources: positionals.length === 0 ? ['-'] : positionals,
    given: Object.fromEntries(
      FIELDS.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])),
    ),
    retold: values.retold,
    dryRun: values['dry-run'],
    json: values.json,
    yes: values.yes,
  };
}

/** What importing needs from outside. */
export interface ImportOptions extends ImportArguments {
  /** Reads a source into a draft. */
  read(source: string): Promise<Draft>;
  /** The id of an article that says the same, or `null`. */
  twinOf(paragraphs: readonly string[]): string | null;
  /** Saves an article, unless one of its name is there. */
  save(article: NewArticle): Promise<Saving>;
  readonly words: Words;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: Screen;
}

/**
 * Turns pages into articles of the archive: shows what was read, asks for what is missing, and saves
 * what the operator agrees to.
 *
 * @returns Whether every source was saved, or shown in a dry run.
 */
export async function importPages(options: ImportOptions): Promise<boolean> {
  const { sources, read, dryRun, json, output, words } = options;
  let isWhole = true;
  for (const source of sources) {
    let draft: Draft;
    try {
      draft = { ...(await read(source)), ...options.given };
    } catch (error) {
      output.write(`${words.imports.unreadable(source, reasonOf(error))}\n`);
      isWhole = false;
      continue;
    }
    if (dryRun && json) output.write(`${JSON.stringify({ ...draft, missing: missing(draft) })}\n`);
    else if (dryRun) show(draft, options);
    else isWhole = (await importOne(draft, options)) && isWhole;
  }
  return isWhole;
}

async function importOne(draft: Draft, options: ImportOptions): Promise<boolean> {
  const { words, output, input, save, retold, yes } = options;
  const say = (text: string) => output.write(`${text}\n`);
  const isInteractive = input.isTTY === true && !options.sources.includes('-');
  const asker = isInteractive ? createInterface({ input, output }) : null;
  try {
    const known = asker === null ? draft : await complete(draft, asker, options);
    show(known, options);
    const { title, publisher, published, author, url, paragraphs } = known;
    if (title === null || publisher === null || published === null || paragraphs.length === 0) {
      say(words.imports.notSaved(missing(known)));
      return false;
    }
    const isAgreed =
      yes ||
      (asker !== null &&
        /^(?:y|yes|ㅛ|네|예|응)$/iu.test((await asker.question(words.imports.agree)).trim()));
    if (!isAgreed) {
      say(asker === null ? words.imports.needsYes : words.imports.left);
      return false;
    }
    const form = retold ? 'retold' : 'original';
    const saved = await save({ title, publisher, published, author, url, form, paragraphs });
    say(saved.isNew ? words.imports.saved(saved.file) : words.imports.exists(saved.file));
    return saved.isNew;
  } catch (error) {
    say(reasonOf(error));
    return false;
  } finally {
    asker?.close();
  }
}

/** Asks for what is missing, until it is given or the operator does not know it. */
async function complete(
  draft: Draft,
  asker: Interface,
  { words, output }: ImportOptions,
): Promise<Draft> {
  const ask = async (field: Field): Promise<string | null> => {
    const typed = (await asker.question(words.imports.ask(field))).trim();
    if (field !== 'published' || typed === '' || parsePublicationDate(typed) !== null) {
      return typed === '' ? null : typed;
    }
    output.write(`${words.imports.badField(field, typed)}\n`);
    return ask(field);
  };
  return {
    ...draft,
    title: draft.title ?? (await ask('title')),
    publisher: draft.publisher ?? (await ask('publisher')),
    published: draft.published ?? (await ask('published')),
  };
}

function show(draft: Draft, { words, output, twinOf, retold }: ImportOptions): void {
  const width = Math.min(output.columns ?? 80, 100);
  const lines = FIELDS.map(
    (field) => `${words.imports.name(field)}: ${draft[field] ?? words.imports.unknown}`,
  );
  const body = draft.paragraphs.map((paragraph) => wrapAnsi(paragraph, width, { hard: true }));
  const twin = twinOf(draft.paragraphs);
  const notes = [
    words.imports.paragraphs(draft.paragraphs.length),
    ...(twin === null ? [] : [words.imports.twin(twin)]),
    ...(retold ? [] : [`${words.imports.rights} ${words.imports.retell}`]),
  ];
  output.write(`\n${lines.join('\n')}\n\n${[...body, ...notes].join('\n\n')}\n`);
}

function missing(draft: Draft): string[] {
  return [
    ...FIELDS.filter((field) => draft[field] === null),
    ...(draft.paragraphs.length === 0 ? ['paragraphs'] : []),
  ];
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
