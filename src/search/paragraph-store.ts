import type { Article } from '../article/article.ts';
import type { Span } from '../korean/sentences.ts';
import { type AnalysedArticle, SENTENCE_HEAD as HEAD } from './analysis.ts';
import { createFormTable, createLexicon, type FormTable, type Lexicon } from './lexicon.ts';
import { createNumberList, type Numbering } from './numbering.ts';
import type {
  FoundSentence,
  IndexedParagraph,
  TermCounts,
  WeightedTerms,
} from './paragraph-index.ts';
import { overlap, type Stretch, times } from './time.ts';

/** What a paragraph and its title hold of the terms of a question. */
export interface FoundParagraph {
  readonly title: TermCounts;
  readonly sentences: readonly FoundSentence[];
  readonly distinct: { readonly words: number; readonly bigrams: number };
}

/**
 * Every paragraph of an archive, analysed, so that no question analyses one anew. As numbers: the
 * strings would take many times the memory.
 */
export interface ParagraphStore {
  readonly articles: readonly Article[];
  readonly lexicon: Lexicon;
  readonly forms: FormTable;
  /** In how many paragraphs each word stands, by the number of the word. */
  readonly wordFrequencies: Uint32Array;
  /** The article of each paragraph, and which paragraph of it. */
  readonly articleOf: Uint32Array;
  readonly placeOf: Uint32Array;
  /** How many different words each paragraph holds. */
  readonly distinctWords: Uint32Array;
  /** Whether a paragraph was published or speaks of a day within some stretches. */
  isWithin(paragraph: number, within: readonly Stretch[]): boolean;
  /** Gives every word of every paragraph, repeated as it stands, paragraph by paragraph. */
  eachWord(take: (word: number, paragraph: number) => void): void;
  /** Looks for terms, in any paragraph by its number. */
  finder(wanted: WeightedTerms): (paragraph: number) => FoundParagraph;
  /** Every paragraph with its terms in full. */
  paragraphs(): Iterable<IndexedParagraph>;
}

/**
 * Stores analysed articles.
 *
 * @param numbering That by which they were analysed.
 */
export function createParagraphStore(
  analysed: Iterable<AnalysedArticle>,
  numbering: Numbering,
): ParagraphStore {
  const articles: Article[] = [];
  const tokens = createNumberList();
  const starts = createNumberList();
  const titleTokens = createNumberList();
  const titleStarts = createNumberList();
  const articleOf = createNumberList();
  const placeOf = createNumberList();
  const timeStarts = createNumberList();
  const days = createNumberList();
  for (const { article, title, paragraphs } of analysed) {
    titleStarts.push(titleTokens.length);
    titleTokens.append(title);
    for (const [place, sentences] of paragraphs.entries()) {
      starts.push(tokens.length);
      tokens.append(sentences);
      articleOf.push(articles.length);
      placeOf.push(place);
      timeStarts.push(days.length);
      days.append(times(article.published, article.paragraphs[place] ?? '').flat());
    }
    articles.push(article);
  }
  starts.push(tokens.length);
  titleStarts.push(titleTokens.length);
  timeStarts.push(days.length);
  const numbers = {
    tokens: tokens.toArray(),
    starts: starts.toArray(),
    titleTokens: titleTokens.toArray(),
    titleStarts: titleStarts.toArray(),
  };
  const isUsed = new Uint8Array(numbering.size);
  for (const form of numbers.titleTokens) isUsed[form] = 1;
  for (let at = 0; at < numbers.tokens.length;) {
    const end = at + HEAD + (numbers.tokens[at + 2] ?? 0);
    for (at += HEAD; at < end; at++) isUsed[numbers.tokens[at] ?? 0] = 1;
  }
  return countTerms({
    ...numbers,
    articles,
    forms: createFormTable(Array.from(numbering.keys()), (form) => isUsed[form] === 1),
    articleOf: articleOf.toArray(),
    placeOf: placeOf.toArray(),
    timeStarts: timeStarts.toArray(),
    days: days.toArray(),
  });
}

