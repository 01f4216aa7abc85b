import { initials, isSlip, jamo } from '../korean/jamo.ts';

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

const HANGUL = /^[가-힣]+$/u;

/**
 * Makes a speller of the words of an archive.
 *
 * @param words Each known word with how many paragraphs hold it.
 */
export function createSpeller(words: Iterable<readonly [string, number]>): Speller {
  const byLength = new Map<number, { word: string; letters: string; frequency: number }[]>();
  const commonest = new Map<string, { word: string; frequency: number }>();
  for (const [word, frequency] of words) {
    if (word.length < SHORTEST || !HANGUL.test(word)) continue;
    const consonants = initials(word);
    if (frequency > (commonest.get(consonants)?.frequency ?? 0)) {
      commonest.set(consonants, { word, frequency });
    }
    const letters = jamo(word);
    const group = byLength.get(letters.length);
    const entry = { word, letters, frequency };
    if (group === undefined) byLength.set(letters.length, [entry]);
    else group.push(entry);
  }
  return {
    byInitials: (consonants) => commonest.get(consonants)?.word ?? null,
    nearest: (word) => {
      if (word.length < SHORTEST || !HANGUL.test(word)) return [];
      const letters = jamo(word);
      return [-1, 0, 1]
        .flatMap((difference) => byLength.get(letters.length + difference) ?? [])
        .filter((entry) => isSlip(entry.letters, letters))
        .toSorted((a, b) => b.frequency - a.frequency)
        .slice(0, GUESSES)
        .map((entry) => entry.word);
    },
  };
}
