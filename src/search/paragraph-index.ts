import MiniSearch from 'minisearch';
import type { Article } from '../article/article.ts';
import type { Stemmer } from '../korean/stemmer.ts';
import {
  createTermStore,
  type FoundSentence,
  type ParagraphTerms,
  type TermStore,
} from './term-store.ts';

/** The place of a paragraph: which article, which paragraph of it, both from 0. */
export interface Place {
  readonly article: number;
  readonly paragraph: number;
}

/** What a paragraph is looked up by; the same terms as `Terms`, each once, with a weight. */
export interface WeightedTerms {
  readonly words: ReadonlyMap<string, number>;
  readonly bigrams: ReadonlyMap<string, number>;
}

/** A paragraph that holds at least one of the terms. */
export interface Candidate extends Place {
  /** BM25 of the terms, from 0. */
  readonly bm25: number;
  readonly sentences: readonly FoundSentence[];
}

/** Finds paragraphs by their terms. An index never changes; a new corpus gets a new index. */
export interface ParagraphIndex {
  /** The number of paragraphs. */
  readonly size: number;
  /** How many paragraphs hold a word. */
  wordFrequency(word: string): number;
  /** Every word with how many paragraphs hold it. */
  words(): Iterable<readonly [string, number]>;
  /** How many paragraphs hold a bigram. */
  bigramFrequency(bigram: string): number;
  /** The paragraphs with the highest BM25, best first. */
  candidates(wanted: WeightedTerms, limit: number): Promise<Candidate[]>;
}

/** Short passages repeat little, so repetition and length say less than usual. */
const BM25 = { k: 0.5, b: 0.4, d: 0.75 };

interface Document extends ParagraphTerms {
  readonly id: number;
}

/**
 * How many entries of the index are read for a question, rarest terms first; terms beyond it still
 * count where the candidates are compared.
 */
const POSTINGS = 6_000;

/** Indexes the paragraphs of the articles with MiniSearch, one document a paragraph. */
export function createMiniSearchIndex(
  articles: readonly Article[],
  stemmer: Stemmer,
): ParagraphIndex {
  const store = createTermStore(stemmer);
  const search = new MiniSearch<Document>({
    fields: ['words', 'bigrams'],
    extractField: (document, field) =>
      field === 'words' || field === 'bigrams' ? document[field].join(' ') : String(document.id),
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { bm25: BM25 },
  });
  const places: Place[] = [];
  for (const [article, { paragraphs }] of articles.entries()) {
    for (const [paragraph, text] of paragraphs.entries()) {
      search.add({ id: places.length, ...store.add(text) });
      places.push({ article, paragraph });
    }
  }

  return {
    size: places.length,
    wordFrequency: (word) => store.words.get(word) ?? 0,
    words: () => store.words.entries(),
    bigramFrequency: (bigram) => store.bigrams.get(bigram) ?? 0,
    candidates: async (wanted, limit) => {
      const { words, bigrams } = rarest(wanted, store);
      const find = store.finder(wanted);
      const field = (name: 'words' | 'bigrams', weights: ReadonlyMap<string, number>) => ({
        queries: Array.from(weights.keys()),
        fields: [name],
        boostTerm: (term: string) => weights.get(term) ?? 1,
      });
      const found = search.search({ queries: [field('words', words), field('bigrams', bigrams)] });
      return found.slice(0, limit).flatMap(({ id, score, queryTerms }) => {
        const place = places[Number(id)];
        // MiniSearch multiplies its score by the number of terms that matched.
        const bm25 = score / Math.max(1, queryTerms.length);
        return place === undefined ? [] : [{ ...place, bm25, sentences: find(Number(id)) }];
      });
    },
  };
}

type Frequencies = Pick<TermStore, 'words' | 'bigrams'>;

/** The rarest terms that together stand in as many paragraphs as may be read. */
function rarest(wanted: WeightedTerms, frequencies: Frequencies): WeightedTerms {
  const known = (['words', 'bigrams'] as const)
    .flatMap((field) =>
      Array.from(wanted[field], ([term, weight]) => {
        return { field, term, weight, frequency: frequencies[field].get(term) ?? 0 };
      }),
    )
    .filter(({ frequency }) => frequency > 0)
    .toSorted((a, b) => a.frequency - b.frequency);
  const read = { words: new Map<string, number>(), bigrams: new Map<string, number>() };
  let left = POSTINGS;
  for (const { field, term, weight, frequency } of known) {
    if (left < frequency && left < POSTINGS) break;
    left -= frequency;
    read[field].set(term, weight);
  }
  return read;
}
