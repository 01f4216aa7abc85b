import type { Article } from '../article/article.ts';
import { sentences } from '../korean/sentences.ts';
import { type Tokens, tokens } from '../korean/terms.ts';
import type { Numbering } from './numbering.ts';

/**
 * An article with all that can be found out about its language without knowing other articles. Its
 * tokens are numbers: as strings, those of an archive would take many times the memory and the time.
 */
export interface AnalysedArticle {
  readonly article: Article;
  /** The forms of the title. */
  readonly title: readonly number[];
  /** Of each paragraph sentence after sentence: start, end, how many forms follow, and these. */
  readonly paragraphs: readonly (readonly number[])[];
}

/** Before the forms of a sentence stand its start, its end and how many forms follow. */
export const SENTENCE_HEAD = 3;

/** Before a value, which has no bigrams; no form begins so. */
const VALUE = '=';

/** The value that a form stands for: `=40000000` → `40000000`, `카카오톡을` → `null` */
export function valueOf(form: string): string | null {
  return form.startsWith(VALUE) ? form.slice(VALUE.length) : null;
}

/**
 * Analyses an article. It is the slow part of indexing, and the same for one text every time.
 *
 * @param numbering Gives forms their numbers; values are forms behind a `=`.
 */
export function analyse(article: Article, numbering: Numbering): AnalysedArticle {
  const numbers = ({ forms, values }: Tokens) => [
    ...forms.map((form) => numbering.of(form)),
    ...values.map((value) => numbering.of(VALUE + value)),
  ];
  return {
    article,
    title: numbers(tokens(article.title)),
    paragraphs: article.paragraphs.map((text) =>
      sentences(text).flatMap(({ start, end }) => {
        const found = numbers(tokens(text.slice(start, end)));
        return [start, end, found.length, ...found];
      }),
    ),
  };
}
