import { disassemble, getChoseong } from 'es-hangul';

/** Splits syllables into their letters: `과일` → `ㄱㅗㅏㅇㅣㄹ` */
export function jamo(word: string): string {
  return disassemble(word);
}

/** The first consonant of each syllable (초성): `카카오톡` → `ㅋㅋㅇㅌ` */
export function initials(word: string): string {
  return getChoseong(word);
}

/** Whether a word is nothing but consonants, and not one over and over: `ㅋㅋㅇㅌ` → true, `ㅋㅋㅋ` → false */
export function isInitials(word: string): boolean {
  return /^[ㄱ-ㅎ]{2,10}$/u.test(word) && new Set(word).size > 1;
}

/**
 * Whether one string becomes the other by at most one insertion, deletion, substitution or exchange
 * of neighbours (Damerau 1964).
 *
 * `ㅁㅐㅊㅜㄹ`, `ㅁㅐㅊㅠㄹ` → true
 */
export function isOneEditApart(a: string, b: string): boolean {
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
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA === `${restB[1]}${restB[0]}`;
}
