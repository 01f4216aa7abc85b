// What the thread of the index runs in tests: the built one, whose edition obeys some questions.
import { setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openEdition } from '../../dist/archive/edition.js';
import { UnavailableError } from '../../dist/archive/errors.js';
import { readCorpus } from '../../dist/corpus/read-corpus.js';
import { IndexGoneError } from '../../dist/search/paragraph-index.js';
import { serve } from '../../dist/thread/serve.js';

const { corpusDir, sharedAliases, before } = workerData;

await serve(parentPort, async (onProgress) => {
  const edition = await openEdition({
    readCorpus: () => readCorpus(corpusDir, sharedAliases),
    before,
    onProgress,
  });
  const ask = async (question, today) => {
    if (question.text === '멈춰') for (;;);
    if (question.text === '죽어') process.exit(3);
    if (question.text === '던져') throw new Error('searcher: broken');
    if (question.text === '사라져') throw new IndexGoneError('engine: no such index');
    if (question.text === '엔진') throw new UnavailableError('engine: gone');
    if (question.text.startsWith('바빠')) {
      const end = performance.now() + 100;
      while (performance.now() < end);
    }
    if (question.text === '기다려') await new Promise(() => {});
    if (question.text === '느긋하게') await setTimeout(300);
    return edition.ask(question, today);
  };
  return { ...edition, ask };
});
