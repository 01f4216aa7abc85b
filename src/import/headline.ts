import type { Body, Classified } from './body.ts';
import { isPortalName, outletNamed } from './outlets.ts';
import { shared, stemsOf } from './stems.ts';

const SEPARATOR = / [-–—|｜:·<>«»]{1,60} | ?[|｜] ?| ?:{2,60} ?| [-–—]{1,60}(?=\S)/gu;

/** 경제 > IT·과학 */
const BREADCRUMB = /^[^\s>]{1,12}(?: [>›] [^>›]{1,12})+$/u;

/** What stands above a headline that runs along the top of every page. */
const TICKER = /^(?:속보|최신기사|실시간|주요뉴스)$/u;

const SHORTEST_TITLE = 6;
const LONGEST_TITLE = 120;

/** A title shares words with its article; at least this share of what the best line does. */
const CLOSE_TO_BEST = 0.5;

/**
 * Cuts the name of the site off a title.
 *
 * `가나테크, 흑자 전환 - 중앙일보` → 가나테크, 흑자 전환,
 * `가나 | 다라 : 네이버 뉴스` → 가나 | 다라
 *
 * @param site The site's own name, when the page tells it.
 */
export function withoutSite(title: string, site: string | null): string {
  const isSite = (part: string) => part !== '' && (part === site || isSiteName(part));
  const breaks = [...title.slice(0, 2 * LONGEST_TITLE).matchAll(SEPARATOR)];
  const [first] = breaks;
  if (first !== undefined && isSite(title.slice(0, first.index).trim())) {
    return withoutSite(title.slice(first.index + first[0].length), site);
  }
  const cut = breaks.find(({ index, 0: mark }, at) => {
    const next = breaks[at + 1]?.index;
    return isSite(title.slice(index + mark.length, next).trim());
  });
  return title.slice(0, cut?.index).trim();
}

/** The name of the site that a title ends or begins with; `null` when it names none that we know. */
export function siteIn(title: string): string | null {
  const parts = title.slice(0, 2 * LONGEST_TITLE).split(SEPARATOR);
  return parts.length < 2
    ? null
    : parts.reduce<string | null>((found, part) => outletNamed(part) ?? found, null);
}

/** The line of a pasted page that is the article's headline; `null` when the copy lacks it. */
export function findHeadline(
  lines: readonly Classified[],
  body: Body,
): { readonly title: string; readonly line: number } | null {
  const words = stemsOf(body.paragraphs.join(' '));
  const subtitles = subtitleBlock(lines, body);
  const header = lines.slice(0, body.start).map(({ text }) => withoutSite(text, null));
  const times = new Map<string, number>();
  for (const title of header) times.set(title, (times.get(title) ?? 0) + 1);
  const candidates = header.flatMap((title, line) => {
    if (subtitles.has(line) || TICKER.test(header[line - 1] ?? '')) return [];
    if (!canBeTitle(lines[line]?.kind, title)) return [];
    // A page often shows its headline twice, in the tab and above the article.
    const twice = (times.get(title) ?? 0) > 1;
    return [{ title, line, score: shared(title, words) * (twice ? 2 : 1) }];
  });
  const date = lines.slice(0, body.start).findIndex(({ kind }) => kind === 'dateline');
  const aboveDate = candidates.filter(({ line, score }) => line < date && score > 0);
  const considered = aboveDate.length > 0 ? aboveDate : candidates;
  const best = considered.reduce((most, { score }) => Math.max(most, score), 0);
  return considered.find(({ score }) => score > 0 && score >= best * CLOSE_TO_BEST) ?? null;
}

function canBeTitle(kind: Classified['kind'] | undefined, title: string): boolean {
  return (
    (kind === 'heading' || kind === 'sentence' || kind === 'repeated') &&
    title.length >= SHORTEST_TITLE &&
    title.length <= LONGEST_TITLE &&
    title.includes(' ') &&
    !BREADCRUMB.test(title)
  );
}

function isSiteName(part: string): boolean {
  return outletNamed(part) !== null || isPortalName(part);
}

/**
 * The lines above the article that are subtitles: one that comes again as a crosshead, which a
 * headline does not, and those that follow it without an empty line.
 */
function subtitleBlock(lines: readonly Classified[], { start, end }: Body): Set<number> {
  const crossheads = new Set(
    lines.slice(start, end).flatMap(({ kind, text }) => (kind === 'heading' ? [text] : [])),
  );
  const subtitles = new Set<number>();
  for (const [at, { text, gap }] of lines.slice(0, start).entries()) {
    if (crossheads.has(text) || (!gap && subtitles.has(at - 1))) subtitles.add(at);
  }
  return subtitles;
}
