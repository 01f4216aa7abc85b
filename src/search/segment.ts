import { isQuestionWord } from '../korean/question-words.ts';
import type { Stemmer } from '../korean/stemmer.ts';

/** Longer words than this are not looked for inside a run. */
const LONGEST_WORD = 18;

/** An unknown word that is longer is probably several. */
const LONGEST_UNKNOWN = 4;

/** What a piece costs: cheap where the archive knows the word, dear where it does not. */
const COST = {
  known: 1,
  asking: 0.8,
  unknownSyllable: 0.9,
  strayPiece: 2,
  splitWord: 0.3,
  joinWords: 1.1,
};

interface Piece {
  readonly word: string;
  readonly next: Piece | null;
}

/**
 * Puts the spaces of a question right, by the words that the archive knows. Particles and question
 * words fall away; a word that nobody knows stays as it was typed.
 *
 * 카카오톡해외진출 → 카카오톡 · 해외 · 진출, 관 계형커 머스플랫 폼 → 관계형 · 커머스 · 플랫폼,
 * 우시아월드는 누가 → 우시아월드
 *
 * @param runs Neighbouring runs of Hangul, or one of other letters, normalised, as they were typed.
 * @param isKnown Whether the archive or an alias holds a word.
 */
export function segment(
  runs: readonly string[],
  isKnown: (word: string) => boolean,
  stem: Stemmer,
): string[] {
  const text = runs.join('');
  const borders = new Set<number>();
  let border = 0;
  for (const run of runs) {
    borders.add(border);
    border += run.length;
  }
  borders.add(border);

  const best = Array.from<unknown, Piece | null>({ length: text.length + 1 }, () => null);
  const total = Array.from({ length: text.length + 1 }, () => 0);
  for (let start = text.length - 1; start >= 0; start--) {
    let cheapest = Number.POSITIVE_INFINITY;
    const typedEnd = borders.has(start) ? nextBorder(borders, start, text.length) : start;
    const consider = (end: number) => {
      const piece = text.slice(start, end);
      const { word, cost } = judge(piece, end === typedEnd, isKnown, stem);
      const spacing =
        COST.joinWords * bordersInside(borders, start, end) +
        (borders.has(end) ? 0 : COST.splitWord);
      const sum = cost + spacing + (total[end] ?? 0);
      if (sum < cheapest) {
        cheapest = sum;
        best[start] = { word, next: best[end] ?? null };
      }
    };
    const longest = Math.min(text.length, start + LONGEST_WORD);
    for (let end = start + 1; end <= longest; end++) consider(end);
    if (typedEnd > longest) consider(typedEnd);
    total[start] = cheapest;
  }

  const words: string[] = [];
  for (let piece = best[0] ?? null; piece !== null; piece = piece.next) {
    if (piece.word !== '') words.push(piece.word);
  }
  return words;
}

/** The word in a piece, or `''` when it says nothing, and what the piece costs. */
function judge(
  piece: string,
  typed: boolean,
  isKnown: (word: string) => boolean,
  stem: Stemmer,
): { word: string; cost: number } {
  const bare = stem(piece);
  if (typed && isQuestionWord(piece)) return { word: '', cost: COST.asking };
  if ((typed || piece.length > 1) && isKnown(piece)) return { word: piece, cost: COST.known };
  if (bare !== piece && isKnown(bare)) return { word: bare, cost: COST.known };
  if (piece.length > 1 && isQuestionWord(piece)) return { word: '', cost: COST.asking };
  const word = piece.length > 1 || typed ? bare : '';
  return {
    word,
    cost:
      COST.unknownSyllable * (piece.length + Math.max(0, piece.length - LONGEST_UNKNOWN)) +
      (typed ? 0 : COST.strayPiece),
  };
}

function nextBorder(borders: ReadonlySet<number>, start: number, length: number): number {
  let end = start + 1;
  while (end < length && !borders.has(end)) end++;
  return end;
}

function bordersInside(borders: ReadonlySet<number>, start: number, end: number): number {
  let count = 0;
  for (let i = start + 1; i < end; i++) if (borders.has(i)) count++;
  return count;
}
