import { normalize } from './normalize.ts';

/** The script of a run: Hangul, digits, or any other letters. */
export type Script = 'hangul' | 'digits' | 'letters';

/** An unbroken stretch of one script in a text. */
export interface Run {
  readonly script: Script;
  /** Normalised; digits without their thousands commas. */
  readonly text: string;
  /** UTF-16 offsets into the text as given. */
  readonly start: number;
  readonly end: number;
}

const RUN =
  /(?<hangul>\p{Script=Hangul}+)|(?<digits>\p{Nd}+(?:[.,]\p{Nd}+)*)|(?<letters>(?:[^\P{L}\p{Script=Hangul}]|[^\P{M}\p{Script=Hangul}])+)/gu;

const SYLLABLES = /^[가-힣]+$/u;

/**
 * Splits text where the script changes; spaces, punctuation and emoji belong to no run.
 *
 * `카카오톡은 4,000만 명` → 카카오톡은 · 4000 · 만 · 명, `IF카카오2021` → if · 카카오 · 2021
 */
export function runs(text: string): Run[] {
  return Array.from(text.matchAll(RUN), (match) => {
    const { hangul, digits } = match.groups ?? {};
    const script = hangul !== undefined ? 'hangul' : digits !== undefined ? 'digits' : 'letters';
    // Whole syllables are in normal form already, and they are most of a text.
    const form = SYLLABLES.test(match[0]) ? match[0] : normalize(match[0]);
    return {
      script,
      text: script === 'digits' ? form.replaceAll(',', '') : form,
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}
