import type { AliasGroup, Article, Citation } from '../article/article.ts';
import type { Day, Period } from '../korean/periods.ts';
import { runs } from '../korean/runs.ts';
import type { Span } from '../korean/sentences.ts';
import { createStemmer } from '../korean/stemmer.ts';
import { terms } from '../korean/terms.ts';
import { createAliases } from './aliases.ts';
import type { Answer, Passage, Question } from './answer.ts';
import type { Vocabulary } from './concepts.ts';
import { wantedTerms, type WeighedConcept, weigh } from './coverage.ts';
import { foldDuplicates } from './duplicates.ts';
import { type Comparison, compare, type Wanted } from './features.ts';
import { createHighlighter } from './highlight.ts';
import { createMiniSearchIndex } from './paragraph-index.ts';
import { confidence, fit, probability, status } from './ranking.ts';
import { type Reading, readQuestion } from './reading.ts';
import { rewordings } from './rewordings.ts';
import { createSpeller } from './speller.ts';
import { isInTime } from './time.ts';
import { type TimelineYear, timeline } from './timeline.ts';

/** Answers questions from one set of articles, which never changes. */
export interface Searcher {
  /** Answers a question; `today` is what 작년 is counted from. */
  search(question: Question, today: Day): Promise<Answer>;
  /** What happened with a topic, year by year, between two years if they are given. */
  timeline(
    topic: string,
    from: number | null,
    to: number | null,
    today: Day,
  ): Promise<TimelineYear[]>;
  /** How a question is read, and every paragraph that may answer it, best first. */
  rank(question: string, today: Day, limit?: number): Promise<Ranking>;
}

/** A question beside the paragraphs that may answer it. */
export interface Ranking {
  readonly reading: Reading;
  readonly concepts: readonly WeighedConcept[];
  readonly hits: readonly Hit[];
}

/** A paragraph that may answer. */
export interface Hit extends Comparison {
  readonly article: Article;
  /** From 0. */
  readonly paragraph: number;
  readonly text: string;
  readonly fit: number;
}

/** How many candidates are looked at closely, if no more are asked for. */
const CANDIDATES = 40;

/** A timeline is made of at most so many paragraphs. */
const TIMELINE_CANDIDATES = 300;

/** A paragraph is about a topic that it holds to this share, and a sentence of it alone to this. */
const ABOUT = 0.6;
const TOLD = 0.4;

/** Builds the index of the articles. */
export function createSearcher(
  articles: readonly Article[],
  aliasGroups: readonly AliasGroup[],
): Searcher {
  const stem = createStemmer(forms(articles));
  const index = createMiniSearchIndex(articles, stem);
  const titles = articles.map(({ title }) => terms(title, stem));
  const vocabulary: Vocabulary = {
    aliases: createAliases(aliasGroups),
    stem,
    has: (word) => index.wordFrequency(word) > 0,
    ...createSpeller(index.words()),
  };

  async function rank(question: string, today: Day, limit = CANDIDATES): Promise<Ranking> {
    const reading = readQuestion(question, vocabulary, today);
    const concepts = reading.concepts.map((concept) => weigh(concept, index));
    const wanted: Wanted = { ...reading, concepts, terms: wantedTerms(concepts) };
    const candidates = await index.candidates(wanted.terms, Math.max(CANDIDATES, limit));
    const highest = Math.max(...candidates.map(({ bm25 }) => bm25));
    const hits = candidates.flatMap((candidate): Hit[] => {
      const { article: a, paragraph, sentences } = candidate;
      const article = articles[a];
      const text = article?.paragraphs[paragraph];
      const title = titles[a];
      if (article === undefined || text === undefined || title === undefined) return [];
      const { published } = article;
      const bm25 = candidate.bm25 / highest;
      const comparison = compare({ text, sentences, title, published, bm25 }, wanted, index);
      return [{ ...comparison, article, paragraph, text, fit: fit(comparison.features) }];
    });
    return { reading, concepts, hits: hits.toSorted((a, b) => b.fit - a.fit) };
  }

  return {
    rank,
    timeline: async (topic, from, to, today) => {
      // Asked when, so that of a paragraph the sentence with a date speaks.
      const { concepts, hits } = await rank(`${topic} 언제`, today, TIMELINE_CANDIDATES);
      const highlight = createHighlighter(concepts);
      const about = hits.filter(
        ({ features }) => features.paragraph >= ABOUT && features.alone >= TOLD,
      );
      const folded = foldDuplicates(about, about.length);
      return timeline(
        folded.map(({ first, others }) =>
          passage(first, others, first.features.paragraph, highlight),
        ),
        from,
        to,
      );
    },
    search: async ({ text, limit }, today) => {
      const { reading, concepts, hits } = await rank(text, today, limit);
      const { corrections, periods } = reading;
      const highlight = createHighlighter(concepts);
      const { left, isOther } = inTheTimeAskedFor(hits, periods);
      const [best] = left;
      const logOdds = best === undefined ? -Infinity : confidence(best.signals);
      const called = status(probability(logOdds));
      const score = (hit: Hit) => probability(logOdds + hit.fit - (best?.fit ?? 0));
      return {
        question: text,
        corrections,
        rewordings: called === 'none' ? [] : rewordings(best?.text ?? '', concepts),
        periods,
        // What is of another time than was asked for does not answer.
        status: isOther && called === 'answered' ? 'weak' : called,
        passages: foldDuplicates(left, limit).map(({ first, others }) =>
          passage(first, others, Math.max(...[first, ...others].map(score)), highlight),
        ),
      };
    },
  };
}

/** The words of Hangul in some articles, with their particles. */
function* forms(articles: readonly Article[]): Iterable<string> {
  for (const { title, paragraphs } of articles) {
    for (const text of [title, ...paragraphs]) {
      for (const run of runs(text)) if (run.script === 'hangul') yield run.text;
    }
  }
}

/**
 * Leaves out what is not of the time that a question clearly asks for, if something worth showing
 * is left; else all stays, and is of another time.
 */
function inTheTimeAskedFor(
  hits: readonly Hit[],
  periods: readonly Period[],
): { readonly left: readonly Hit[]; readonly isOther: boolean } {
  const restricting = periods.filter(({ restricts }) => restricts);
  if (restricting.length === 0) return { left: hits, isOther: false };
  const left = hits.filter(({ article, text }) => isInTime(restricting, article.published, text));
  const [best] = left;
  const isWorthShowing =
    best !== undefined && status(probability(confidence(best.signals))) !== 'none';
  return isWorthShowing ? { left, isOther: false } : { left: hits, isOther: true };
}

function passage(
  hit: Hit,
  others: readonly Hit[],
  score: number,
  highlight: (text: string) => readonly Span[],
): Passage {
  return {
    article: citation(hit.article),
    paragraph: hit.paragraph + 1,
    of: hit.article.paragraphs.length,
    text: hit.text,
    score,
    matches: highlight(hit.text),
    answer: hit.answer,
    same: others.map((other) => ({
      article: citation(other.article),
      paragraph: other.paragraph + 1,
    })),
  };
}

function citation(article: Article): Citation {
  const { paragraphs, ...known } = article;
  return known;
}
