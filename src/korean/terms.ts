import { stem } from './particles.ts';
import { runs } from './runs.ts';

/** The terms by which a text is found. */
export interface Terms {
  /** Words without particles, in reading order, repeated as often as they stand. */
  readonly words: readonly string[];
  /** Pairs of neighbouring syllables of each Hangul run; other runs whole. */
  readonly bigrams: readonly string[];
}

/**
 * Analyses a text without a dictionary.
 *
 * `카카오톡을 4,000만` → words 카카오톡 · 4000 · 만, bigrams 카카 · 카오 · 오톡 · 톡을 · 4000 · 만
 */
export function terms(text: string): Terms {
  const words: string[] = [];
  const pairs: string[] = [];
  for (const run of runs(text)) {
    words.push(run.script === 'hangul' ? stem(run.text) : run.text);
    pairs.push(...(run.script === 'hangul' ? bigrams(run.text) : [run.text]));
  }
  return { words, bigrams: pairs };
}

/** Pairs of neighbouring characters: `카카오` → 카카 · 카오, `톡` → 톡 */
export function bigrams(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
