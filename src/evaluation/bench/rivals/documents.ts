import type { Article } from '../../../article/article.ts';
import { runs } from '../../../korean/runs.ts';
import { createStemmer } from '../../../korean/stemmer.ts';
import { terms } from '../../../korean/terms.ts';
import type { Document } from './rival.ts';

/** The terms of every paragraph as our index has them, for the rivals. */
export function* documentsOf(articles: readonly Article[]): Generator<Document> {
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
