import { Index } from 'flexsearch';
import type { BuildRival } from './rival.ts';

/**
 * FlexSearch without context. It knows neither weights nor frequencies: what holds more of the terms
 * comes first, and of equals what holds them nearer to its beginning.
 */
export const buildFlexSearch: BuildRival = (documents) => {
  const index = new Index({ encode: (text) => text.split(' ') });
  let id = 0;
  for (const { words, bigrams } of documents) {
    index.add(id, tokens(words, bigrams));
    id += 1;
  }
  return {
    search: ({ words, bigrams }, limit) =>
      // Without suggestions it gives only what holds all of the terms.
      index.search(tokens(words.keys(), bigrams.keys()), { limit, suggest: true }).map(Number),
    close: () => index.clear(),
  };
};

/** Marks each term with its field, so that one index holds both. */
function tokens(words: Iterable<string>, bigrams: Iterable<string>): string {
  const marked = [
    ...Array.from(words, (word) => `w${word}`),
    ...Array.from(bigrams, (bigram) => `b${bigram}`),
  ];
  return marked.join(' ');
}
