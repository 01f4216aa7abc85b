import { isInitials } from '../korean/jamo.ts';
import { hangulFromKeys } from '../korean/keyboard.ts';
import { type Day, type Period, readPeriods } from '../korean/periods.ts';
import { runs } from '../korean/runs.ts';
import type { Correction } from './answer.ts';
import { type Concept, concepts, type Vocabulary } from './concepts.ts';

/** What kind of thing a question asks for. */
export type AnswerKind = 'date' | 'number' | 'person' | 'other';

/** A question as it was understood. */
export interface Reading {
  /** What was asked, after corrections. */
  readonly text: string;
  readonly corrections: readonly Correction[];
  readonly kind: AnswerKind;
  /** The times that it names. */
  readonly periods: readonly Period[];
  readonly concepts: readonly Concept[];
}

/** Nobody asks a longer question; the rest of a pasted text is not read. */
const LONGEST_QUESTION = 400;

/** A syllable takes up to three characters before normalisation. */
const LONGEST_TYPED = 3 * LONGEST_QUESTION;

/** What the words of a question say that it asks for; the first kind that fits. */
const KINDS: readonly (readonly [AnswerKind, RegExp])[] = [
  ['date', /언제|몇 ?년|몇 ?월|며칠|년도|연도|날짜|시기|시점|날은|해는|\bwhen\b/iu],
  [
    'number',
    /몇|얼마|[수율]은|[수율]는|횟수|인원|금액|비율|퍼센트|프로|%|나이|순위|점수|높이|가격|\bhow (?:much|many)\b/iu,
  ],
  ['person', /누구|누가|누군|사람|인물|이름|\bwho\b/iu],
];

/** More words than this are a sentence, in which consonants are laughter. */
const MOST_WORDS = 4;

const HANGUL = /\p{Script=Hangul}/u;

/**
 * Reads a question: puts the wrong keyboard right, completes first consonants, finds which times it
 * names and what it is about.
 *
 * `zkzkdhxhr godhl wlscnf` → `카카오톡 해외 진출`, `ㅋㅋㅇㅌ 해외` → `카카오톡 해외`
 */
export function readQuestion(question: string, vocabulary: Vocabulary, today: Day): Reading {
  const typed = question
    .slice(0, LONGEST_TYPED)
    .toWellFormed()
    .normalize('NFC')
    .slice(0, LONGEST_QUESTION)
    .trim();
  const read = fromInitials(rightKeyboard(typed, vocabulary), vocabulary);
  return {
    text: read,
    corrections: read === typed ? [] : [{ typed, read }],
    kind: kindOf(read),
    periods: readPeriods(read, today),
    concepts: concepts(read, vocabulary),
  };
}

/**
 * What kind of thing a question asks for.
 *
 * `카카오톡은 언제 나왔어?` → date, `영업이익 얼마?` → number, `누가 대표?` → person
 */
export function kindOf(question: string): AnswerKind {
  return KINDS.find(([, words]) => words.test(question))?.[0] ?? 'other';
}

/** Completes words that are only first consonants; a long question does not have any. */
function fromInitials(question: string, { byInitials }: Vocabulary): string {
  const words = question.split(/\s+/u);
  if (words.length > MOST_WORDS) return question;
  return words.map((word) => (isInitials(word) ? (byInitials(word) ?? word) : word)).join(' ');
}

/** Reads a question that was typed in Korean with the keyboard in English. */
function rightKeyboard(question: string, vocabulary: Vocabulary): string {
  const { aliases, has } = vocabulary;
  if (HANGUL.test(question)) return question;
  let read = '';
  let at = 0;
  let isKnown = false;
  for (const { script, text, start, end } of runs(question)) {
    const keys = question.slice(start, end);
    const isWord = script !== 'letters' || has(text) || aliases.has(text);
    const hangul = isWord ? null : hangulFromKeys(keys);
    read += question.slice(at, start) + (hangul ?? keys);
    at = end;
    if (hangul !== null && concepts(hangul, { ...vocabulary, nearest: () => [] }).some(known)) {
      isKnown = true;
    }
  }
  return isKnown ? read + question.slice(at) : question;

  function known({ wordings: [typed] }: Concept): boolean {
    return typed.words.some((word) => has(word) || aliases.has(word));
  }
}
