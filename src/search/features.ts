import type { PublicationDate } from '../article/publication-date.ts';
import type { Period } from '../korean/periods.ts';
import type { Span } from '../korean/sentences.ts';
import type { AnswerType } from './answer-type.ts';
import { union, type WeighedConcept, type Yardstick } from './coverage.ts';
import type { FoundSentence, TermCounts } from './paragraph-index.ts';
import { isInTime } from './time.ts';

/** What is known of how a paragraph fits a question. Shares lie between 0 and 1. */
export interface Features {
  /** The share of the question that paragraph and title hold, by rarity. */
  readonly paragraph: number;
  /** The share that the best sentence holds without the title. */
  readonly alone: number;
  /** The share that the best sentence and the title hold. */
  readonly sentence: number;
  /** The share that the title holds alone. */
  readonly title: number;
  /** The share of the question's syllable pairs that paragraph and title hold, by rarity. */
  readonly pieces: number;
  /** The share of neighbouring concepts that stand side by side in the paragraph too. */
  readonly order: number;
  /** BM25 of the paragraph over that of the best candidate. */
  readonly bm25: number;
  /** The natural logarithm of the paragraph's length over {@link USUAL_LENGTH}. */
  readonly length: number;
  /** 1 when the paragraph holds the type of thing that was asked for, as far as that can be seen. */
  readonly type: number;
  /** 1 when the question names a time and the paragraph or its article is of that time. */
  readonly time: number;
}

/** What is known of how well the best paragraph answers at all; each from 0 to 1. */
export interface Signals {
  readonly paragraph: number;
  readonly sentence: number;
  readonly pieces: number;
  /** The share of the question that the archive does not know at all. */
  readonly unknown: number;
  /** The share of the question that its most telling concept has which the paragraph lacks. */
  readonly missing: number;
  /** 1 when a type of thing was asked for that the paragraph does not hold. */
  readonly untyped: number;
  /** How many concepts of the question the archive knows; {@link MANY} and more are 1. */
  readonly known: number;
  /** How much of the question the paragraph holds, by rarity, unlike `paragraph` not as a share. */
  readonly evidence: number;
}

/** What a question is compared by. */
export interface Wanted {
  readonly concepts: readonly WeighedConcept[];
  readonly yardstick: Yardstick;
  /** How much a word tells that only one paragraph holds. */
  readonly rarest: number;
  readonly answerType: AnswerType;
  readonly periods: readonly Period[];
}

/** What is compared with it. */
export interface Compared {
  readonly text: string;
  readonly sentences: readonly FoundSentence[];
  readonly title: TermCounts;
  readonly published: PublicationDate;
  /** BM25 of the paragraph over that of the best candidate. */
  readonly bm25: number;
}

/** A paragraph beside a question. */
export interface Comparison {
  readonly features: Features;
  readonly signals: Signals;
  /**
   * The sentence that holds most of the question, and the type of thing it asks for; the first of
   * equals.
   */
  readonly answer: Span;
}

const USUAL_LENGTH = 400;

/** What the type of thing that was asked for is worth in a sentence, as a share of the question. */
const TYPE = 0.3;

/** A concept that is held less than this is lacking. */
const HELD = 0.5;

/** A question of this many concepts is a long one. */
const MANY = 8;

/** The logarithm of the most that a paragraph usually holds of a question, in rarest words. */
const MOST_EVIDENCE = 2;

/** Concepts that stand this many characters apart, particle and space between, are neighbours. */
const NEIGHBOURHOOD = 6;

/** Compares a paragraph with a question. */
export function compare(
  { text, sentences, title, published, bm25 }: Compared,
  { concepts, yardstick, rarest, answerType, periods }: Wanted,
): Comparison {
  let answer: Span = { start: 0, end: text.length };
  let best = -1;
  let sentence = 0;
  let alone = 0;
  for (const { start, end, holds } of sentences) {
    const byItself = yardstick.coverage(holds);
    const promise = byItself + (answerType.isIn(text.slice(start, end)) ? TYPE : 0);
    if (promise > best) {
      best = promise;
      answer = { start, end };
    }
    alone = Math.max(alone, byItself);
    sentence = Math.max(sentence, yardstick.coverage(union([holds, title])));
  }
  const whole = union([title, ...sentences.map(({ holds }) => holds)]);
  const shareOf = ({ importance }: WeighedConcept) =>
    yardstick.all === 0 ? 0 : importance / yardstick.all;
  const parts = yardstick.held(whole);
  const lacking = concepts.filter((_, i) => (parts[i] ?? 0) < HELD);
  const hasType = answerType.isIn(text);
  const features = {
    paragraph: yardstick.coverage(whole),
    alone,
    sentence,
    title: yardstick.coverage(title),
    pieces: yardstick.pieces(whole),
    order: order(text, concepts),
    bm25,
    length: Math.log(Math.max(1, text.length) / USUAL_LENGTH),
    type: hasType ? 1 : 0,
    time: isInTime(periods, published, text) ? 1 : 0,
  };
  return {
    answer,
    features,
    signals: {
      paragraph: features.paragraph,
      sentence: features.sentence,
      pieces: features.pieces,
      unknown: concepts.filter(({ isKnown }) => !isKnown).reduce((sum, c) => sum + shareOf(c), 0),
      missing: Math.max(0, ...lacking.map(shareOf)),
      untyped: answerType.name !== 'other' && !hasType ? 1 : 0,
      known: Math.min(1, concepts.filter(({ isKnown }) => isKnown).length / MANY),
      evidence: Math.min(
        1,
        Math.log1p((features.paragraph * yardstick.all) / rarest) / MOST_EVIDENCE,
      ),
    },
  };
}

function order(text: string, concepts: readonly WeighedConcept[]): number {
  let together = 0;
  for (let i = 0; i + 1 < concepts.length; i++) {
    const first = concepts[i]?.wordings[0].text ?? '';
    const second = concepts[i + 1]?.wordings[0].text ?? '';
    if (standTogether(text, first, second)) together++;
  }
  return concepts.length < 2 ? 0 : together / (concepts.length - 1);
}

function standTogether(text: string, first: string, second: string): boolean {
  let at = text.indexOf(first);
  while (at !== -1) {
    const next = text.indexOf(second, at);
    if (next === -1) return false;
    if (next - at < first.length + NEIGHBOURHOOD) return true;
    at = text.indexOf(first, at + 1);
  }
  return false;
}