interface Numbers {
  readonly articles: readonly Article[];
  readonly forms: FormTable;
  /** Sentence after sentence: its head, then its forms. */
  readonly tokens: Uint32Array;
  /** Where the tokens of each paragraph start; one more than there are paragraphs. */
  readonly starts: Uint32Array;
  readonly titleTokens: Uint32Array;
  readonly titleStarts: Uint32Array;
  readonly articleOf: Uint32Array;
  readonly placeOf: Uint32Array;
  /** The first and the last day of each time that a paragraph is of. */
  readonly days: Uint32Array;
  readonly timeStarts: Uint32Array;
}

function countTerms(numbers: Numbers): ParagraphStore {
  const { articles, forms, tokens, starts, articleOf, placeOf } = numbers;
  const { words, bigrams, wordOf, bigramStart, bigramNumbers } = forms;
  const size = articleOf.length;
  const distinctWords = new Uint32Array(size);
  const distinctBigrams = new Uint32Array(size);
  const wordFrequencies = new Uint32Array(words.size);
  const bigramFrequencies = new Uint32Array(bigrams.size);

  const eachForm = (paragraph: number, take: (form: number) => void) => {
    const end = starts[paragraph + 1] ?? 0;
    for (let at = starts[paragraph] ?? 0; at < end;) {
      const last = at + HEAD + (tokens[at + 2] ?? 0);
      for (at += HEAD; at < last; at++) take(tokens[at] ?? 0);
    }
  };
  const counted = (
    count: number,
    take: (paragraph: number, count: (term: number) => void) => void,
    frequencies: Uint32Array,
    distinct: Uint32Array,
  ) => {
    const lastIn = new Uint32Array(count);
    for (let paragraph = 0; paragraph < size; paragraph++) {
      take(paragraph, (term) => {
        if (lastIn[term] === paragraph + 1) return;
        lastIn[term] = paragraph + 1;
        frequencies[term] = (frequencies[term] ?? 0) + 1;
        distinct[paragraph] = (distinct[paragraph] ?? 0) + 1;
      });
    }
  };
  const wordsIn = (paragraph: number, take: (word: number) => void) =>
    eachForm(paragraph, (form) => take(wordOf[form] ?? 0));
  const bigramsIn = (paragraph: number, take: (bigram: number) => void) =>
    eachForm(paragraph, (form) => {
      const end = bigramStart[form + 1] ?? 0;
      for (let at = bigramStart[form] ?? 0; at < end; at++) take(bigramNumbers[at] ?? 0);
    });
  counted(words.size, wordsIn, wordFrequencies, distinctWords);
  counted(bigrams.size, bigramsIn, bigramFrequencies, distinctBigrams);

  const meanDistinct = { words: mean(distinctWords), bigrams: mean(distinctBigrams) };
  const lexicon = createLexicon(forms, wordFrequencies, bigramFrequencies, { size, meanDistinct });
  /** Makes something of each sentence, whose forms stand from one place to another. */
  const eachSentence = <Made>(
    paragraph: number,
    make: (span: Span, from: number, to: number) => Made,
  ): Made[] => {
    const made: Made[] = [];
    const stop = starts[paragraph + 1] ?? 0;
    for (let at = starts[paragraph] ?? 0; at < stop;) {
      const from = at + HEAD;
      const to = from + (tokens[at + 2] ?? 0);
      made.push(make({ start: tokens[at] ?? 0, end: tokens[at + 1] ?? 0 }, from, to));
      at = to;
    }
    return made;
  };
  const timesOf = (paragraph: number): Stretch[] => {
    const { days, timeStarts } = numbers;
    const found: Stretch[] = [];
    const end = timeStarts[paragraph + 1] ?? 0;
    for (let at = timeStarts[paragraph] ?? 0; at < end; at += 2) {
      found.push([days[at] ?? 0, days[at + 1] ?? 0]);
    }
    return found;
  };

  return {
    articles,
    lexicon,
    forms,
    wordFrequencies,
    articleOf,
    placeOf,
    distinctWords,
    isWithin: (paragraph, within) => within.length === 0 || overlap(timesOf(paragraph), within),
    eachWord: (take) => {
      for (let paragraph = 0; paragraph < size; paragraph++) {
        wordsIn(paragraph, (word) => take(word, paragraph));
      }
    },
    finder: (wanted) => {
      const count = counter(wanted, forms);
      const { titleTokens, titleStarts } = numbers;
      return (paragraph) => {
        const article = articleOf[paragraph] ?? 0;
        return {
          title: count(titleTokens, titleStarts[article] ?? 0, titleStarts[article + 1] ?? 0),
          sentences: eachSentence(paragraph, (span, from, to): FoundSentence => ({
            ...span,
            holds: count(tokens, from, to),
          })),
          distinct: {
            words: distinctWords[paragraph] ?? 0,
            bigrams: distinctBigrams[paragraph] ?? 0,
          },
        };
      };
    },
    *paragraphs() {
      const wordTexts = Array.from(words.keys());
      const bigramTexts = Array.from(bigrams.keys());
      const termsOf = (all: Uint32Array) => ({
        words: Array.from(all, (form) => wordTexts[wordOf[form] ?? 0] ?? ''),
        bigrams: Array.from(all).flatMap((form) =>
          Array.from(
            bigramNumbers.subarray(bigramStart[form] ?? 0, bigramStart[form + 1] ?? 0),
            (bigram) => bigramTexts[bigram] ?? '',
          ),
        ),
      });
      for (const [paragraph, article] of articleOf.entries()) {
        const place = placeOf[paragraph] ?? 0;
        const known = articles[article];
        const text = known?.paragraphs[place];
        if (known === undefined || text === undefined) continue;
        const { titleTokens, titleStarts } = numbers;
        const title = titleTokens.subarray(titleStarts[article], titleStarts[article + 1]);
        const sentences = eachSentence(paragraph, (span, from, to) => ({
          ...span,
          ...termsOf(tokens.subarray(from, to)),
        }));
        yield {
          article,
          paragraph: place,
          text,
          title: termsOf(title),
          sentences,
          times: timesOf(paragraph),
        };
      }
    },
  };
}

