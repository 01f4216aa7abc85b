import type { AliasGroup, Article, Citation } from '../article/article.ts';
import type { Day } from '../korean/periods.ts';
import type { Span } from '../korean/sentences.ts';
import { terms } from '../korean/terms.ts';
import { createAliases } from './aliases.ts';
import { analyse } from './analysis.ts';
import type { Answer, Passage, Question } from './answer.ts';
import { createBm25 } from './bm25.ts';
import type { Vocabulary } from './concepts.ts';
import { createYardstick, rarestIdf, wantedTerms, type WeighedConcept, weigh } from './coverage.ts';
import { foldDuplicates } from './duplicates.ts';
import { type Comparison, compare } from './features.ts';
import { createHighlighter } from './highlight.ts';
import type { Lexicon } from './lexicon.ts';
import { createMiniSearchIndex } from './minisearch-index.ts';
import { createNumbering } from './numbering.ts';
import type { ParagraphIndex } from './paragraph-index.ts';
import { createParagraphStore } from './paragraph-store.ts';
import { confidence, fit, probability, status } from './ranking.ts';
import { type Reading, readQuestion } from './reading.ts';
import { rewordings } from './rewordings.ts';
import { createSpeller } from './speller.ts';
import { type Stretch, stretches } from './time.ts';
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
  /** The articles, by number, that may say the same as a text. */
  alike(text: string): Promise<number[]>;
  /** How a question is read, and the paragraphs that may answer it, best first. */
  rank(question: string, today: Day): Promise<Ranking>;
}

/** A question beside the paragraphs that may answer it. */
export interface Ranking {
  readonly reading: Reading;
  readonly concepts: readonly WeighedConcept[];
  readonly hits: readonly Hit[];
}

/** A paragraph that may answer. */
export interface Hit extends Comparison {
  readonly article: Citation;
  /** From 0. */
  readonly paragraph: number;
  /** How many paragraphs the article has. */
  readonly of: number;
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

/** What a searcher answers from. */
export interface SearcherOptions {
  /** Every article, in the order of the index. */
  readonly headings: readonly Heading[];
  readonly aliases: readonly AliasGroup[];
  readonly lexicon: Lexicon;
  readonly index: ParagraphIndex;
}

/** An article without its text. */
export interface Heading {
  readonly citation: Citation;
  /** How many paragraphs it has. */
  readonly paragraphs: number;
}

/** Leaves the text of an article out. */
export function heading({ paragraphs, ...citation }: Article): Heading {
  return { citation, paragraphs: paragraphs.length };
}

/** Indexes articles with MiniSearch, and makes a searcher of them. */
export function createSearcher(
  articles: readonly Article[],
  aliases: readonly AliasGroup[],
): Searcher {
  const numbering = createNumbering();
  const analysed = articles.map((article) => analyse(article, numbering));
  const store = createParagraphStore(analysed, numbering);
  const index = createMiniSearchIndex(store);
  return searcherOf({ headings: articles.map(heading), aliases, lexicon: store.lexicon, index });
}

/** Makes a searcher of an index. */
export function searcherOf({ headings, aliases, lexicon, index }: SearcherOptions): Searcher {
  const vocabulary: Vocabulary = {
    aliases: createAliases(aliases),
    stem: lexicon.stem,
    has: (word) => lexicon.word(word) > 0,
    ...createSpeller(lexicon.words()),
  };
  const rarest = rarestIdf(lexicon);

  async function rank(question: string, today: Day): Promise<Ranking> {
    const read = understand(question, today);
    return { ...read, hits: await hitsOf(read, CANDIDATES, []) };
  }

  function understand(question: string, today: Day): Understood {
    const reading = readQuestion(question, vocabulary, today);
    return { reading, concepts: reading.concepts.map((concept) => weigh(concept, lexicon)) };
  }

  async function hitsOf(
    { reading, concepts }: Understood,
    limit: number,
    within: readonly Stretch[],
  ): Promise<Hit[]> {
    const looked = wantedTerms(concepts);
    const candidates = await index.candidates(looked, limit, within);
    const bm25 = createBm25(looked, lexicon);
    const scores = candidates.map(bm25);
    const highest = Math.max(...scores);
    const yardstick = createYardstick(concepts, looked, lexicon);
    const wanted = { ...reading, concepts, yardstick, rarest };
    const hits = candidates.flatMap((candidate, i): Hit[] => {
      const known = headings[candidate.article];
      if (known === undefined) return [];
      const { published } = known.citation;
      const share = (scores[i] ?? 0) / highest;
      const comparison = compare({ ...candidate, published, bm25: share }, wanted);
      const { text, paragraph } = candidate;
      const place = { article: known.citation, paragraph, of: known.paragraphs, text };
      return [{ ...comparison, ...place, fit: fit(comparison.features) }];
    });
    return hits.toSorted((a, b) => b.fit - a.fit);
  }

  /**
   * Leaves out what is not of the time that a question clearly asks for, if something worth showing
   * is left; else all stays, and is of another time.
   */
  async function hitsInTime(
    read: Understood,
    limit: number,
  ): Promise<{ readonly hits: readonly Hit[]; readonly isOther: boolean }> {
    const restricting = read.reading.periods.filter(({ restricts }) => restricts);
    if (restricting.length > 0) {
      const hits = await hitsOf(read, limit, stretches(restricting));
      const [best] = hits;
      const isWorthShowing =
        best !== undefined && status(probability(confidence(best.signals))) !== 'none';
      if (isWorthShowing) return { hits, isOther: false };
    }
    return { hits: await hitsOf(read, limit, []), isOther: restricting.length > 0 };
  }

  return {
    rank,
    alike: async (text) => {
      const words = new Map(terms(text, lexicon.stem).words.map((word) => [word, 1]));
      const found = await index.candidates({ words, bigrams: new Map() }, CANDIDATES, []);
      return Array.from(new Set(found.map(({ article }) => article)));
    },
    timeline: async (topic, from, to, today) => {
      // Asked when, so that of a paragraph the sentence with a date speaks.
      const read = understand(`${topic} 언제`, today);
      const hits = await hitsOf(read, TIMELINE_CANDIDATES, []);
      const highlight = createHighlighter(read.concepts);
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
      const read = understand(text, today);
      const { reading, concepts } = read;
      const { corrections, periods } = reading;
      const highlight = createHighlighter(concepts);
      const { hits, isOther } = await hitsInTime(read, Math.max(CANDIDATES, limit));
      const [best] = hits;
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
        passages: foldDuplicates(hits, limit).map(({ first, others }) =>
          passage(first, others, Math.max(...[first, ...others].map(score)), highlight),
        ),
      };
    },
  };
}

/** A question that was read, with what each of its concepts tells. */
type Understood = Omit<Ranking, 'hits'>;

function passage(
  hit: Hit,
  others: readonly Hit[],
  score: number,
  highlight: (text: string) => readonly Span[],
): Passage {
  return {
    article: hit.article,
    paragraph: hit.paragraph + 1,
    of: hit.of,
    text: hit.text,
    score,
    matches: highlight(hit.text),
    answer: hit.answer,
    same: others.map((other) => ({
      article: other.article,
      paragraph: other.paragraph + 1,
    })),
  };
}
