import { z } from 'zod';
import { stampedDate } from './dates.ts';
import type { DomDocument } from './dom.ts';
import { tidyLine } from './lines.ts';

/** What a page tells machines, in the order of trust; a field without value is empty. */
export interface Metadata {
  readonly titles: readonly string[];
  readonly publishers: readonly string[];
  readonly authors: readonly string[];
  /** In EDTF, the earliest first. */
  readonly published: readonly string[];
  readonly urls: readonly string[];
}

const text = z.string().catch('');

const named = z.union([z.string(), z.looseObject({ name: z.string() }).transform((o) => o.name)]);

const names = z.union([named.transform((name) => [name]), z.array(named.catch(''))]).catch([]);

const typeNames = z.union([z.string().transform((name) => [name]), z.array(z.string())]).catch([]);

const linkedArticle = z.looseObject({
  '@type': typeNames,
  headline: text,
  datePublished: text,
  author: names,
  publisher: names,
  url: text,
});

const things = z.array(z.unknown());

/** A page lists its article among a few things; a thousand are not worth looking through. */
const MOST_THINGS = 1000;

type LinkedArticle = z.infer<typeof linkedArticle>;

const PUBLISHERS = ['article:media_name', 'og:site_name', 'application-name', 'og:article:author'];
const AUTHORS = ['dable:author', 'article:author', 'og:article:author', 'author', 'byl'];
const DATES = [
  'article:published_time',
  'og:article:published_time',
  'article:published',
  'datepublished',
  'pubdate',
  'publishdate',
  'published_date',
  'dc.date.issued',
  'parsely-pub-date',
];

const ENTITIES = new Map([
  ...Object.entries({ quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ', amp: '&', middot: '·' }),
  ...Object.entries({ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', hellip: '…', '#39': "'" }),
  ...Object.entries({ '#34': '"', '#039': "'", '#034': '"' }),
]);

/** Reads JSON-LD, Open Graph and the other metadata of a page. */
export function readMetadata(document: DomDocument): Metadata {
  const metas = readMetas(document);
  const article = readLinkedArticle(document);
  const meta = (keys: readonly string[]) => keys.flatMap((key) => metas.get(key) ?? []);
  const stamps = [article?.datePublished ?? '', ...meta(DATES)];
  const dates = stamps.flatMap((stamp) => stampedDate(stamp) ?? []);
  return {
    titles: filled([
      ...meta(['og:title']),
      article?.headline ?? '',
      ...meta(['twitter:title', 'dable:title']),
      ...texts(document, 'h1'),
      ...texts(document, 'title'),
    ]),
    publishers: filled([...(article?.publisher ?? []), ...meta(PUBLISHERS)]),
    authors: filled([...(article?.author ?? []), ...meta(AUTHORS)]),
    published: dates.toSorted(),
    urls: filled([
      ...attributes(document, 'link[rel="canonical"]', 'href'),
      ...meta(['og:url']),
      article?.url ?? '',
      ...originalLinks(document),
    ]),
  };
}

function readMetas(document: DomDocument): Map<string, string[]> {
  const metas = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta[content]')) {
    const key = ['property', 'name', 'itemprop']
      .map((name) => meta.getAttribute(name))
      .find(Boolean);
    const value = meta.getAttribute('content');
    if (key === null || key === undefined || value === null) continue;
    const values = metas.get(key.toLowerCase());
    if (values === undefined) metas.set(key.toLowerCase(), [value]);
    else values.push(value);
  }
  return metas;
}

function readLinkedArticle(document: DomDocument): LinkedArticle | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(parseLoosely(script.textContent ?? ''));
    if (article !== null) return article;
  }
  return null;
}

/** JSON as pages write it: with comments around it, bare line ends in strings, commas at ends. */
function parseLoosely(json: string): unknown {
  const tidied = json
    .replace(/<!--|-->|<!\[CDATA\[|\]\]>/gu, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/,(?=\s{0,40}[}\]])/gu, '');
  try {
    const value: unknown = JSON.parse(tidied);
    return value;
  } catch {
    return null;
  }
}

/** The first article among the things of a JSON-LD document, also inside lists and `@graph`. */
function findArticle(value: unknown): LinkedArticle | null {
  const waiting: unknown[] = [value];
  for (let at = 0; at < Math.min(waiting.length, MOST_THINGS); at += 1) {
    const thing = waiting[at];
    const list = things.safeParse(thing);
    if (list.success) waiting.push(...list.data.slice(0, MOST_THINGS));
    const parsed = linkedArticle.safeParse(thing);
    if (!parsed.success) continue;
    const { '@graph': graph } = parsed.data;
    if (parsed.data['@type'].some((type) => /(?:Article|BlogPosting)$/u.test(type))) {
      return parsed.data;
    }
    if (graph !== undefined) waiting.push(graph);
  }
  return null;
}

function originalLinks(document: DomDocument): string[] {
  const links = [...document.querySelectorAll('a[href]')];
  return links.flatMap((link) =>
    /^\s*기사\s?원문\s*$/u.test(link.textContent ?? '') ? (link.getAttribute('href') ?? []) : [],
  );
}

function attributes(document: DomDocument, selector: string, name: string): string[] {
  return [...document.querySelectorAll(selector)].flatMap(
    (found) => found.getAttribute(name) ?? [],
  );
}

function texts(document: DomDocument, selector: string): string[] {
  return [...document.querySelectorAll(selector)].map((found) => found.textContent ?? '');
}

function filled(values: readonly string[]): string[] {
  return values.map((value) => tidyLine(unescape(value))).filter((value) => value !== '');
}

/** Many pages escape twice. */
function unescape(value: string): string {
  return value.replace(/&(#?\w{2,6});/gu, (whole, name: string) => ENTITIES.get(name) ?? whole);
}
