import type { Article } from '../article/article.ts';
import { sentences } from '../korean/sentences.ts';

const SENTENCES = 3;
const PARAGRAPHS = 10;

/** Of so many words of a copied sentence, one is exchanged for another of the archive. */
const EXCHANGED = 4;

/**
 * Makes a large archive of a small one, for measuring speed: to its own paragraphs come others of
 * three of its sentences each, in which every fourth word, on average, is another word of the
 * archive. Common words stay common and rare ones grow more slowly than the archive. The same every
 * time.
 *
 * @param size The number of paragraphs; an archive that has more stays as it is.
 */
export function enlarge(articles: readonly Article[], size: number): readonly Article[] {
  const [first] = articles;
  const paragraphs = articles.flatMap((article) => article.paragraphs);
  const source = paragraphs.flatMap((text) =>
    sentences(text).map(({ start, end }) => text.slice(start, end)),
  );
  const words = source.flatMap((sentence) => sentence.split(' '));
  if (first === undefined) return articles;
  const draw = generator(1);
  const from = (values: readonly string[]) => values[Math.floor(draw() * values.length)] ?? '';
  const copy = () =>
    Array.from({ length: SENTENCES }, () =>
      from(source)
        .split(' ')
        .map((word) => (draw() * EXCHANGED < 1 ? from(words) : word))
        .join(' '),
    ).join(' ');
  const made: Article[] = [];
  for (let left = size - paragraphs.length; left > 0; left -= PARAGRAPHS) {
    made.push({
      ...first,
      id: `made-${made.length}`,
      title: from(source),
      paragraphs: Array.from({ length: Math.min(left, PARAGRAPHS) }, copy),
    });
  }
  return [...articles, ...made];
}

/** Random numbers from 0 to 1: the linear congruential generator of Numerical Recipes. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