/** Prepares to count the terms of a question among forms. */
function counter(
  wanted: WeightedTerms,
  { words, bigrams, wordOf, bigramStart, bigramNumbers }: FormTable,
): (forms: Uint32Array, from: number, to: number) => TermCounts {
  const wordPlaces = new Map<number, number>();
  const bigramPlaces = new Map<number, number>();
  let place = 0;
  const note = (number: number | undefined, places: Map<number, number>) => {
    if (number !== undefined) places.set(number, place);
    place++;
  };
  for (const word of wanted.words.keys()) note(words.find(word), wordPlaces);
  for (const bigram of wanted.bigrams.keys()) note(bigrams.find(bigram), bigramPlaces);
  const total = place;
  return (forms, from, to) => {
    const counts = new Uint8Array(total);
    const add = (at: number | undefined) => {
      if (at !== undefined && (counts[at] ?? 0) < 255) counts[at] = (counts[at] ?? 0) + 1;
    };
    for (let i = from; i < to; i++) {
      const form = forms[i] ?? 0;
      add(wordPlaces.get(wordOf[form] ?? 0));
      const end = bigramStart[form + 1] ?? 0;
      for (let at = bigramStart[form] ?? 0; at < end; at++) {
        add(bigramPlaces.get(bigramNumbers[at] ?? 0));
      }
    }
    return counts;
  };
}

function mean(numbers: Uint32Array): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
