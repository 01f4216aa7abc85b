import type { TimelineEntry, TimelineYear } from '../../search/timeline.ts';
import type { Words } from '../../words/words.ts';
import { componentId } from '../component-id.ts';
import { LONGEST_ECHO } from './answer-card.ts';
import { type Extended, fits, fitted, MESSAGE_BUDGET } from './budget.ts';
import { type Card, container } from './card.ts';
import { escapeMarkdown, quote } from './markdown.ts';
import { clip, originalLink, pager, row, SEPARATOR, text } from './parts.ts';

/** How someone looks at a timeline. */
export interface TimelineView {
  readonly topic: string;
  readonly asker: string;
  /** From 0. */
  readonly page: number;
  /** The first and the last year that were asked for, or null. */
  readonly from: number | null;
  readonly to: number | null;
}

/** More entries on one page are hard to read on a phone. */
const MOST_A_PAGE = 10;
const LONGEST_SENTENCE = 280;
const LONGEST_SOURCE = 160;

/** What happened, year by year, oldest first; years without entries show as a gap. */
export function timelineCard(
  years: readonly TimelineYear[],
  { topic, asker, page, from, to }: TimelineView,
  words: Words,
): Card {
  const count = years.reduce((sum, { entries }) => sum + entries.length, 0);
  const top = [
    `## ${escapeMarkdown(clip(topic, LONGEST_ECHO))}`,
    `-# ${words.timeline(years[0]?.year ?? from, years.at(-1)?.year ?? to, count)}`,
  ].join('\n');
  const pages = paged(blocks(years, top, words), top);
  const at = Math.min(page, pages.length - 1);
  const turn = (number: number) =>
    componentId({ action: 'when', asker, page: number, from: from ?? 0, to: to ?? 0 });
  const turning = pager(at, pages.length, turn);
  return container([
    text(top),
    ...(pages[at] ?? []).flatMap((lines) => [SEPARATOR, ...lines.map(text)]),
    ...(turning.length === 0 ? [] : [SEPARATOR, row(...turning)]),
  ]);
}

/** A year and its entries, each a text of its own; together no longer than a page. */
type Block = readonly string[];

function blocks(years: readonly TimelineYear[], top: string, words: Words): Block[] {
  return years.map(({ year, entries }, i): Block => {
    const before = years[i - 1]?.year;
    const isGap = before !== undefined && year - before > 1;
    const heading = [
      ...(isGap ? [`-# ${words.gap(before + 1, year - 1)}`] : []),
      `### ${year}`,
    ].join('\n');
    const entryLines = entries.map((entry) => linesOf(entry, words));
    return [heading, ...fitted(entryLines, top, heading)];
  });
}

function linesOf({ date, passage }: TimelineEntry, words: Words): Extended {
  const { text: paragraph, answer, article } = passage;
  const sentence = quote(paragraph.slice(answer.start, answer.end), LONGEST_SENTENCE);
  const day = words.monthAndDay(date);
  const source = quote(words.source(article).join(' · '), LONGEST_SOURCE);
  return {
    text: `${day === '' ? '' : `**${day}** `}${sentence}\n-# ${source}`,
    extra: originalLink(article.url, words),
  };
}

/** Fills pages with blocks, as many as a message holds and a reader takes in. */
function paged(all: readonly Block[], top: string): Block[][] {
  const pages: Block[][] = [];
  let entries = 0;
  for (const block of all) {
    const last = pages.at(-1);
    const added = block.length - 1;
    const isRoom =
      last !== undefined &&
      entries + added <= MOST_A_PAGE &&
      fits(MESSAGE_BUDGET, top, ...last.flat(), ...block);
    if (isRoom) last.push(block);
    else pages.push([block]);
    entries = (isRoom ? entries : 0) + added;
  }
  return pages;
}
