/** One line of a page, without white space at its ends; never empty. */
export interface Line {
  readonly text: string;
  /** Whether an empty line stands before it. */
  readonly gap: boolean;
}

/** What a page can hold that no reader sees. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;

/**
 * Cuts a pasted text into its lines, in NFC and without characters that do not show.
 *
 * `제목\r\n\r\n 첫  문단\u200B` → 제목 · 첫 문단 (with a gap before it)
 */
export function linesOf(content: string): Line[] {
  const lines: Line[] = [];
  let gap = false;
  for (const raw of tidy(content).split('\n')) {
    const text = oneLine(raw);
    if (text !== '') lines.push({ text, gap });
    gap = text === '';
  }
  return lines;
}

/**
 * Makes one line of a value, in NFC and without characters that do not show.
 *
 * `홍길동\n 기자 ` → 홍길동 기자
 */
export function tidyLine(value: string): string {
  return oneLine(tidy(value));
}

function tidy(content: string): string {
  return content.toWellFormed().replace(LINE_END, '\n').replace(UNSEEN, '').normalize('NFC');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
