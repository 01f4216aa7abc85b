import { isSlip, jamo } from '../korean/jamo.ts';
import { initialConsonant } from '../korean/syllables.ts';
import { createGroups } from './numbering.ts';

/** Finds words that were probably meant. */
export interface Speller {
  /** Known words a slip away from an unknown one, commonest first: `매츌` → 매출 */
  nearest(word: string): string[];
  /** The commonest known word with these first consonants: `ㅋㅋㅇㅌ` → 카카오톡, else `null` */
  byInitials(consonants: string): string | null;
}

/** More guesses would find anything. */
const GUESSES = 2;

/** Shorter words are too close to one another. */
const SHORTEST = 2;

/** Into so many groups words are sorted by their first and by their last letters. */
const GROUPS = 2 ** 16;

const HANGUL = /^[가-힣]+$/u;

/**
 * Makes a speller of the words of an archive.
 *
 * @param words Each known word with how many paragraphs hold it.
 */
export function createSpeller(words: Iterable<readonly [string, number]>): Speller {
  const known = Array.from(words)
    .filter(([word]) => word.length >= SHORTEST && HANGUL.test(word))
    .toSorted(([, a], [, b]) => b - a)
    .map(([word]) => word);
  const spelled = known.map(jamo);
  const alike = createGroups(GROUPS, (put) => {
    for (const [number, letters] of spelled.entries()) {
      for (const group of groupsOf(letters, letters.length)) put(group, number);
    }
  });
  return {
    byInitials: (consonants) =>
      known.find((word) => word.length === consonants.length && hasInitials(word, consonants)) ??
      null,
    nearest: (word) => {
      if (word.length < SHORTEST || !HANGUL.test(word)) return [];
      const letters = jamo(word);
      const numbers = [-1, 0, 1]
        .flatMap((difference) => groupsOf(letters, letters.length + difference))
        .flatMap((group) => Array.from(alike(group)))
        .filter((number) => isSlip(spelled[number] ?? '', letters));
      return Array.from(new Set(numbers))
        .toSorted((a, b) => a - b)
        .slice(0, GUESSES)
        .map((number) => known[number] ?? '');
    },
  };
}

/**
 * The groups in which a word stands whose length is `length` and which begins or ends as some
 * letters do. A slip touches at most two neighbouring letters, so that before it or behind it half of
 * the others stay.
 */
function groupsOf(letters: string, length: number): number[] {
  const half = Math.max(0, Math.floor((length - 2) / 2));
  return [
    hash(`${length}<${letters.slice(0, half)}`),
    hash(`${length}>${letters.slice(letters.length - half)}`),
  ];
}

/** FNV-1a (Fowler, Noll & Vo), folded into the number of groups. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return ((value >>> 16) ^ value) & (GROUPS - 1);
}

function hasInitials(word: string, consonants: string): boolean {
  for (let at = 0; at < word.length; at++) {
    if (initialConsonant(word.charAt(at)) !== consonants.charAt(at)) return false;
  }
  return true;
}
