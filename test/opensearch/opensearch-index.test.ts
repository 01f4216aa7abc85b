import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  createOpenSearchIndex,
  type OpenSearchOptions,
} from '../../src/opensearch/opensearch-index.ts';
import { IndexUnavailableError, type ParagraphIndex } from '../../src/search/paragraph-index.ts';
import { describeIndex } from '../search/paragraph-index.contract.ts';
import { article } from '../support/articles.ts';
import { openSearch } from '../support/opensearch.ts';
import { indexed } from './paragraphs.ts';

const server = await openSearch();
const nodes = server?.urls ?? [];

const WORDS = ['카카오톡', '다음', '멜론', '카카오뱅크', '픽코마', '브런치', '카카오맵'];

/** Articles of three paragraphs, each with a number that only it holds. */
function numbered(count: number) {
  const articles = Array.from({ length: count }, (_, i) =>
    article({
      id: `a${i}`,
      paragraphs: [3 * i, 3 * i + 1, 3 * i + 2].map(
        (n) => `${WORDS[n % WORDS.length]} 이용자는 ${n}번째 기사를 읽었다. 끝이다.`,
      ),
    }),
  );
  return indexed(articles);
}

const FEW = 300;
const few = numbered(FEW / 3);

/** More than are on their way at a time. */
const MANY = 6_000;
const many = numbered(MANY / 3);

let alias = 0;

/** The options of an index of few paragraphs, under an alias that no other test has. */
function options(fields: Partial<OpenSearchOptions> = {}): OpenSearchOptions {
  return {
    nodes,
    alias: `test-${process.pid}-${alias++}`,
    edition: 'aa',
    size: FEW,
    paragraphs: () => few.paragraphs,
    frequency: few.frequency,
    ...fields,
  };
}

/** The same of many paragraphs. */
const optionsOfMany = (fields: Partial<OpenSearchOptions> = {}) =>
  options({ size: MANY, paragraphs: () => many.paragraphs, frequency: many.frequency, ...fields });

/** Opens an index that is closed when the test ends. */
async function open(fields: OpenSearchOptions) {
  const index = await createOpenSearchIndex(fields);
  onTestFinished(() => index.close());
  return index;
}

const question = (n: number) => ({ words: new Map([[String(n), 1]]), bigrams: new Map() });

