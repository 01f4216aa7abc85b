import type { Article } from '../../src/article/article.ts';
import { runs } from '../../src/korean/runs.ts';
import { sentences } from '../../src/korean/sentences.ts';
import { createStemmer, type Stemmer } from '../../src/korean/stemmer.ts';
import { terms } from '../../src/korean/terms.ts';
import type { Frequencies } from '../../src/search/budget.ts';
import type { IndexedParagraph } from '../../src/search/paragraph-index.ts';
import { times } from '../../src/search/time.ts';

/** Articles as an index takes them in, with the frequencies of their terms. */
export interface Indexed {
  readonly paragraphs: readonly IndexedParagraph[];
  readonly frequency: Frequencies;
}

/** Analyses the articles with the stemmer that is learned from their paragraphs. */
export function indexed(articles: readonly Article[]): Indexed {
  const stemmer = createStemmer(
    articles.flatMap(({ paragraphs }) =>
      paragraphs
        .flatMap(runs)
        .filter(({ script }) => script === 'hangul')
        .map(({ text }) => text),
    ),
  );
  const paragraphs = articles.flatMap((one, i) => indexedParagraphs(one, i, stemmer));
  const words = new Map<string, number>();
  const bigrams = new Map<string, number>();
  for (const paragraph of paragraphs) {
    count(
      paragraph.sentences.flatMap((sentence) => sentence.words),
      words,
    );
    count(
      paragraph.sentences.flatMap((sentence) => sentence.bigrams),
      bigrams,
    );
  }
  return {
    paragraphs,
    frequency: { word: (word) => words.get(word) ?? 0, bigram: (pair) => bigrams.get(pair) ?? 0 },
  };
}

function indexedParagraphs(
  { title, published, paragraphs }: Article,
  article: number,
  stemmer: Stemmer,
): IndexedParagraph[] {
  return paragraphs.map((text, paragraph) => ({
    article,
    paragraph,
    text,
    title: terms(title, stemmer),
    sentences: sentences(text).map(({ start, end }) => ({
      start,
      end,
      ...terms(text.slice(start, end), stemmer),
    })),
    times: times(published, text),
  }));
}

function count(of: readonly string[], counts: Map<string, number>): void {
  for (const term of new Set(of)) counts.set(term, (counts.get(term) ?? 0) + 1);
}
