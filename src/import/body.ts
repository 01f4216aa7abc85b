import { cutLead, cutTail } from './bylines.ts';
import { endsSentence, kindOf, type Kind } from './kinds.ts';
import type { Line } from './lines.ts';
import { shared, stemsOf } from './stems.ts';

/** A line with what it is on its page. */
export interface Classified extends Line {
  /** `repeated`: the line before or after says the same, as a picture's description does. */
  readonly kind: Kind | 'repeated';
}

/** The paragraphs of a page, where they stood and who signed them. */
export interface Body {
  readonly paragraphs: readonly string[];
  /** The line of the first paragraph; the number of lines when there is none. */
  readonly start: number;
  /** The line behind the last paragraph. */
  readonly end: number;
  /** Who signed within the paragraphs, such as [홍길동 기자]. */
  readonly names: readonly string[];
  /** The outlet that opens the first paragraph, such as (서울=연합뉴스). */
  readonly outlet: string | null;
}

/** A dateline with more running text before it than this stands at the foot of the article. */
const MOST_SENTENCES_ABOVE_DATE = 2;

/** A lone sentence behind a box of headlines that shares less with the article belongs to the box. */
const SAME_STORY = 0.15;

/** A summary that a machine wrote, standing above the article. */
const SUMMARY = /^\[?(?:AI\s?|기사\s?|3줄\s?|세줄\s?)*요약\]?/u;

const LIST_ITEM = /^(?:[-–·•●○◦△]|[①-⑳]|\d{1,2}[.)])\s?\S/u;

/** Says of every line what it is. */
export function classify(lines: readonly Line[]): Classified[] {
  return lines.map((line, at) => {
    const same = [lines[at - 1], lines[at + 1]].some((next) => next?.text === line.text);
    const kind = kindOf(line.text);
    const repeated = same && (kind === 'sentence' || kind === 'heading');
    return { ...line, kind: repeated ? 'repeated' : kind };
  });
}

/** Picks the paragraphs of the article out of a page. */
export function readBody(lines: readonly Classified[]): Body {
  const start = findStart(lines);
  const picked = pick(lines, start);
  const paragraphs: string[] = [];
  const names: string[] = [];
  let outlet: string | null = null;
  for (const at of picked) {
    const text = at === start ? withoutSubtitle(lines, at) : (lines[at]?.text ?? '');
    const lead = cutLead(text);
    const tail = cutTail(lead.text);
    // Whose name stands first signed the whole; later ones signed a part of a collection.
    if (names.length === 0) names.push(...lead.names, ...tail.names);
    outlet ??= lead.outlet;
    if (tail.text !== '') paragraphs.push(tail.text);
  }
  return { paragraphs, start, end: (picked.at(-1) ?? start - 1) + 1, names, outlet };
}

/** The line of the first paragraph: below the headline, the subtitles and the date. */
function findStart(lines: readonly Classified[]): number {
  const running = lines.filter(isRunning).length;
  let above = 0;
  let date = -1;
  for (const [at, line] of lines.entries()) {
    if (isRunning(line)) above += 1;
    if (above > MOST_SENTENCES_ABOVE_DATE) break;
    if (line.kind === 'dateline' && above * 2 <= running - above) date = at;
  }
  const start = lines.findIndex((line, at) => at > date && isRunning(line));
  return start < 0 ? lines.length : start;
}

function isRunning({ kind, text }: Classified): boolean {
  return kind === 'sentence' && endsSentence(text) && !SUMMARY.test(text);
}

/** The numbers of the lines that are paragraphs. */
function pick(lines: readonly Classified[], start: number): number[] {
  const stems = stemsOf(lines[start]?.text ?? '');
  const weights = runningLengths(lines);
  const picked: number[] = [];
  let items: number[] = [];
  let box: number | null = null;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || (line.kind === 'end' && picked.length > 0)) break;
    if (line.kind === 'byline' && endsArticle(weights, start, at)) break;
    if (line.kind === 'box') box = at;
    if (line.kind === 'heading' && box === null && LIST_ITEM.test(line.text)) items.push(at);
    if (line.kind !== 'sentence' || SUMMARY.test(line.text)) continue;
    if (box !== null && !resumes(lines, box, at, stems)) continue;
    for (const item of items) picked.push(item);
    picked.push(at);
    items = [];
    box = null;
    for (const stem of stemsOf(line.text)) stems.add(stem);
  }
  return picked;
}

/** How much running text stands before each line, up to the small print. */
function runningLengths(lines: readonly Classified[]): number[] {
  const sums = [0];
  for (const { kind, text } of lines) {
    sums.push((sums.at(-1) ?? 0) + (kind === 'sentence' ? text.length : 0));
  }
  return sums;
}

/** A byline with most of the article above it is the signature below; else it stands on top. */
function endsArticle(sums: readonly number[], start: number, at: number): boolean {
  const before = (sums[at] ?? 0) - (sums[start] ?? 0);
  return before > 0 && before >= (sums.at(-1) ?? 0) - (sums[at] ?? 0);
}

/** Whether the article goes on behind a box of headlines. */
function resumes(
  lines: readonly Classified[],
  box: number,
  at: number,
  stems: ReadonlySet<string>,
): boolean {
  const line = lines[at];
  if (line === undefined || !endsSentence(line.text)) return false;
  // An empty box: its headlines were links that the copy lost.
  if (at === box + 1) return true;
  // In a box, each headline has one sentence at most below it.
  const next = lines[at + 1];
  if (next?.kind === 'byline' || (next?.kind === 'sentence' && endsSentence(next.text)))
    return true;
  return shared(line.text, stems) >= SAME_STORY;
}

/** The first paragraph without the last subtitle, when the page lost the line between them. */
function withoutSubtitle(lines: readonly Classified[], at: number): string {
  const text = lines[at]?.text ?? '';
  const above = lines[at - 1];
  if (above?.kind !== 'heading' || lines[at]?.gap === true) return text;
  const quote = /^["“][^"“”]{4,60}[^.!?"“”]["”] (?=\S)/u.exec(text.slice(0, 80));
  return quote === null ? text : text.slice(quote[0].length);
}
