import MiniSearch from 'minisearch';
import type { Article } from '../article/article.ts';
import { terms } from '../korean/terms.ts';

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

interface Document extends Place {
  readonly id: number;
  readonly words: readonly string[];
  readonly bigrams: readonly string[];
}

/** Indexes the paragraphs of the articles with MiniSearch, one document a paragraph. */
export function createMiniSearchIndex(articles: readonly Article[]): ParagraphIndex {
  const documents = articles.flatMap((article, a) =>
    article.paragraphs.map((text, p) => ({ article: a, paragraph: p, ...terms(text) })),
  );
  const wordFrequencies = frequencies(documents.map(({ words }) => words));
  const bigramFrequencies = frequencies(documents.map(({ bigrams }) => bigrams));
  const search = new MiniSearch<Document>({
    fields: ['words', 'bigrams'],
    extractField: (document, field) =>
      field === 'words' || field === 'bigrams' ? document[field].join(' ') : String(document.id),
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { bm25: BM25 },
  });
  search.addAll(documents.map((document, id) => ({ id, ...document })));

  return {
    size: documents.length,
    wordFrequency: (word) => wordFrequencies.get(word) ?? 0,
    words: () => wordFrequencies.entries(),
    bigramFrequency: (bigram) => bigramFrequencies.get(bigram) ?? 0,
    candidates: async ({ words, bigrams }, limit) => {
      const field = (name: 'words' | 'bigrams', weights: ReadonlyMap<string, number>) => ({
        queries: Array.from(weights.keys()),
        fields: [name],
        boostTerm: (term: string) => weights.get(term) ?? 1,
      });
      const found = search.search({ queries: [field('words', words), field('bigrams', bigrams)] });
      return found.slice(0, limit).flatMap(({ id, score, queryTerms }) => {
        const document = documents[Number(id)];
        // MiniSearch multiplies its score by the number of terms that matched.
        const bm25 = score / Math.max(1, queryTerms.length);
        return document === undefined
          ? []
          : [{ article: document.article, paragraph: document.paragraph, bm25 }];
      });
    },
  };
}

function frequencies(documents: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const term of new Set(document)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}
