import { assemble, convertHangulToQwerty, disassemble } from 'es-hangul';
import { stem } from '../korean/particles.ts';
import { isQuestionWord } from '../korean/question-words.ts';
import { runs } from '../korean/runs.ts';

/** A way in which people spoil a question without meaning another. */
export interface Perturbation {
  readonly name: string;
  /** The same question in that way; the same every time. */
  apply(question: string): string;
}

/** Pairs of letters that lie side by side on the keyboard or sound alike. */
const MISTAKES = new Map(
  [
    'ㅐㅔ',
    'ㅗㅓ',
    'ㅜㅠ',
    'ㅏㅑ',
    'ㅡㅜ',
    'ㅅㅆ',
    'ㄱㄲ',
    'ㄷㅌ',
    'ㅂㅍ',
    'ㅈㅊ',
    'ㄴㅇ',
    'ㅁㄴ',
    'ㅣㅡ',
    'ㄹㅎ',
  ]
    .flatMap((pair): [string, string][] => {
      const [a = '', b = ''] = pair;
      return [
        [a, b],
        [b, a],
      ];
    })
    .toReversed(),
);

/** What the ranking has to bear, each beside the question as it was asked. */
export const PERTURBATIONS: readonly Perturbation[] = [
  { name: 'no spaces', apply: (question) => question.replace(/\s+/gu, '') },
  { name: 'one typo', apply: withTypo },
  { name: 'wrong keyboard', apply: (question) => convertHangulToQwerty(question) },
  { name: 'keywords', apply: asKeywords },
];

/** Changes one letter in the middle of the longest word: `카카오톡 매출은` → `카캬오톡 매출은` */
function withTypo(question: string): string {
  const words = runs(question).filter(({ script }) => script === 'hangul');
  const longest = words.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (longest === undefined) return question;
  const letters = Array.from(disassemble(longest.text));
  const places = letters.flatMap((letter, i) => (i > 0 && MISTAKES.has(letter) ? [i] : []));
  const place = places[Math.floor(places.length / 2)];
  if (place === undefined) return question;
  letters[place] = MISTAKES.get(letters[place] ?? '') ?? '';
  return question.slice(0, longest.start) + assemble(letters) + question.slice(longest.end);
}

/** Keeps the words that name something, without particles: `카카오톡은 언제?` → `카카오톡` */
function asKeywords(question: string): string {
  return runs(question)
    .map(({ script, text }) => (script === 'hangul' ? stem(text) : text))
    .filter((word) => !isQuestionWord(word))
    .join(' ');
}
