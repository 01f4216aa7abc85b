import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { type Edition, openEdition } from './archive/edition.ts';
import { analyserOf } from './cache/analyser.ts';
import { openAnalysisCache } from './cache/analysis-cache.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { createOpenSearchIndex } from './opensearch/opensearch-index.ts';
import type { ParagraphStore } from './search/paragraph-store.ts';
import { serve, type OnProgress } from './thread/serve.ts';

/** The code on which it depends what an article file is read and analysed as. */
const ANALYSER = [
  '../package.json',
  'korean/',
  'article/',
  'search/analysis.js',
  'corpus/article-file.js',
  'corpus/yaml.js',
].map((path) => new URL(path, import.meta.url));

/** The code on which it depends what the search engine holds. */
const INDEXER = ['search/', 'opensearch/'].map((path) => new URL(path, import.meta.url));

const settingsSchema = z.object({
  corpusDir: z.string(),
  sharedAliases: z.string(),
  /** Where analysed articles are kept. */
  cacheFile: z.string(),
  /** The nodes of the search engine; none: MiniSearch. */
  openSearchUrls: z.array(z.string()),
  /** The digests of the edition before. */
  before: z.instanceof(Uint8Array).nullable(),
});

/** What the thread of the index is told at its start. */
export type WorkerSettings = z.infer<typeof settingsSchema>;

/** The name of the index in the search engine. */
const ALIAS = 'kakao-history';

async function open(onProgress: OnProgress): Promise<Edition> {
  const settings = settingsSchema.parse(workerData);
  const { corpusDir, sharedAliases, cacheFile, openSearchUrls, before } = settings;
  const analyser = analyserOf(ANALYSER);
  const cache = openAnalysisCache(cacheFile, analyser);
  const inEngine = (store: ParagraphStore, fingerprint: string) =>
    createOpenSearchIndex({
      nodes: openSearchUrls,
      alias: ALIAS,
      edition: createHash('sha256')
        .update(analyserOf([...ANALYSER, ...INDEXER]))
        .update(fingerprint)
        .digest('hex'),
      size: store.lexicon.size,
      paragraphs: store.paragraphs,
      frequency: store.lexicon,
      onProgress,
    });
  const edition = await openEdition({
    readCorpus: () => readCorpus(corpusDir, sharedAliases, cache),
    analyser: cache,
    before,
    onProgress,
    ...(openSearchUrls.length > 0 && { createIndex: inEngine }),
  });
  // Without the cache the next start takes longer, no more.
  return closedAfter(
    cache.save().catch(() => {}),
    edition,
  );
}

/** An edition that is closed when something is done. Made here, it does not hold on to the cache. */
function closedAfter(done: Promise<void>, edition: Edition): Edition {
  return { ...edition, close: () => done.then(() => edition.close()) };
}

if (parentPort !== null) await serve(parentPort, open);
