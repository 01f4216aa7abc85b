import type { Span } from '../../korean/sentences.ts';

/** No message holds more. */
const LONGEST = 4_000;

/** The share of an excerpt that stands before the sentence it is cut around. */
const LEAD = 0.2;

/**
 * The largest part of a text around a sentence that still fits, never cut inside a word unless one
 * word alone is too long.
 *
 * @param fits Whether a part is short enough; a part of a fitting part fits too.
 */
export function excerpt(text: string, focus: Span, fits: (part: Span) => boolean): Span {
  const whole = { start: 0, end: text.length };
  if (text.length <= LONGEST && fits(whole)) return whole;
  let shortest = 0;
  let longest = Math.min(text.length, LONGEST);
  let best: Span = { start: focus.start, end: focus.start };
  while (shortest <= longest) {
    const length = Math.floor((shortest + longest) / 2);
    const part = window(text, focus.start, length);
    if (fits(part)) {
      best = part;
      shortest = length + 1;
    } else {
      longest = length - 1;
    }
  }
  return best;
}

function window(text: string, focus: number, length: number): Span {
  const start = Math.max(0, Math.min(focus - Math.floor(length * LEAD), text.length - length));
  const end = Math.min(text.length, start + length);
  const first = start === 0 ? 0 : text.indexOf(' ', start - 1) + 1;
  const last = end === text.length ? end : text.lastIndexOf(' ', end);
  const wordStart = first > 0 && first <= focus ? first : Math.min(start, focus);
  const wordEnd = last > Math.max(wordStart, focus) ? last : end;
  return {
    start: wholeCharacter(text, start === 0 ? 0 : wordStart),
    end: wholeCharacter(text, wordEnd),
  };
}

/** Moves an offset out of the middle of a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}
