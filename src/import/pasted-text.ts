import { type Body, type Classified, classify, readBody } from './body.ts';
import { bylineNames } from './bylines.ts';
import { bareDate, isDateLabel, publishedDates } from './dates.ts';
import type { Draft } from './draft.ts';
import { findHeadline } from './headline.ts';
import type { Line } from './lines.ts';
import { findPublisher } from './publisher.ts';

/** How far above the headline, and below the article, its own date and writer stand. */
const NEAR = 8;

/** What only the small print at the foot of a site holds: the site's own dates are there. */
const REGISTRATION = /등록번호|발행인|편집인|제호|사업자|청소년|정기간행물|창간|발행일자|등록일자/u;

const OWN_ADDRESS =
  /^(?:기사\s?)?(?:원문|주소|URL|링크)(?:\s?(?:보기|링크|주소|URL))?\s?[:：]?\s?(?<url>https?:\/\/[^\s<>"]{4,2000})/iu;

/** Reads a page that was copied from a browser as plain text, with all that stands around. */
export function readPastedText(lines: readonly Line[]): Draft {
  const page = classify(lines);
  const body = readBody(page);
  const headline = findHeadline(page, body);
  return {
    title: headline?.title ?? null,
    publisher: findPublisher(page, body),
    author: findAuthors(page, body, headline?.line ?? 0).join(', ') || null,
    published: findDate(page, body, headline?.line ?? 0),
    url: findUrl(page),
    paragraphs: body.paragraphs,
  };
}

/** From the byline above the article, the one that opens it, or else the one below it. */
function findAuthors(lines: readonly Classified[], body: Body, headline: number): string[] {
  if (body.names.length > 0) return [...body.names];
  const above = lines.slice(headline, body.start);
  const near = lines.slice(body.end, body.end + NEAR);
  const box = near.findIndex(({ kind }) => kind === 'box');
  const below = near.slice(0, box < 0 ? NEAR : box);
  return firstNames(above) ?? firstNames(below) ?? [];
}

function firstNames(lines: readonly Classified[]): string[] | null {
  for (const { kind, text } of lines) {
    if (kind !== 'byline' && kind !== 'dateline') continue;
    const names = bylineNames(text);
    if (names !== null && names.length > 0) return names;
  }
  return null;
}

/**
 * The first day that the page says the article was published on: with a word such as 입력 near the
 * headline, without one between the headline and the article, with one at the article's foot.
 */
function findDate(lines: readonly Classified[], body: Body, headline: number): string | null {
  const above = lines.slice(Math.max(0, headline - NEAR), body.start);
  const under = lines.slice(headline + 1, body.start);
  const bare = under.flatMap(({ kind, text }) =>
    kind === 'dateline' ? (bareDate(text)?.date ?? []) : [],
  );
  return earliest(labelled(above)) ?? bare[0] ?? earliest(labelled(foot(lines, body)));
}

function labelled(lines: readonly Classified[]): string[] {
  return lines.flatMap(({ kind, text }, at) => {
    if (kind !== 'dateline' && kind !== 'end') return [];
    const next = lines[at + 1];
    const whole = isDateLabel(text) && next !== undefined ? `${text} ${next.text}` : text;
    return publishedDates(whole);
  });
}

/** The lines right below the article, unless they tell when the site was founded. */
function foot(lines: readonly Classified[], { start, end }: Body): Classified[] {
  const within = lines.slice(end, end + NEAR);
  const site = within.findIndex(({ text }) => REGISTRATION.test(text));
  return start >= lines.length ? [] : within.slice(0, site < 0 ? NEAR : Math.max(0, site - 2));
}

function earliest(dates: readonly string[]): string | null {
  return dates.toSorted()[0] ?? null;
}

function findUrl(lines: readonly Classified[]): string | null {
  for (const { text } of lines) {
    const url = OWN_ADDRESS.exec(text)?.groups?.url;
    if (url !== undefined && URL.canParse(url)) return url;
  }
  return null;
}
