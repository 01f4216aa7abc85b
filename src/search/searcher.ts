import type { AliasGroup, Article } from '../article/article.ts';
import { type Span, sentences } from '../korean/sentences.ts';
import { terms } from '../korean/terms.ts';
import { createAliases } from './aliases.ts';
import type { Answer, Passage, Question } from './answer.ts';
import { concepts } from './concepts.ts';
import { coverage, type TermSet, termSet, type WeighedConcept, weigh } from './coverage.ts';
import { matches } from './highlight.ts';
import { createMiniSearchIndex, type WeightedTerms } from './paragraph-index.ts';
import { type Features, score, status } from './ranking.ts';

/** Answers questions from one set of articles, which never changes. */
export interface Searcher {
  search(question: Question): Promise<Answer>;
}

/** How many candidates are looked at closely. */
const CANDIDATES = 40;

/** A candidate that was looked at closely. */
interface Hit {
  readonly article: Article;
  /** From 0. */
  readonly paragraph: number;
  readonly text: string;
  readonly answer: Span;
  readonly features: Features;
  readonly score: number;
}

/** Builds the index of the articles. */
export function createSearcher(
  articles: readonly Article[],
  aliasGroups: readonly AliasGroup[],
): Searcher {
  const index = createMiniSearchIndex(articles);
  const aliases = createAliases(aliasGroups);
  const wholeArticles = articles.map(({ title, paragraphs }) => termsOf(title, ...paragraphs));
  const isKnown = (word: string) => index.wordFrequency(word) > 0;

  /** Ranks the paragraphs that may answer, best first. */
  async function hits(wanted: readonly WeighedConcept[]): Promise<Hit[]> {
    const candidates = await index.candidates(lookUp(wanted), CANDIDATES);
    const highest = Math.max(...candidates.map(({ bm25 }) => bm25));
    const share = (held: TermSet) => coverage(wanted, held, index);
    return candidates
      .flatMap((candidate) => {
        const article = articles[candidate.article];
        const text = article?.paragraphs[candidate.paragraph];
        const whole = wholeArticles[candidate.article];
        if (article === undefined || whole === undefined || text === undefined) return [];
        const answer = bestSentence(text, (sentence) => share(termsOf(sentence)));
        const features: Features = {
          paragraph: share(termsOf(text)),
          withTitle: share(termsOf(text, article.title)),
          sentence: share(termsOf(text.slice(answer.start, answer.end))),
          article: share(whole),
          bm25: candidate.bm25 / highest,
        };
        const { paragraph } = candidate;
        return [{ article, paragraph, text, answer, features, score: score(features) }];
      })
      .toSorted((a, b) => b.score - a.score);
  }

  return {
    search: async ({ text, limit }) => {
      const wanted = concepts(text, aliases, isKnown).map((concept) => weigh(concept, index));
      const ranked = await hits(wanted);
      return {
        question: text,
        status: status(ranked[0]?.features ?? null),
        passages: ranked.slice(0, limit).map((hit) => passage(hit, wanted)),
      };
    },
  };
}

function termsOf(...texts: readonly string[]): TermSet {
  return termSet(...texts.map(terms));
}

/** Every term of the concepts, with the weight of the wording it comes from. */
function lookUp(wanted: readonly WeighedConcept[]): WeightedTerms {
  const words = new Map<string, number>();
  const bigrams = new Map<string, number>();
  for (const wording of wanted.flatMap(({ wordings }) => wordings)) {
    for (const word of wording.words) add(words, word, wording.weight);
    for (const bigram of wording.bigrams) add(bigrams, bigram, wording.weight);
  }
  return { words, bigrams };
}

function add(weights: Map<string, number>, term: string, weight: number): void {
  weights.set(term, Math.max(weight, weights.get(term) ?? 0));
}

/** The sentence that holds most of the question; the first of equals. */
function bestSentence(text: string, share: (text: string) => number): Span {
  let best: Span = { start: 0, end: text.length };
  let highest = -1;
  for (const sentence of sentences(text)) {
    const held = share(text.slice(sentence.start, sentence.end));
    if (held > highest) {
      best = sentence;
      highest = held;
    }
  }
  return best;
}

function passage(hit: Hit, wanted: readonly WeighedConcept[]): Passage {
  const { paragraphs, ...article }: Article = hit.article;
  return {
    article,
    paragraph: hit.paragraph + 1,
    of: paragraphs.length,
    text: hit.text,
    score: hit.score,
    matches: matches(hit.text, wanted),
    answer: hit.answer,
  };
}
