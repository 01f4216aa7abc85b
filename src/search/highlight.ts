import { amounts } from '../korean/numbers.ts';
import type { Span } from '../korean/sentences.ts';
import type { Concept } from './concepts.ts';

const NAME_CHARACTER = /[\p{L}\p{M}\p{Nd}]/u;
const LATIN_OR_DIGIT = /[\p{Script=Latin}\p{Nd}]/u;
const HANGUL_WORD = /^\p{Script=Hangul}+$/u;

/**
 * Prepares to find the words of a question in texts, without their particles, whatever the spacing.
 *
 * 해외진출 in `카카오의 해외 진출을` → `해외 진출`, AI in `MAIN` → nothing
 *
 * @returns Gives the spans of a text in order, none touching another.
 */
export function createHighlighter(concepts: readonly Concept[]): (text: string) => Span[] {
  const wordings = concepts.flatMap((concept) => concept.wordings);
  const values = new Set(wordings.flatMap(({ words }) => words));
  // A single syllable stands inside too many other words.
  const names = wordings
    .map(({ text }) => text)
    .filter((name) => name.length > 1 || !HANGUL_WORD.test(name));
  return (text) => {
    const letters = lettersOf(text);
    const spans = [
      ...Array.from(new Set(names)).flatMap((name) => occurrences(text, letters, name)),
      ...amounts(text).filter(({ value }) => values.has(value)),
    ];
    const merged: Span[] = [];
    for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
      const last = merged.at(-1);
      if (last === undefined || start > last.end) merged.push({ start, end });
      else if (end > last.end) merged[merged.length - 1] = { start: last.start, end };
    }
    return merged;
  };
}

/** What names are made of, in lower case and without what stands between, and where it stands. */
interface Letters {
  readonly text: string;
  readonly offsets: readonly number[];
}

function lettersOf(text: string): Letters {
  let letters = '';
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const lower = character.toLowerCase();
    if (!NAME_CHARACTER.test(character) || lower.length !== 1) continue;
    letters += lower;
    offsets.push(at);
  }
  return { text: letters, offsets };
}

function occurrences(text: string, { text: letters, offsets }: Letters, name: string): Span[] {
  const found: Span[] = [];
  const isHangul = HANGUL_WORD.test(name);
  for (let at = letters.indexOf(name); at !== -1; at = letters.indexOf(name, at + 1)) {
    const places = offsets.slice(at, at + name.length);
    const start = places[0] ?? 0;
    const end = (places.at(-1) ?? 0) + 1;
    // One space or hyphen may stand between two letters, not the end of a sentence.
    const isTogether = places.every((place, i) => place - (places[i - 1] ?? place) <= 2);
    const isWhole =
      isHangul ||
      (!NAME_CHARACTER.test(text.charAt(start - 1)) && !LATIN_OR_DIGIT.test(text.charAt(end)));
    if (isTogether && isWhole) found.push({ start, end });
  }
  return found;
}
