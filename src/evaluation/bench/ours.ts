import type { AliasGroup, Article } from '../../article/article.ts';
import type { Day } from '../../korean/periods.ts';
import { runs } from '../../korean/runs.ts';
import { createStemmer } from '../../korean/stemmer.ts';
import { terms } from '../../korean/terms.ts';
import { wantedTerms } from '../../search/coverage.ts';
import { createSearcher } from '../../search/searcher.ts';
import { type Alone, type Built, type Found, NOT_MEASURED } from './messages.ts';
import type { Document } from './rivals/rival.ts';

/** Our search as the bench measures it. */
export interface Ours {
  /** What building took, as far as it can be told apart. */
  readonly build: Built['build'];
  /** Bytes that it holds outside the heap of this thread. */
  readonly outside: number;
  ask(request: { readonly question: string; readonly today: Day }): Promise<Found>;
  /** Measures what no rival has. */
  alone(): Promise<Alone>;
  close(): Promise<void>;
}

/** How many passages are asked for. */
const LIMIT = 10;

/** Builds our search. */
export async function buildOurs(
  articles: readonly Article[],
  aliases: readonly AliasGroup[],
): Promise<Ours> {
  const started = performance.now();
  const searcher = createSearcher(articles, aliases);
  const build = { all: performance.now() - started, analysis: null, indexing: null };
  const firsts = new Map<string, number>();
  let paragraphs = 0;
  for (const article of articles) {
    firsts.set(article.id, paragraphs);
    paragraphs += article.paragraphs.length;
  }
  return {
    build,
    outside: 0,
    ask: async ({ question, today }) => {
      const start = performance.now();
      const { passages } = await searcher.search({ text: question, limit: LIMIT }, today);
      const milliseconds = performance.now() - start;
      const { concepts } = await searcher.rank(question, today);
      const { words, bigrams } = wantedTerms(concepts);
      return {
        milliseconds,
        paragraphs: passages.map(
          ({ article, paragraph }) => (firsts.get(article.id) ?? 0) + paragraph - 1,
        ),
        wanted: { words: new Map(words), bigrams: new Map(bigrams) },
      };
    },
    alone: async () => NOT_MEASURED,
    close: async () => {},
  };
}

/** The terms of every paragraph as our index has them, for the rivals. */
export function* analyse(articles: readonly Article[]): Generator<Document> {
  const stem = createStemmer(forms(articles));
  for (const { paragraphs } of articles) for (const text of paragraphs) yield terms(text, stem);
}

function* forms(articles: readonly Article[]): Generator<string> {
  for (const { title, paragraphs } of articles) {
    for (const text of [title, ...paragraphs]) {
      for (const run of runs(text)) if (run.script === 'hangul') yield run.text;
    }
  }
}
