import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { type Archive, type ArchiveOptions, openArchive } from './archive/archive.ts';
import { DATA, SHIPPED_ALIASES, SHIPPED_CORPUS, today } from './project.ts';
import type { Settings } from './settings.ts';
import { showProgress } from './terminal/progress.ts';
import { openThreadEdition } from './thread/edition.ts';
import type { Words } from './words/words.ts';
import type { WorkerSettings } from './worker.ts';

const { stderr } = process;

/** Opens the archive in a thread of its own; what cannot be read is named. */
export async function open(
  settings: Settings,
  words: Words,
  { onReindex, onLost }: Pick<ArchiveOptions, 'onReindex' | 'onLost'> = {},
): Promise<Archive> {
  // `npm start` keeps the heap of this thread small, by a flag that would count for the others too.
  setFlagsFromString('--max-semi-space-size=0');
  let articles = await countArticles(settings.corpusDir ?? SHIPPED_CORPUS);
  const archive = await openArchive({
    open: async (before) => {
      const progress = showProgress(stderr, words);
      try {
        const edition = await openThreadEdition({
          module: new URL('./worker.js', import.meta.url),
          data: workerSettings(settings, before),
          articles,
          onProgress: progress.show,
        });
        ({ articles } = edition.contents.coverage);
        return edition;
      } finally {
        progress.end();
      }
    },
    today,
    ...(onReindex && { onReindex }),
    ...(onLost && { onLost }),
  });
  for (const refusal of archive.report.refused) stderr.write(`${words.refusal(refusal)}\n`);
  return archive;
}

/** How long the folder may take to be listed, in milliseconds; a network folder can hang for ever. */
const LISTING = 2_000;

/** About how many articles a corpus has; of a folder that cannot be read, 0. */
async function countArticles(corpus: string): Promise<number> {
  const files = await Promise.race([
    readdir(join(corpus, 'articles')).catch(() => []),
    setTimeout(LISTING, [], { ref: false }),
  ]);
  return files.length;
}

function workerSettings(settings: Settings, before: WorkerSettings['before']): WorkerSettings {
  return {
    corpusDir: settings.corpusDir ?? SHIPPED_CORPUS,
    sharedAliases: SHIPPED_ALIASES,
    cacheFile: join(settings.dataDir ?? DATA, 'analysis.cache'),
    openSearchUrls: [...settings.openSearchUrls],
    before,
  };
}
