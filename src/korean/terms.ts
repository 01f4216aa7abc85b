import { amounts } from './numbers.ts';
import { stem } from './particles.ts';
import { type Run, runs } from './runs.ts';
import type { Stemmer } from './stemmer.ts';

/** The terms by which a text is found. */
export interface Terms {
  /** Words without particles, counted things and amounts, repeated as often as they stand. */
  readonly words: readonly string[];
  /** Pairs of neighbouring syllables of each Hangul run; other runs whole. */
  readonly bigrams: readonly string[];
}

/** What terms are made of: all that can be told of a text without knowing others. */
export interface Tokens {
  /** The runs as they stand, normalised, with their particles. */
  readonly forms: readonly string[];
  /** Counted things and amounts: `2분기`, `40000000`. */
  readonly values: readonly string[];
}

const HANGUL = /^\p{Script=Hangul}+$/u;

/**
 * Cuts a text into tokens without a dictionary.
 *
 * `카카오톡을 4,000만` → forms 카카오톡을 · 4000 · 만, values 40000000
 */
export function tokens(text: string): Tokens {
  const all = runs(text);
  const values = all.flatMap((run, i) => countedThing(run, all[i + 1]) ?? []);
  for (const { value } of amounts(text)) values.push(value);
  return { forms: all.map((run) => run.text), values };
}

/** Whether a form is Hangul, and so has particles and bigrams: `카카오톡을` → true, `ai` → false */
export function isHangul(form: string): boolean {
  return HANGUL.test(form);
}

/** The bigrams of a form: `톡을` → 톡을, `카카오` → 카카 · 카오, `4000` → 4000 */
export function bigramsOf(form: string): readonly string[] {
  return isHangul(form) ? bigrams(form) : [form];
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
  const { forms, values } = tokens(text);
  const words = forms.map((form) => (isHangul(form) ? stemmer(form) : form));
  return { words: [...words, ...values], bigrams: forms.flatMap(bigramsOf) };
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
