import type { Article } from '../article/article.ts';
import { stem } from '../korean/particles.ts';
import { sentences } from '../korean/sentences.ts';
import { createRandom } from './random.ts';

const SENTENCES = 3;
const PARAGRAPHS = 5;

/** Of so many words of a copied sentence, one is exchanged for one that stood before. */
const EXCHANGED = 2;

/**
 * Heaps' law (Heaps 1978): a text of n words holds K·n^β distinct ones. Measured on the paragraphs of
 * KorQuAD 1.0: 10,355 of 19,455, 45,387 of 120,946.
 */
const HEAPS = { k: 3.5, beta: 0.81 };

/** Syllables of a coined word without its ending; if that stood before, it gets more. */
const SHORTEST = 2;
const LONGEST = 4;

const SYLLABLE = /[가-힣]/gu;

/**
 * Makes a large archive of a small one, for measuring speed: to its own paragraphs come others of
 * three of its sentences each, in which some words are others. By Simon's model (1955) such a word is
 * either a new one, as often as Heaps' law wants it, or one that stood before, so that common words
 * stay common. The same every time.
 *
 * @param size The number of paragraphs; an archive that has more stays as it is.
 */
export function* enlarge(articles: readonly Article[], size: number): Generator<Article> {
  const [first] = articles;
  const paragraphs = articles.flatMap((article) => article.paragraphs);
  const source = paragraphs.flatMap((text) =>
    sentences(text).map(({ start, end }) => text.slice(start, end).split(' ')),
  );
  const words = source.flat();
  const known = new Set(words);
  const syllables = words.join('').match(SYLLABLE) ?? [];
  const { next: draw, from } = createRandom(1);
  const coin = (exchanged: string) => {
    const ending = exchanged.slice(stem(exchanged).length);
    let coined = '';
    let left = SHORTEST + Math.floor(draw() * (LONGEST + 1 - SHORTEST));
    for (; left > 0 || known.has(coined + ending); left--) coined += from(syllables) ?? '가';
    known.add(coined + ending);
    return coined + ending;
  };
  const follow = (word: string) => {
    const isNew = draw() < HEAPS.beta * HEAPS.k * words.length ** (HEAPS.beta - 1);
    const isOther = draw() * EXCHANGED < 1;
    const next = isNew ? coin(word) : isOther ? (from(words) ?? word) : word;
    words.push(next);
    return next;
  };
  const copy = () => (from(source) ?? []).map(follow);
  yield* articles;
  if (first === undefined) return;
  for (let made = paragraphs.length; made < size; made += PARAGRAPHS) {
    yield {
      ...first,
      id: `made-${made}`,
      title: (from(source) ?? []).join(' '),
      paragraphs: Array.from({ length: Math.min(size - made, PARAGRAPHS) }, () =>
        Array.from({ length: SENTENCES }, () => copy().join(' ')).join(' '),
      ),
    };
  }
}
