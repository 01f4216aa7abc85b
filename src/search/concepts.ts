import { amounts } from '../korean/numbers.ts';
import { isSuffix } from '../korean/particles.ts';
import { blankAskedNumbers, isQuestionWord } from '../korean/question-words.ts';
import { type Run, runs } from '../korean/runs.ts';
import type { Stemmer } from '../korean/stemmer.ts';
import { countedThing, terms } from '../korean/terms.ts';
import { type Aliases, nameKey } from './aliases.ts';
import { segment } from './segment.ts';

/** One way to say a concept. */
export interface Wording {
  /** As it is looked for in a text, without spaces: `해외진출`. */
  readonly text: string;
  readonly words: readonly string[];
  readonly bigrams: readonly string[];
  /** From 0 to 1: 1 for what was typed, less for another name or a corrected spelling of it. */
  readonly weight: number;
  /** How it is written. */
  readonly name: string;
  readonly kind: 'typed' | 'name' | 'spelling';
}

/** One thing that a question speaks of, in all the ways the archive may say it; as typed first. */
export interface Concept {
  readonly wordings: readonly [Wording, ...Wording[]];
}

/** The words that an archive knows. */
export interface Vocabulary {
  readonly aliases: Aliases;
  /** Takes the particles off a word, as the archive does with its own. */
  readonly stem: Stemmer;
  /** Whether a paragraph holds a word. */
  has(word: string): boolean;
  /** Known words that an unknown one may have been meant to be, likeliest first. */
  nearest(word: string): readonly string[];
  /** The known word that these first consonants may mean. */
  byInitials(consonants: string): string | null;
}

const ALIAS_WEIGHT = 0.85;
const SPELLING_WEIGHT = 0.9;

/** Short words are one slip away from many others. */
const SHORT_SPELLING_WEIGHT = 0.75;

/** Names of more words than this are not looked for. */
const LONGEST_NAME = 4;

/** Few words in Latin letters are longer. */
const LONG_NAME = 10;

/** As `countedThing` gives it: `2분기`. */
const COUNTED = /^\p{Nd}[\p{Nd}.]*\p{Script=Hangul}+$/u;

/** Letters that are no syllable, as in 진출ㅋㅋ, and the form of a company, as in (주)카카오. */
const EMPTY = /[ㄱ-ㆎᄀ-ᇿ]+|㈜|\(주\)|주식회사/gu;

/** What an amount counts, as in 4000만 명이. */
const COUNTER =
  /^\s?(?:명|원|달러|개|건|곳|배|회|번|위)(?:이|에|을|를|은|는|의|으로|까지|이상)?(?![가-힣])/u;

/**
 * Finds what a question is about: its words without particles, question words and laughter, each
 * once, with their other names, and amounts as numbers.
 *
 * `카톡을 해외진출 언제 했나요?` → 카톡 (카카오톡, KakaoTalk) · 해외 (글로벌) · 진출
 *
 * @param question In NFC.
 */
export function concepts(question: string, vocabulary: Vocabulary): Concept[] {
  const found = new Map<string, Concept>();
  let rest = blankAskedNumbers(question.replace(EMPTY, (letters) => ' '.repeat(letters.length)));
  for (const { value, start, end } of amounts(question)) {
    const counter = COUNTER.exec(question.slice(end))?.[0].length ?? 0;
    rest = rest.slice(0, start) + ' '.repeat(end + counter - start) + rest.slice(end + counter);
    const text = nameKey(question.slice(start, end));
    found.set(value, {
      wordings: [{ text, words: [value], bigrams: [value], weight: 1, name: text, kind: 'typed' }],
    });
  }
  for (const word of joinNames(words(rest, vocabulary), vocabulary.aliases)) {
    if (!found.has(word)) found.set(word, concept(word, vocabulary));
  }
  return Array.from(found.values());
}

function concept(word: string, { aliases, stem, has, nearest }: Vocabulary): Concept {
  const others = aliases.othersOf(word);
  const isUnknown = others.length === 0 && !has(word);
  const spellings = isUnknown ? nearest(word) : [];
  return {
    wordings: [
      wording(word, 'typed', 1, stem),
      ...others.map((name) => wording(name, 'name', ALIAS_WEIGHT, stem)),
      ...spellings.map((name) =>
        wording(name, 'spelling', name.length > 2 ? SPELLING_WEIGHT : SHORT_SPELLING_WEIGHT, stem),
      ),
    ],
  };
}

function wording(name: string, kind: Wording['kind'], weight: number, stem: Stemmer): Wording {
  const { words: parts, bigrams } = terms(name, stem);
  const isCounted = COUNTED.test(name);
  return {
    text: nameKey(name),
    // A counted thing is it or is not: 3분기 is no part of 2분기.
    words: isCounted ? [name] : parts,
    bigrams: isCounted ? [] : Array.from(new Set(bigrams)),
    weight,
    name,
    kind,
  };
}

function words(text: string, { aliases, has, stem }: Vocabulary): string[] {
  const knows = (word: string) => has(word) || aliases.has(word);
  const found: string[] = [];
  for (const chain of chains(text)) {
    const [first, second] = chain;
    const texts = chain.map((run) => run.text);
    const counted = first === undefined ? null : countedThing(first, second);
    if (counted !== null) found.push(counted);
    else if (canBeSplit(first)) found.push(...segment(texts, knows, stem));
    else found.push(...texts);
  }
  return found;
}

/** Whether words may stand in a run without spaces: Hangul, or a name as long as several words. */
function canBeSplit(run: Run | undefined): boolean {
  if (run?.script === 'hangul') return true;
  return run?.script === 'letters' && run.text.length >= LONG_NAME;
}

/**
 * Groups runs of Hangul that only white space separates, and a number with what it counts; every
 * other run stands alone.
 */
function chains(text: string): Run[][] {
  const groups: Run[][] = [];
  const all = runs(text);
  for (const [i, run] of all.entries()) {
    if (isParticle(run, all[i - 1])) continue;
    const last = groups.at(-1);
    const previous = last?.at(-1);
    const isCounted = previous !== undefined && countedThing(previous, run) !== null;
    const isNext =
      previous?.script === 'hangul' &&
      run.script === 'hangul' &&
      last?.[0]?.script === 'hangul' &&
      text.slice(previous.end, run.start).trim() === '';
    if (last !== undefined && (isCounted || isNext)) last.push(run);
    else groups.push([run]);
  }
  return groups;
}

/** Whether a run is the particle of a word in other letters, as in SM의. */
function isParticle(run: Run, before: Run | undefined): boolean {
  const isBehind = before?.end === run.start && before.script !== 'hangul';
  return isBehind && run.script === 'hangul' && isSuffix(run.text);
}

/** Joins neighbouring words that are a name together; then question words fall away. */
function joinNames(all: readonly string[], aliases: Aliases): string[] {
  const joined: string[] = [];
  let at = 0;
  while (at < all.length) {
    let length = Math.min(LONGEST_NAME, all.length - at);
    while (length > 1 && !aliases.has(all.slice(at, at + length).join(''))) length--;
    const word = all.slice(at, at + length).join(' ');
    if (length > 1 || !isQuestionWord(word)) joined.push(word);
    at += length;
  }
  return joined;
}
