import MiniSearch from 'minisearch';
import { BM25, idf, saturation } from './bm25.ts';
import { BUDGET, type Budget, planReading } from './budget.ts';
import { createGroups } from './numbering.ts';
import type { Candidate, ParagraphIndex, WeightedTerms } from './paragraph-index.ts';
import type { ParagraphStore } from './paragraph-store.ts';

/**
 * Of a word that stands in more paragraphs, only those that it says most of are in the index; a
 * question that has a rarer word would not read them anyway.
 */
const MOST_PARAGRAPHS = 2_000;

/**
 * The radix in which words are written for MiniSearch, as numbers: its tree looks through all the
 * next characters that a word can have, which are thousands in Korean.
 */
const RADIX = 16;

const FIELD = 'words';

/**
 * Indexes the paragraphs of a store with MiniSearch, one document a paragraph, by their words. A
 * bigram is looked up by the words that hold it (a k-gram index: Manning, Raghavan & Schütze 2008,
 * 3.2.2), and a word of one paragraph alone, as more than half are, by where it stands.
 *
 * @param budget How many entries are read for a question.
 */
export function createMiniSearchIndex(
  store: ParagraphStore,
  budget: Budget = BUDGET,
): ParagraphIndex {
  const { articles, articleOf, placeOf, lexicon, forms, wordFrequencies } = store;
  const { size } = lexicon;
  const lists = collectPostings(store);
  const search = load(store, lists);
  const indexed = (word: number) => Math.min(wordFrequencies[word] ?? 0, MOST_PARAGRAPHS);
  const { only } = lists;
  const wordsWith = bigramIndex(store);

  /** What each word that is looked up is worth, by its number: its own idf and its bigrams'. */
  function worth(wanted: WeightedTerms): ReadonlyMap<number, number> {
    const values = new Map<number, number>();
    for (const [word, weight] of wanted.words) {
      const number = forms.words.find(word);
      if (number !== undefined) values.set(number, weight * idf(lexicon.word(word), size));
    }
    for (const [bigram, weight] of wanted.bigrams) {
      const number = forms.bigrams.find(bigram);
      if (number === undefined) continue;
      const value = weight * idf(lexicon.bigram(bigram), size);
      for (const word of wordsWith(number)) add(values, word, value);
    }
    return values;
  }

  /** Adds what MiniSearch makes of some words to the scores of paragraphs that are wanted. */
  function addScores(
    words: readonly number[],
    values: ReadonlyMap<number, number>,
    scores: Map<number, number>,
    isWanted: ((paragraph: number) => boolean) | null,
  ): void {
    const found = search.search(words.map((word) => word.toString(RADIX)).join(' '), {
      boostTerm: (term) => {
        const word = Number.parseInt(term, RADIX);
        return (values.get(word) ?? 0) / idf(indexed(word), size);
      },
      ...(isWanted !== null && { boostDocument: (id) => (isWanted(Number(id)) ? 1 : 0) }),
    });
    for (const { id, score, queryTerms } of found) {
      // MiniSearch multiplies its score by the number of terms that matched.
      add(scores, Number(id), score / Math.max(1, queryTerms.length));
    }
  }

  /**
   * Adds, of words that stand in so many paragraphs that the index holds only some of them, all that
   * are wanted: few are of one time.
   */
  function addAllWithin(
    wanted: WeightedTerms,
    scores: Map<number, number>,
    isWithin: (paragraph: number) => boolean,
  ): void {
    for (const [word, value] of worth({ words: wanted.words, bigrams: new Map() })) {
      if ((wordFrequencies[word] ?? 0) <= MOST_PARAGRAPHS) continue;
      for (let at = lists.start[word] ?? 0; at < (lists.start[word + 1] ?? 0); at++) {
        const paragraph = lists.paragraphs[at] ?? 0;
        if (!isWithin(paragraph)) continue;
        const count = lists.counts[at] ?? 0;
        add(scores, paragraph, value * saturation(count, lengthOf(paragraph, store)));
      }
    }
  }

  return {
    candidates: async (wanted, limit, within) => {
      const find = store.finder(wanted);
      const plan = planReading(wanted, lexicon, budget, MOST_PARAGRAPHS);
      const values = worth(plan.found);
      const scores = new Map<number, number>();
      const isWithin = (paragraph: number) => store.isWithin(paragraph, within);
      const many: number[] = [];
      for (const [word, value] of values) {
        const paragraph = only[word] ?? 0;
        if ((wordFrequencies[word] ?? 0) > 1) many.push(word);
        else if (wordFrequencies[word] === 1 && isWithin(paragraph)) {
          add(scores, paragraph, value * saturation(1, lengthOf(paragraph, store)));
        }
      }
      addScores(many, values, scores, within.length > 0 ? isWithin : null);
      if (within.length > 0 && scores.size < limit) addAllWithin(wanted, scores, isWithin);
      const others = worth({ words: plan.scanned, bigrams: new Map() });
      if (others.size > 0 && scores.size > limit) {
        const found = new Set(scores.keys());
        addScores(Array.from(others.keys()), others, scores, (paragraph) => found.has(paragraph));
      }
      return Array.from(scores)
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, limit)
        .map(([number]): Candidate => {
          const article = articleOf[number] ?? 0;
          const paragraph = placeOf[number] ?? 0;
          const text = articles[article]?.paragraphs[paragraph] ?? '';
          return { article, paragraph, text, ...find(number) };
        });
    },
    paragraphsOf: async (article) => articles[article]?.paragraphs ?? [],
    close: async () => {},
  };
}

