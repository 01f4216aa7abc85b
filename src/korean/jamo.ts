import { disassemble, getChoseong } from 'es-hangul';

/** What es-hangul made of each syllable: it is asked of every word of an archive. */
const LETTERS = new Map<string, string>();

/** Splits syllables into their letters: `과일` → `ㄱㅗㅏㅇㅣㄹ` */
export function jamo(word: string): string {
  let letters = '';
  for (const syllable of word) {
    const known = LETTERS.get(syllable) ?? disassemble(syllable);
    LETTERS.set(syllable, known);
    letters += known;
  }
  return letters;
}

/** The first consonant of each syllable (초성): `카카오톡` → `ㅋㅋㅇㅌ` */
export function initials(word: string): string {
  return getChoseong(word);
}

/** Whether a word is nothing but consonants, and not one over and over: `ㅋㅋㅇㅌ` → true, `ㅋㅋㅋ` → false */
export function isInitials(word: string): boolean {
  return /^[ㄱ-ㅎ]{2,10}$/u.test(word) && new Set(word).size > 1;
}

/** The letters as they lie on the keyboard (KS X 5002), row by row. */
const KEYS = ['ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ', 'ㅁㄴㅇㄹㅎㅗㅓㅏㅣ', 'ㅋㅌㅊㅍㅠㅜㅡ'];

/** Letters that are taken for one another by ear. */
const ALIKE =
  'ㅐㅔ ㅗㅓ ㅗㅛ ㅜㅠ ㅏㅑ ㅓㅕ ㅜㅡ ㅡㅣ ㄱㄲ ㄱㅋ ㄷㄸ ㄷㅌ ㅂㅃ ㅂㅍ ㅅㅆ ㅈㅉ ㅈㅊ ㄲㅋ ㄸㅌ ㅃㅍ ㅉㅊ'.split(
    ' ',
  );

const CONFUSED = new Set(
  [
    ...ALIKE,
    ...KEYS.flatMap((row) => Array.from(row, (key, i) => key + (row[i + 1] ?? key))),
  ].flatMap(([a = '', b = '']) => [a + b, b + a]),
);

/** From this many letters on, a word with one more or less is still the same word. */
const LONG = 6;

const VOWEL_PAIR = /^[ㅏ-ㅣ]{2}$/u;

/**
 * Whether a slip turns one word into the other, both as letters: a letter beside it on the keyboard
 * or alike in sound, two exchanged, half a vowel such as ㅘ; in a longer word also one left out or
 * too many.
 *
 * `ㅁㅐㅊㅜㄹ`, `ㅁㅐㅊㅠㄹ` → true, `ㄱㅛㅅㅏ`, `ㄱㅣㅅㅏ` → false
 */
export function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const restA = a.slice(start, endA);
  const restB = b.slice(start, endB);
  if (restA.length === 1 && restB.length === 1) return CONFUSED.has(restA + restB);
  if (restA.length + restB.length <= 1) {
    const longer = a.length > b.length ? a : b;
    const isHalfVowel =
      VOWEL_PAIR.test(longer.slice(start, start + 2)) ||
      VOWEL_PAIR.test(longer.slice(start - 1, start + 1));
    return isHalfVowel || Math.min(a.length, b.length) >= LONG;
  }
  return restA.length === 2 && restB.length === 2 && restA === `${restB[1]}${restB[0]}`;
}
