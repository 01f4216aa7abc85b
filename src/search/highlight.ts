import { amounts } from '../korean/numbers.ts';
import type { Span } from '../korean/sentences.ts';
import type { Concept } from './concepts.ts';

const WORD_CHARACTER = String.raw`[\p{L}\p{M}\p{Nd}]`;
const HANGUL_WORD = /^\p{Script=Hangul}+$/u;

/**
 * Finds the words of a question in a text, without their particles, whatever the spacing.
 *
 * 해외진출 in `카카오의 해외 진출을` → `해외 진출`, AI in `MAIN` → nothing
 *
 * @returns Spans of the text in order, none touching another.
 */
export function matches(text: string, concepts: readonly Concept[]): Span[] {
  const written = amounts(text);
  const spans = concepts
    .flatMap(({ wordings }) => wordings)
    .flatMap(({ text: name, words }) => [
      ...occurrences(text, name),
      ...written.filter(({ value }) => words.includes(value)),
    ])
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last === undefined || span.start > last.end) merged.push(span);
    else if (span.end > last.end) merged[merged.length - 1] = { start: last.start, end: span.end };
  }
  return merged;
}

function occurrences(text: string, name: string): Span[] {
  const isHangul = HANGUL_WORD.test(name);
  const characters = Array.from(name, (character) => character.codePointAt(0) ?? 0);
  // A single syllable stands inside too many other words.
  if (isHangul && characters.length < 2) return [];
  const spelled = characters.map((code) => `\\u{${code.toString(16)}}`);
  const pattern = isHangul
    ? spelled.join('\\s?')
    : `(?<!${WORD_CHARACTER})${spelled.join('[,\\s&·-]?')}(?![\\p{Script=Latin}\\p{Nd}])`;
  return Array.from(text.matchAll(new RegExp(pattern, 'giu')), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