function add(sums: Map<number, number>, key: number, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

/** How many different words a paragraph holds, over those of an average one. */
function lengthOf(paragraph: number, { distinctWords, lexicon }: ParagraphStore): number {
  return (distinctWords[paragraph] ?? 0) / lexicon.meanDistinct.words;
}

/** Inverted lists: where each word stands, and how often there. */
interface Postings {
  /** The paragraphs of word n stand from `start[n]` to `start[n + 1]`. */
  readonly start: Uint32Array;
  readonly paragraphs: Uint32Array;
  readonly counts: Uint8Array;
  /** The paragraph of each word that stands in one alone. */
  readonly only: Uint32Array;
}

function collectPostings({ wordFrequencies, eachWord }: ParagraphStore): Postings {
  const words = wordFrequencies.length;
  const start = new Uint32Array(words + 1);
  for (let word = 0; word < words; word++) {
    start[word + 1] = (start[word] ?? 0) + (wordFrequencies[word] ?? 0);
  }
  const next = start.slice(0, words);
  const paragraphs = new Uint32Array(start[words] ?? 0);
  const counts = new Uint8Array(paragraphs.length);
  const only = new Uint32Array(words);
  eachWord((word, paragraph) => {
    const at = next[word] ?? 0;
    const isFirst = at === start[word] || paragraphs[at - 1] !== paragraph;
    if (isFirst) {
      paragraphs[at] = paragraph;
      counts[at] = 1;
      only[word] = paragraph;
      next[word] = at + 1;
    } else if ((counts[at - 1] ?? 0) < 255) counts[at - 1] = (counts[at - 1] ?? 0) + 1;
  });
  return { start, paragraphs, counts, only };
}

/**
 * Fills MiniSearch term by term, as its snapshots do: document by document it would look every word
 * up in its tree once a paragraph.
 */
function load(store: ParagraphStore, postings: Postings): MiniSearch {
  const { size, meanDistinct } = store.lexicon;
  const { wordFrequencies, distinctWords } = store;
  const index = new Terms(function* terms() {
    for (let word = 0; word < wordFrequencies.length; word++) {
      if ((wordFrequencies[word] ?? 0) < 2) continue;
      yield [word.toString(RADIX), { 0: entries(word, store, postings) }];
    }
  });
  const numbers = Array.from(distinctWords.keys());
  return MiniSearch.loadJS(
    {
      documentCount: size,
      nextId: size,
      documentIds: Object.fromEntries(numbers.map((number) => [number, number])),
      fieldIds: { [FIELD]: 0 },
      fieldLength: Object.fromEntries(numbers.map((n) => [n, [distinctWords[n] ?? 0]])),
      averageFieldLength: [meanDistinct.words],
      storedFields: {},
      dirtCount: 0,
      index,
      serializationVersion: 2,
    },
    {
      fields: [FIELD],
      tokenize: (text) => text.split(' '),
      processTerm: (term) => term,
      searchOptions: { bm25: BM25 },
    },
  );
}

type Term = [term: string, paragraphs: Record<string, Record<string, number>>];

/** Terms that MiniSearch reads one after the other; all at once they would take much memory. */
class Terms extends Array<Term> {
  readonly #each: () => Generator<Term>;

  constructor(each: () => Generator<Term>) {
    super();
    this.#each = each;
  }

  override [Symbol.iterator](): ArrayIterator<Term> {
    return this.#each();
  }
}

function entries(
  word: number,
  store: ParagraphStore,
  { start, paragraphs, counts }: Postings,
): Record<string, number> {
  const found: Record<string, number> = {};
  const put = (at: number) => {
    found[paragraphs[at] ?? 0] = counts[at] ?? 0;
  };
  const from = start[word] ?? 0;
  const to = start[word + 1] ?? 0;
  if (to - from <= MOST_PARAGRAPHS) for (let at = from; at < to; at++) put(at);
  else {
    const value = (at: number) => saturation(counts[at] ?? 0, lengthOf(paragraphs[at] ?? 0, store));
    const places = Array.from({ length: to - from }, (_, i) => ({
      at: from + i,
      value: value(from + i),
    }));
    places.sort((a, b) => b.value - a.value);
    for (const { at } of places.slice(0, MOST_PARAGRAPHS)) put(at);
  }
  return found;
}

/** Prepares to find the words that hold a bigram, by number. */
function bigramIndex({ forms }: ParagraphStore): (bigram: number) => Uint32Array {
  const { words, bigrams, wordOf, bigramStart, bigramNumbers } = forms;
  // A word begins every one of its forms, so that its bigrams are the first ones of any of them.
  const formOf = new Uint32Array(words.size);
  for (let form = wordOf.length - 1; form >= 0; form--) {
    // Values have no bigrams, nor have forms that no article uses any more.
    if (bigramStart[form] !== bigramStart[form + 1]) formOf[wordOf[form] ?? 0] = form;
  }
  return createGroups(bigrams.size, (put) => {
    let word = 0;
    for (const text of words.keys()) {
      const form = formOf[word] ?? 0;
      const from = bigramStart[form] ?? 0;
      const to = Math.min(bigramStart[form + 1] ?? 0, from + Math.max(1, text.length - 1));
      for (let at = from; at < to; at++) put(bigramNumbers[at] ?? 0, word);
      word++;
    }
  });
}
