import { createStemmer, type Stemmer } from '../korean/stemmer.ts';
import { bigramsOf, isHangul } from '../korean/terms.ts';
import { valueOf } from './analysis.ts';
import type { Frequencies } from './budget.ts';
import { createNumberList, createNumbering, type Numbering } from './numbering.ts';

/** What each form of an archive becomes, by number: its word and its bigrams. */
export interface FormTable {
  readonly words: Numbering;
  readonly bigrams: Numbering;
  readonly stem: Stemmer;
  /** The number of the word of each form. */
  readonly wordOf: Uint32Array;
  /** The bigrams of form n stand from `bigramStart[n]` to `bigramStart[n + 1]`. */
  readonly bigramStart: Uint32Array;
  readonly bigramNumbers: Uint32Array;
}

/**
 * Takes particles off the forms of an archive and cuts them into bigrams, each form once.
 *
 * @param forms Each different form once, in the order of their numbers.
 * @param isUsed Whether a form, by its number, stands in the archive; the others become nothing.
 */
export function createFormTable(
  forms: readonly string[],
  isUsed: (form: number) => boolean,
): FormTable {
  const stem = createStemmer(forms.filter((form, n) => isUsed(n) && isHangul(form)));
  const words = createNumbering();
  const bigrams = createNumbering();
  const wordOf = new Uint32Array(forms.length);
  const bigramStart = new Uint32Array(forms.length + 1);
  const bigramNumbers = createNumberList();
  for (const [n, form] of forms.entries()) {
    bigramStart[n] = bigramNumbers.length;
    if (!isUsed(n)) continue;
    const value = valueOf(form);
    wordOf[n] = words.of(value ?? (isHangul(form) ? stem(form) : form));
    if (value !== null) continue;
    for (const bigram of bigramsOf(form)) bigramNumbers.push(bigrams.of(bigram));
  }
  bigramStart[forms.length] = bigramNumbers.length;
  return { words, bigrams, stem, wordOf, bigramStart, bigramNumbers: bigramNumbers.toArray() };
}

/** All that is known of the words of an archive; it stays in this process, whatever the index. */
export interface Lexicon extends Frequencies {
  /** The number of paragraphs. */
  readonly size: number;
  /** How many different terms a paragraph holds on average. */
  readonly meanDistinct: { readonly words: number; readonly bigrams: number };
  readonly stem: Stemmer;
  /** Every word with how many paragraphs hold it. */
  words(): Iterable<readonly [word: string, frequency: number]>;
}

/**
 * Makes a lexicon. It holds on to the words alone, not to the paragraphs.
 *
 * @param wordFrequencies In how many paragraphs each word stands, by its number.
 */
export function createLexicon(
  { words, bigrams, stem }: Pick<FormTable, 'words' | 'bigrams' | 'stem'>,
  wordFrequencies: Uint32Array,
  bigramFrequencies: Uint32Array,
  { size, meanDistinct }: Pick<Lexicon, 'size' | 'meanDistinct'>,
): Lexicon {
  const frequencyIn = (all: Uint32Array, number: number | undefined) =>
    number === undefined ? 0 : (all[number] ?? 0);
  return {
    size,
    meanDistinct,
    stem,
    word: (word) => frequencyIn(wordFrequencies, words.find(word)),
    bigram: (bigram) => frequencyIn(bigramFrequencies, bigrams.find(bigram)),
    *words() {
      let number = 0;
      for (const word of words.keys()) {
        const frequency = wordFrequencies[number++] ?? 0;
        // A word of titles alone is in no paragraph.
        if (frequency > 0) yield [word, frequency];
      }
    },
  };
}
