import { z } from 'zod';
import type { Terms } from '../korean/terms.ts';
import type {
  Candidate,
  IndexedParagraph,
  TermCounts,
  WeightedTerms,
} from '../search/paragraph-index.ts';

/** Each holds some gigabytes when there are millions of paragraphs, and a question asks them at once. */
const SHARDS = 4;

/**
 * How an index is made: our own terms are its tokens, ranked by BM25. Short passages repeat little,
 * so repetition and length say less than usual.
 */
export const SETTINGS = {
  index: {
    number_of_shards: SHARDS,
    auto_expand_replicas: '0-1',
    refresh_interval: '-1',
    similarity: { terms: { type: 'BM25', k1: 0.5, b: 0.4 } },
  },
};

const TERMS = {
  type: 'text',
  analyzer: 'whitespace',
  similarity: 'terms',
  index_options: 'freqs',
  norms: true,
};

/** The fields of a document. The terms are stored sentence by sentence, in `kept`, and only there. */
export const MAPPING = {
  dynamic: 'strict',
  _source: { excludes: ['words', 'bigrams', 'times'] },
  _routing: { required: true },
  properties: {
    article: { type: 'integer' },
    paragraph: { type: 'integer' },
    words: TERMS,
    bigrams: TERMS,
    times: { type: 'integer_range' },
    kept: { type: 'object', enabled: false },
  },
};

/** The engine would cut a longer token in two. */
const LONGEST_TOKEN = 255;

/** A term as the engine knows it: at most so long as its tokens may be. */
export function token(term: string): string {
  return term.length <= LONGEST_TOKEN ? term : term.slice(0, LONGEST_TOKEN).toWellFormed();
}

/** A paragraph as two lines of a bulk request: what to do, and the document. */
export function bulkLines({
  article,
  paragraph,
  text,
  title,
  sentences,
  times,
}: IndexedParagraph): string {
  const words = sentences.flatMap((sentence) => sentence.words);
  const bigrams = sentences.flatMap((sentence) => sentence.bigrams);
  const action = { create: { _id: `${article}-${paragraph}`, routing: String(article) } };
  const document = {
    article,
    paragraph,
    words: words.map(token).join(' '),
    bigrams: bigrams.map(token).join(' '),
    times: times.map(([gte, lte]) => ({ gte, lte })),
    kept: {
      text,
      title: joined(title),
      sentences: sentences.map((sentence) => ({
        start: sentence.start,
        end: sentence.end,
        ...joined(sentence),
      })),
      distinct: { words: new Set(words).size, bigrams: new Set(bigrams).size },
    },
  };
  return `${JSON.stringify(action)}\n${JSON.stringify(document)}\n`;
}

function joined({ words, bigrams }: Terms): JoinedTerms {
  return { words: words.join(' '), bigrams: bigrams.join(' ') };
}

const joinedTerms = z.object({ words: z.string(), bigrams: z.string() });
type JoinedTerms = z.infer<typeof joinedTerms>;

/** The answer to a search for paragraphs. */
export const foundParagraphs = z.object({
  hits: z.object({
    hits: z.array(
      z.object({
        _source: z.object({
          article: z.number(),
          paragraph: z.number(),
          kept: z.object({
            text: z.string(),
            title: joinedTerms,
            sentences: z.array(joinedTerms.extend({ start: z.number(), end: z.number() })),
            distinct: z.object({ words: z.number(), bigrams: z.number() }),
          }),
        }),
      }),
    ),
  }),
});

/** The paragraphs that a search found, with how often they hold the wanted terms. */
export function readCandidates(
  found: z.infer<typeof foundParagraphs>,
  wanted: WeightedTerms,
): Candidate[] {
  const count = counter(wanted);
  return found.hits.hits.map(({ _source: { article, paragraph, kept } }) => ({
    article,
    paragraph,
    text: kept.text,
    title: count(kept.title),
    sentences: kept.sentences.map((sentence) => ({
      start: sentence.start,
      end: sentence.end,
      holds: count(sentence),
    })),
    distinct: kept.distinct,
  }));
}

/** The order is that of the words, then of the bigrams; a count ends at 255. */
function counter({ words, bigrams }: WeightedTerms): (terms: JoinedTerms) => TermCounts {
  const wordPlaces = new Map(Array.from(words.keys(), (word, i) => [word, i]));
  const bigramPlaces = new Map(Array.from(bigrams.keys(), (bigram, i) => [bigram, words.size + i]));
  return (terms) => {
    const counts = new Uint8Array(words.size + bigrams.size);
    const add = (text: string, places: ReadonlyMap<string, number>) => {
      for (const term of text.split(' ')) {
        const place = places.get(term);
        if (place !== undefined) counts[place] = Math.min(255, (counts[place] ?? 0) + 1);
      }
    };
    add(terms.words, wordPlaces);
    add(terms.bigrams, bigramPlaces);
    return counts;
  };
}
