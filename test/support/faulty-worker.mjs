// What the thread of the index runs in tests: the built one, whose edition obeys some questions.
import { setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openEdition } from '../../dist/archive/edition.js';
import { UnavailableError } from '../../dist/archive/errors.js';
import { readCorpus } from '../../dist/corpus/read-corpus.js';
import { IndexGoneError } from '../../dist/search/paragraph-index.js';
import { serve } from '../../dist/thread/serve.js';

const { corpusDir, sharedAliases, before } = workerData;

/** Does not let go of the thread for so long, in milliseconds. */
function busy(milliseconds) {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

await serve(parentPort, async (onProgress) => {
  const edition = await openEdition({
    readCorpus: async () => {
      const corpus = await readCorpus(corpusDir, sharedAliases);
      if (corpus.articles.some(({ id }) => id === 'stuck')) for (;;);
      if (corpus.articles.some(({ id }) => id === 'slow')) {
        for (let done = 1; done <= 8; done++) {
          busy(450);
          onProgress(done, 8);
        }
      }
      if (corpus.articles.some(({ id }) => id === 'waiting')) await setTimeout(3_500);
      return corpus;
    },
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
      busy(100);
    }
    if (question.text === '터져') {
      const all = [];
      for (;;) all.push(Array(1e5).fill(0.5));
    }
    if (question.text === '기다려') await new Promise(() => {});
    if (question.text === '느긋하게') await setTimeout(300);
    return edition.ask(question, today);
  };
  return { ...edition, ask };
});
