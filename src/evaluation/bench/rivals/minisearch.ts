import MiniSearch, { type Query } from 'minisearch';
import { BM25, type BuildRival, type Document, type Wanted } from './rival.ts';

interface Numbered extends Document {
  readonly id: number;
}

/** MiniSearch as it comes, in its own order: BM25 times the number of terms that matched. */
export const buildMiniSearch: BuildRival = (documents) => {
  const index = createIndex(documents);
  return {
    search: (wanted, limit) =>
      index
        .search(query(wanted))
        .slice(0, limit)
        .map(({ id }) => Number(id)),
    close: () => index.removeAll(),
  };
};

/** Indexes paragraphs with MiniSearch, their terms as they are. */
export function createIndex(documents: Iterable<Document>): MiniSearch<Numbered> {
  const index = new MiniSearch<Numbered>({
    fields: ['words', 'bigrams'],
    extractField: (document, field) =>
      field === 'words' || field === 'bigrams' ? document[field].join(' ') : String(document.id),
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { bm25: BM25 },
  });
  let id = 0;
  for (const document of documents) {
    index.add({ ...document, id });
    id += 1;
  }
  return index;
}

/** Asks for any of some terms, each in its field and with its weight. */
export function query({ words, bigrams }: Wanted): Query {
  const among = (field: keyof Document, weights: ReadonlyMap<string, number>) => ({
    queries: Array.from(weights.keys()),
    fields: [field],
    boostTerm: (term: string) => weights.get(term) ?? 1,
  });
  return { queries: [among('words', words), among('bigrams', bigrams)] };
}
