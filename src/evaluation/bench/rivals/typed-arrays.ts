import { BM25, type Document, type Rival, type Wanted } from './rival.ts';

/** The rival, with what it computes. */
export interface TypedArrays extends Rival {
  /** BM25 of every paragraph; the same array each time. */
  score(wanted: Wanted): Float32Array;
}

/**
 * BM25 and nothing else: inverted lists in typed arrays, one sum a paragraph, and a heap of the best.
 * It shows what is possible.
 */
export function buildTypedArrays(documents: Iterable<Document>): TypedArrays {
  const words = createInverter();
  const bigrams = createInverter();
  let size = 0;
  for (const document of documents) {
    words.add(document.words);
    bigrams.add(document.bigrams);
    size += 1;
  }
  const addWords = words.invert();
  const addBigrams = bigrams.invert();
  const scores = new Float32Array(size);
  const score = (wanted: Wanted) => {
    scores.fill(0);
    addWords(wanted.words, scores);
    addBigrams(wanted.bigrams, scores);
    return scores;
  };
  return { score, search: (wanted, limit) => best(score(wanted), limit), close: () => {} };
}

/** Adds the BM25 of some weighted terms to the score of each paragraph. */
type AddScores = (weights: ReadonlyMap<string, number>, scores: Float32Array) => void;

/** Collects the terms of one field, paragraph by paragraph, then turns them round. */
function createInverter(): { add(terms: readonly string[]): void; invert(): AddScores } {
  const numbers = new Map<string, number>();
  // Per paragraph: the number of a term, how often it stands, the number of the next term, …
  const rows: Uint32Array[] = [];
  return {
    add: (terms) => {
      const counts = new Map<number, number>();
      for (const term of terms) {
        const number = numbers.get(term) ?? numbers.size;
        numbers.set(term, number);
        counts.set(number, (counts.get(number) ?? 0) + 1);
      }
      rows.push(Uint32Array.from(Array.from(counts).flat()));
    },
    invert: () => scorer(numbers, rows),
  };
}

function scorer(numbers: ReadonlyMap<string, number>, rows: readonly Uint32Array[]): AddScores {
  const size = rows.length;
  // The list of a term lies from its start to the start of the next (compressed sparse rows).
  const starts = new Uint32Array(numbers.size + 1);
  let all = 0;
  for (const row of rows) {
    for (let at = 0; at < row.length; at += 2) add(starts, (row[at] ?? 0) + 1, 1);
    all += row.length / 2;
  }
  for (let term = 0; term < numbers.size; term++) add(starts, term + 1, starts[term] ?? 0);
  const paragraphs = new Uint32Array(all);
  const counts = new Uint8Array(all);
  const norms = new Float32Array(size);
  const ends = starts.slice();
  for (const [paragraph, row] of rows.entries()) {
    norms[paragraph] = BM25.k * (1 - BM25.b + (BM25.b * (row.length / 2)) / (all / size));
    for (let at = 0; at < row.length; at += 2) {
      const term = row[at] ?? 0;
      const place = ends[term] ?? 0;
      paragraphs[place] = paragraph;
      counts[place] = Math.min(row[at + 1] ?? 0, 255);
      ends[term] = place + 1;
    }
  }

  return (weights, scores) => {
    for (const [text, weight] of weights) {
      const term = numbers.get(text);
      if (term === undefined) continue;
      const start = starts[term] ?? 0;
      const end = starts[term + 1] ?? 0;
      const frequency = end - start;
      const idf = Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
      for (let at = start; at < end; at++) {
        const paragraph = paragraphs[at] ?? 0;
        const count = counts[at] ?? 0;
        const repeated = (count * (BM25.k + 1)) / (count + (norms[paragraph] ?? 0));
        add(scores, paragraph, weight * idf * (BM25.d + repeated));
      }
    }
  };
}

function add(values: Uint32Array | Float32Array, at: number, value: number): void {
  values[at] = (values[at] ?? 0) + value;
}

/** The paragraphs with the highest scores above 0, best first; of equals the first. */
function best(scores: Float32Array, limit: number): number[] {
  // A binary heap, at its root the worst of those that are kept.
  const heap: number[] = [];
  const isWorse = (a: number, b: number) => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
    return difference < 0 || (difference === 0 && a > b);
  };
  const sink = (paragraph: number) => {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const [a, b] = [heap[left], heap[left + 1]];
      if (a === undefined) break;
      const [child, worse] = b !== undefined && isWorse(b, a) ? [left + 1, b] : [left, a];
      if (!isWorse(worse, paragraph)) break;
      heap[at] = worse;
      at = child;
    }
    heap[at] = paragraph;
  };
  for (let paragraph = 0; paragraph < scores.length; paragraph++) {
    if (scores[paragraph] === 0) continue;
    const [worst] = heap;
    if (heap.length < limit) {
      heap.push(paragraph);
      heap.sort((a, b) => (isWorse(a, b) ? -1 : 1));
    } else if (worst !== undefined && isWorse(worst, paragraph)) {
      sink(paragraph);
    }
  }
  return heap.toSorted((a, b) => (isWorse(a, b) ? 1 : -1));
}
