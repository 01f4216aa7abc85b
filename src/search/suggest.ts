import { initials, isInitials, jamo } from '../korean/jamo.ts';
import { hangulFromKeys } from '../korean/keyboard.ts';

/** Finds what someone is about to type. */
export type Suggester = (typed: string, limit: number) => string[];

/** What can be suggested, as it is looked for. */
interface Candidate {
  readonly text: string;
  readonly letters: string;
  readonly consonants: string;
}

const HANGUL = /\p{Script=Hangul}/u;

/** No one types more before choosing. */
const LONGEST_TYPED = 100;

/**
 * Prepares to complete what someone types, letter by letter, so that an unfinished syllable finds
 * too: `카카오뱅ㅋ`, `ㅋㅋㅇㅂ` and `zkzkdhqod` → 카카오뱅크
 *
 * @param texts What can be suggested, the likeliest first.
 */
export function createSuggester(texts: Iterable<string>): Suggester {
  const candidates = Array.from(new Set(texts), (text): Candidate => {
    const plain = compact(text);
    return { text, letters: jamo(plain), consonants: initials(plain) };
  });
  return (typed, limit) => {
    const plain = compact(typed.slice(0, LONGEST_TYPED));
    const keys = HANGUL.test(plain) ? null : hangulFromKeys(plain);
    const spelled = [plain, ...(keys === null ? [] : [keys])].map(jamo);
    const rank = ({ letters, consonants }: Candidate) => {
      if (isInitials(plain)) return place(consonants.indexOf(plain));
      return Math.min(...spelled.map((part) => place(letters.indexOf(part))));
    };
    return candidates
      .map((candidate) => ({ text: candidate.text, rank: rank(candidate) }))
      .filter((found) => found.rank < Infinity)
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, limit)
      .map(({ text }) => text);
  };
}

/** What begins so comes before what only holds it. */
function place(at: number): number {
  if (at < 0) return Infinity;
  return at === 0 ? 0 : 1;
}

/** Not NFKC, which makes other letters of the single ones that are typed. */
function compact(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');
}
