import { isInitials } from '../korean/jamo.ts';
import { hangulFromKeys } from '../korean/keyboard.ts';
import { type Day, type Period, readPeriods } from '../korean/periods.ts';
import { isQuestionWord } from '../korean/question-words.ts';
import { runs } from '../korean/runs.ts';
import { type AnswerType, answerType } from './answer-type.ts';
import type { Correction } from './answer.ts';
import { type Concept, concepts, type Vocabulary } from './concepts.ts';

/** A question as it was understood. */
export interface Reading {
  readonly corrections: readonly Correction[];
  readonly answerType: AnswerType;
  /** The times that it names. */
  readonly periods: readonly Period[];
  readonly concepts: readonly Concept[];
}

/** Nobody asks a longer question; the rest of a pasted text is not read. */
const LONGEST_QUESTION = 400;

/** A syllable takes up to three characters before normalisation. */
const LONGEST_TYPED = 3 * LONGEST_QUESTION;

/** A time as articles write it. */
const AS_WRITTEN = /^\d{4}(?:년(?: ?\d{1,2}월(?: ?\d{1,2}일)?)?)?$|^(?:\d{4}년 ?)?[1-4]분기$/u;

/** The share of the letters of a question that make syllables when it is Korean. */
const MOST = 0.6;

/** A known Latin word up to this length, such as AI, can stand among Korean ones. */
const LONGEST_ABBREVIATION = 3;

/** Korean typed so makes English words of this length by chance, such as to and go. */
const LONGEST_CHANCE = 2;

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
  const wellFormed = question.slice(0, LONGEST_TYPED).toWellFormed().normalize('NFC');
  const typed = short(wellFormed).replace(/\s+/gu, ' ').trim();
  const read = fromInitials(rightKeyboard(typed, vocabulary), vocabulary);
  const periods = readPeriods(read, today);
  return {
    corrections: read === typed ? [] : [{ typed, read }],
    answerType: answerType(read),
    periods,
    concepts: concepts(withoutPeriods(read, periods), vocabulary),
  };
}

/** As much of a question as is read, by its length when ligatures are taken apart: one, ﷺ, is 18 letters. */
function short(question: string): string {
  let length = 0;
  let kept = '';
  for (const character of question) {
    length += character.normalize('NFKC').length;
    if (length > LONGEST_QUESTION) break;
    kept += character;
  }
  return kept;
}

/** Leaves out times that no text writes like that: `작년 실적` → `실적`; 2017년 and 2분기 stay. */
function withoutPeriods(question: string, periods: readonly Period[]): string {
  let rest = question;
  for (const { text, start, end } of periods) {
    if (!AS_WRITTEN.test(text))
      rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return rest;
}

/** Completes words that are only first consonants; a long question does not have any. */
function fromInitials(question: string, { byInitials }: Vocabulary): string {
  const words = question.split(/\s+/u);
  if (words.length > MOST_WORDS) return question;
  return words.map((word) => (isInitials(word) ? (byInitials(word) ?? word) : word)).join(' ');
}

/**
 * Reads a question that was typed in Korean with the keyboard in English. Most of its letters must
 * make syllables, and a word of them be known, since short English words make one by chance.
 */
function rightKeyboard(question: string, vocabulary: Vocabulary): string {
  if (HANGUL.test(question)) return question;
  const { aliases, has } = vocabulary;
  const isKnown = (word: string) => has(word) || aliases.has(word);
  let read = '';
  let at = 0;
  let isSure = false;
  let letters = 0;
  let converted = 0;
  for (const { script, text, start, end } of runs(question)) {
    const keys = question.slice(start, end);
    const isLatin = script === 'letters' && !isKnown(text);
    const hangul = isLatin ? hangulFromKeys(keys) : null;
    if (text.length > LONGEST_CHANCE && isQuestionWord(text)) return question;
    if (script === 'letters' && !isLatin && text.length > LONGEST_ABBREVIATION) return question;
    read += question.slice(at, start) + (hangul ?? keys);
    at = end;
    if (isLatin) letters += keys.length;
    if (hangul !== null) converted += keys.length;
    isSure ||=
      hangul !== null &&
      concepts(hangul, { ...vocabulary, nearest: () => [] }).some(({ wordings: [typed] }) =>
        typed.words.some((word) => word.length > 1 && isKnown(word)),
      );
  }
  return isSure && converted >= MOST * letters ? read + question.slice(at) : question;
}
