import { isQuestionWord } from '../korean/question-words.ts';
import { type Run, runs } from '../korean/runs.ts';
import { terms } from '../korean/terms.ts';
import { type Aliases, nameKey } from './aliases.ts';
import { segment } from './segment.ts';

/** One way to say a concept. */
export interface Wording {
  /** As it is looked for in a text, without spaces: `해외진출`. */
  readonly text: string;
  readonly words: readonly string[];
  readonly bigrams: readonly string[];
  /** From 0 to 1: 1 for what was typed, less for another name of it. */
  readonly weight: number;
}

/** One thing that a question speaks of, in all the ways the archive may say it; as typed first. */
export interface Concept {
  readonly wordings: readonly [Wording, ...Wording[]];
}

/** Nobody asks a longer question; the rest of a pasted text is not read. */
const LONGEST_QUESTION = 400;

const ALIAS_WEIGHT = 0.85;

const FULL_SYLLABLE = /[가-힣]/u;

/**
 * Reads what a question is about: its words without particles, question words and laughter, each
 * once, with their other names.
 *
 * `카톡을 해외진출 언제 했나요?` → 카톡 (카카오톡, KakaoTalk) · 해외 (글로벌) · 진출
 *
 * @param isKnown Whether the archive holds a word.
 */
export function concepts(
  question: string,
  aliases: Aliases,
  isKnown: (word: string) => boolean,
): Concept[] {
  const text = question.slice(0, LONGEST_QUESTION).normalize('NFC');
  const knows = (word: string) => isKnown(word) || aliases.has(word);
  const words = chains(text, runs(text)).flatMap((chain) =>
    chain[0]?.script === 'hangul'
      ? segment(
          chain.map((run) => run.text),
          knows,
        )
      : chain.map((run) => run.text).filter((word) => !isQuestionWord(word)),
  );
  return Array.from(new Set(words), (word) => ({
    wordings: [
      wording(word, 1),
      ...aliases.othersOf(word).map((name) => wording(name, ALIAS_WEIGHT)),
    ],
  }));
}

function wording(name: string, weight: number): Wording {
  const { words, bigrams } = terms(name);
  return { text: nameKey(name), words, bigrams: Array.from(new Set(bigrams)), weight };
}

/** Groups runs of Hangul that only white space separates; every other run stands alone. */
function chains(text: string, all: readonly Run[]): Run[][] {
  const groups: Run[][] = [];
  let previous: Run | null = null;
  for (const run of all) {
    if (run.script === 'hangul' && !FULL_SYLLABLE.test(run.text)) continue;
    const last = groups.at(-1);
    const joins =
      last !== undefined &&
      previous?.script === 'hangul' &&
      run.script === 'hangul' &&
      text.slice(previous.end, run.start).trim() === '';
    if (joins) last.push(run);
    else groups.push([run]);
    previous = run;
  }
  return groups;
}
