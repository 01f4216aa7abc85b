import { amounts } from './numbers.ts';
import { stem } from './particles.ts';
import { type Run, runs } from './runs.ts';
import type { Stemmer } from './stemmer.ts';

/** The terms by which a text is found. */
export interface Terms {
  /** Words without particles, then counted things and amounts, repeated as often as they stand. */
  readonly words: readonly string[];
  /** Pairs of neighbouring syllables of each Hangul run; other runs whole. */
  readonly bigrams: readonly string[];
}

/**
 * Analyses a text without a dictionary.
 *
 * `카카오톡을 4,000만` → words 카카오톡 · 4000 · 만 · 40000000, bigrams 카카 · 카오 · 오톡 ·
 * 톡을 · 4000 · 만
 *
 * @param stemmer Takes the particles off; by default without knowledge of an archive.
 */
export function terms(text: string, stemmer: Stemmer = stem): Terms {
  const words: string[] = [];
  const pairs: string[] = [];
  const all = runs(text);
  for (const [i, run] of all.entries()) {
    words.push(run.script === 'hangul' ? stemmer(run.text) : run.text);
    for (const pair of run.script === 'hangul' ? bigrams(run.text) : [run.text]) pairs.push(pair);
    const counted = countedThing(run, all[i + 1]);
    if (counted !== null) words.push(counted);
  }
  for (const { value } of amounts(text)) words.push(value);
  return { words, bigrams: pairs };
}

/** Pairs of neighbouring characters: `카카오` → 카카 · 카오, `톡` → 톡 */
export function bigrams(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/** A counter with its particle is no longer, as in 분기에는; more is a text without spaces. */
const LONGEST_COUNTER = 4;

/** A number with what it counts, where both stand together: `2분기에는` → `2분기`, else `null` */
export function countedThing(number: Run, next: Run | undefined): string | null {
  const together = number.script === 'digits' && next?.start === number.end;
  const isCounter = next?.script === 'hangul' && next.text.length <= LONGEST_COUNTER;
  return together && isCounter ? stem(`${number.text}${next.text}`) : null;
}
