import type { Article } from '../article/article.ts';
import { type Span, sentences } from '../korean/sentences.ts';
import { type Tokens, tokens } from '../korean/terms.ts';

/** A sentence of a paragraph, cut into tokens. */
export interface AnalysedSentence extends Span, Tokens {}

/** An article with all that can be found out about its language without knowing other articles. */
export interface AnalysedArticle {
  readonly article: Article;
  readonly title: Tokens;
  /** The sentences of each paragraph. */
  readonly paragraphs: readonly (readonly AnalysedSentence[])[];
}

/** Analyses an article. It is the slow part of indexing, and the same for one text every time. */
export function analyse(article: Article): AnalysedArticle {
  return {
    article,
    title: tokens(article.title),
    paragraphs: article.paragraphs.map((text) =>
      sentences(text).map(({ start, end }) => ({ start, end, ...tokens(text.slice(start, end)) })),
    ),
  };
}