async function get(path: string): Promise<unknown> {
  const answer = await fetch(`${nodes[0]}/${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** The names of the indices whose names begin so. */
const indicesOf = async (prefix: string) =>
  Object.keys(Object(await get(`${prefix}-*/_alias`))).toSorted();

describe.skipIf(server === null)('OpenSearch', { timeout: 60_000 }, () => {
  afterAll(async () => {
    if (server?.leader === null) {
      await fetch(`${nodes[0]}/test-${process.pid}-*`, { method: 'DELETE' });
    }
    await server?.stop();
  });

  describeIndex('OpenSearch', (of) => {
    const { paragraphs, frequency } = indexed(of);
    return createOpenSearchIndex(
      options({ size: paragraphs.length, paragraphs: () => paragraphs, frequency }),
    );
  });

  test('loading tells how far it is', async () => {
    const steps: (readonly number[])[] = [];
    const index = await open(
      optionsOfMany({ onProgress: (done, total) => steps.push([done, total]) }),
    );
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.map(([done = 0]) => done)).toEqual(
      steps.map(([done = 0]) => done).toSorted((a, b) => a - b),
    );
    expect(steps.at(-1)).toEqual([MANY, MANY]);
    const [found] = await index.candidates(question(4321), 3, []);
    expect(found).toMatchObject({ article: 1440, paragraph: 1 });
  });

  test('what is complete is not loaded again', async () => {
    const same = options();
    await open({
      ...same,
      async *paragraphs() {
        yield* few.paragraphs;
      },
    });
    const index = await open({
      ...same,
      paragraphs: () => {
        throw new Error('loaded again');
      },
    });
    expect(await index.candidates(question(17), 3, [])).toHaveLength(1);
  });

  test('a load that broke off goes on where it was', async () => {
    const same = optionsOfMany();
    const broken = createOpenSearchIndex({
      ...same,
      onProgress: (done) => {
        if (done >= 3_000) throw new Error('killed');
      },
    });
    await expect(broken).rejects.toThrow('killed');
    const steps: number[] = [];
    const index = await open({ ...same, onProgress: (done) => steps.push(done) });
    expect(steps[0]).toBeGreaterThan(1_000);
    expect(steps[0]).toBeLessThan(MANY);
    expect(steps.at(-1)).toBe(MANY);
    for (const n of [0, 2_999, 3_000, 4_500, 5_999]) {
      expect(await index.candidates(question(n), 3, [])).toHaveLength(1);
    }
  });

  test('a hole that a load left is filled', async () => {
    const same = optionsOfMany();
    const holes = many.paragraphs.filter((_, i) => i % 1_000 !== 500);
    await expect(createOpenSearchIndex({ ...same, paragraphs: () => holes })).rejects.toThrow(
      `holds ${MANY - 6} of ${MANY}`,
    );
    const index = await open(same);
    expect(await index.candidates(question(500), 3, [])).toHaveLength(1);
  });

  test('two processes may load the same at a time', async () => {
    const same = optionsOfMany();
    const both = await Promise.all([open(same), open(same)]);
    for (const index of both) {
      expect(await index.candidates(question(77), 3, [])).toHaveLength(1);
    }
    expect(await get(`${same.alias}/_count`)).toMatchObject({ count: MANY });
  });

  test('a paragraph that OpenSearch refuses ends the load', async () => {
    const [first] = few.paragraphs;
    if (first === undefined) throw new Error('no paragraph');
    const wrong = { ...first, times: [[2, 1] as const] };
    await expect(createOpenSearchIndex(options({ paragraphs: () => [wrong] }))).rejects.toThrow(
      'refuses a paragraph',
    );
  });

  test('the alias is swapped at once while questions run, and old editions go', async () => {
    const first = options({ edition: 'aa' });
    const old = await open(first);
    const over = new AbortController();
    let asked = 0;
    const asking = (async () => {
      for (; !over.signal.aborted; asked++) {
        expect(await old.candidates(question(asked % FEW), 3, [])).toHaveLength(1);
        expect(await get(`${first.alias}/_count`)).toMatchObject({ count: FEW });
      }
    })();
    const next = await open({ ...first, edition: 'bb' });
    over.abort();
    await asking;
    expect(asked).toBeGreaterThan(10);
    expect(await next.candidates(question(1), 3, [])).toHaveLength(1);

    expect(await indicesOf(first.alias)).toEqual([`${first.alias}-aa`, `${first.alias}-bb`]);
    expect(Object.keys(Object(await get(`_alias/${first.alias}`)))).toEqual([`${first.alias}-bb`]);

    // Another installation whose name begins alike.
    await open({ ...first, alias: `${first.alias}-other`, edition: 'dd' });
    await open({ ...first, edition: 'cc' });
    expect(await indicesOf(first.alias)).toEqual([
      `${first.alias}-bb`,
      `${first.alias}-cc`,
      `${first.alias}-other-dd`,
    ]);
    await expect(old.candidates(question(1), 3, [])).rejects.toThrow(IndexUnavailableError);

    // Back to an edition that is still there.
    await open({ ...first, edition: 'bb' });
    expect(Object.keys(Object(await get(`_alias/${first.alias}`)))).toEqual([`${first.alias}-bb`]);
  });

  test('long questions and long words', async () => {
    const long = '가'.repeat(600);
    const text = `${long} 하나. ${Array.from({ length: 3_000 }, (_, i) => `단어${i}개`).join(' ')}`;
    const { paragraphs, frequency } = indexed([article({ id: 'a', paragraphs: [text] })]);
    const index = await open(
      options({ size: paragraphs.length, paragraphs: () => paragraphs, frequency }),
    );
    const words = paragraphs[0]?.sentences.flatMap((sentence) => sentence.words) ?? [];
    const word = words.find((one) => one.length > 500) ?? '';
    const [found] = await index.candidates(
      { words: new Map([[word, 1]]), bigrams: new Map([['가가', 1]]) },
      3,
      [],
    );
    expect(found?.sentences[0]?.holds).toEqual(Uint8Array.of(1, 255));
    const all = new Map(words.map((one) => [one, 1]));
    expect(all.size).toBeGreaterThan(2_000);
    expect(await index.candidates({ words: all, bigrams: new Map() }, 3, [])).toHaveLength(1);
  });

  describe.skipIf(server?.leader === null)('with a node less', () => {
    /** Asks eight questions at a time, each of which must be answered rightly; gives how many were. */
    async function askAll(index: ParagraphIndex, count: number, inTheMiddle: () => void) {
      let next = 0;
      let answered = 0;
      const ask = async () => {
        while (next < count) {
          if (next === count / 4) inTheMiddle();
          const n = next++ % FEW;
          const [found] = await index.candidates(question(n), 3, []);
          expect(found).toMatchObject({ article: Math.floor(n / 3), paragraph: n % 3 });
          expect(await index.paragraphsOf(Math.floor(n / 3))).toHaveLength(3);
          answered++;
        }
      };
      await Promise.all(Array.from({ length: 8 }, ask));
      return answered;
    }

    const inTwoCopies = () => get('_cluster/health?wait_for_status=green&timeout=30s');

    test('a node that hangs loses no question', async () => {
      const index = await open(options());
      await inTwoCopies();
      let goOn = () => {};
      const answered = await askAll(index, 400, () => {
        goOn = server?.leader?.freeze() ?? goOn;
      });
      goOn();
      expect(answered).toBe(400);
    });

    test('a node that is killed loses no question', async () => {
      const same = options();
      const index = await open(same);
      await inTwoCopies();
      expect(await askAll(index, 400, () => server?.leader?.kill())).toBe(400);
      // And who starts now finds the index.
      const again = await open(same);
      expect(await again.candidates(question(5), 3, [])).toHaveLength(1);
    });
  });
});
