import { Readability } from '@mozilla/readability';
import { authorNames } from './bylines.ts';
import { type DomDocument, parseDocument, textOf } from './dom.ts';
import type { Draft } from './draft.ts';
import { withoutSite } from './headline.ts';
import { linesOf } from './lines.ts';
import { readMetadata } from './metadata.ts';
import { isPortalName, outletNamed } from './outlets.ts';
import { readPastedText } from './pasted-text.ts';

const TAG =
  /<(?:!doctype|html|head|body|meta|title|div|article|section|main|p|br|span|table|h1)(?:\s[^<>]*)?\/?>/iu;

/** Captions and summaries, which Readability takes for text. */
const CAPTIONS = 'figure, figcaption, [class*="caption"], [class*="_desc"], [class*="summary"]';

const LONGEST_CAPTION = 400;

const LONGEST_NAME = 20;

/** Whether a content is HTML and not text. */
export function isHtml(content: string): boolean {
  return TAG.test(content);
}

/**
 * Reads the HTML of a news page: its metadata first, then what it shows.
 *
 * @param address Where it was fetched from, if known; relative addresses are completed by it.
 */
export function readHtml(html: string, address: string | null): Draft {
  const document = parseDocument(html);
  if (document === null) return readPastedText(linesOf(html.replace(/<[^<>]*>/gu, '\n')));
  const metadata = readMetadata(document);
  const shown = readPastedText(linesOf(textOf(document)));
  const paragraphs = longer(readArticle(document), shown.paragraphs);
  const site = metadata.publishers.find((name) => outletNamed(name) === null) ?? null;
  const authors = [...new Set(metadata.authors.flatMap(authorNames))].join(', ');
  return {
    title: titleOf(metadata.titles, site) ?? shown.title,
    publisher: publisherOf(metadata.publishers) ?? shown.publisher,
    author: fuller(authors, shown.author),
    published: metadata.published[0] ?? shown.published,
    url: urlOf(metadata.urls, address) ?? shown.url,
    paragraphs,
  };
}

/** The paragraphs that Readability finds. Changes the document. */
function readArticle(document: DomDocument): readonly string[] {
  for (const caption of document.querySelectorAll(CAPTIONS)) {
    if ((caption.textContent ?? '').length <= LONGEST_CAPTION) caption.remove();
  }
  const content = readable(document);
  const article = content === null ? null : parseDocument(content);
  return article === null ? [] : readPastedText(linesOf(textOf(article))).paragraphs;
}

/** What Readability found, unless the page shows more than twice as much. */
function longer(found: readonly string[], shown: readonly string[]): readonly string[] {
  return found.join('').length * 2 >= shown.join('').length ? found : shown;
}

function readable(document: DomDocument): string | null {
  try {
    return new Readability(document, { charThreshold: 200 }).parse()?.content ?? null;
  } catch {
    // It gives up on some trees; the page's whole text is read then.
    return null;
  }
}

function titleOf(titles: readonly string[], site: string | null): string | null {
  const cut = titles.map((title) => withoutSite(title, site));
  return cut.find((title) => /\p{L}/u.test(title) && title !== site && !isName(title)) ?? null;
}

/** The first outlet that we know, or else the first name that is no portal's. */
function publisherOf(names: readonly string[]): string | null {
  const parts = names.map((name) => name.split(/ ?[|:] ?| [-–—] /u));
  const known = parts.flat().flatMap((part) => outletNamed(part) ?? []);
  const others = parts.flatMap(([first = '']) => first).filter((name) => !isPortalName(name));
  return (
    known[0] ?? others.find((name) => name.length <= LONGEST_NAME && /[가-힣]/u.test(name)) ?? null
  );
}

/** Metadata often names the first writer alone. */
function fuller(told: string, shown: string | null): string | null {
  if (told === '') return shown;
  const names = shown?.split(', ') ?? [];
  return told.split(', ').every((name) => names.includes(name)) ? shown : told;
}

/** The first that names a page; some sites give their front page. */
function urlOf(urls: readonly string[], address: string | null): string | null {
  for (const written of urls) {
    const base = address ?? undefined;
    if (!URL.canParse(written, base)) continue;
    const url = new URL(written, base);
    if (!/^https?:$/u.test(url.protocol)) continue;
    if (url.pathname !== '/' || url.search !== '') return url.href;
  }
  return null;
}

function isName(title: string): boolean {
  return outletNamed(title) !== null || isPortalName(title);
}
