import { onTestFinished } from 'vitest';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import type { Edition } from '../../src/archive/edition.ts';
import { openThreadEdition } from '../../src/thread/edition.ts';
import { TODAY } from './articles.ts';

const SHIPPED = new URL('../../corpus', import.meta.url).pathname;

/**
 * A thread whose edition gets stuck at 멈춰, dies of 죽어, takes memory without end at 터져, fails at
 * 던져, and works long at 바빠. An article `stuck` hangs it while it opens; with `slow` it opens slowly and
 * says how far it is, with `waiting` it waits for something outside without a word.
 */
export const FAULTY = new URL('faulty-worker.mjs', import.meta.url);

/** The thread of the built program: `npm test` builds it first. */
export const BUILT = new URL('../../dist/worker.js', import.meta.url);

export interface ThreadSettings {
  readonly module?: URL;
  readonly corpus?: string;
  readonly cacheFile?: string;
  readonly before?: Uint8Array<ArrayBuffer> | null;
  readonly patience?: number;
  readonly openingPatience?: number;
  readonly megabytes?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Opens an edition in a thread; it is closed when the test ends. */
export async function threadEdition(settings: ThreadSettings = {}): Promise<Edition> {
  const { module = FAULTY, corpus = SHIPPED, before = null, onProgress } = settings;
  const { patience, openingPatience, megabytes } = settings;
  const edition = await openThreadEdition({
    module,
    data: {
      corpusDir: corpus,
      sharedAliases: `${SHIPPED}/aliases.yaml`,
      cacheFile: settings.cacheFile ?? '/dev/null/none',
      openSearchUrls: [],
      before,
    },
    onProgress,
    articles: 106,
    ...(patience !== undefined && { patience }),
    ...(openingPatience !== undefined && { openingPatience }),
    ...(megabytes !== undefined && { megabytes }),
  });
  onTestFinished(() => edition.close());
  return edition;
}

/** An archive whose editions live in threads. */
export async function threadArchive(
  settings: ThreadSettings & { readonly onLost?: (error: unknown) => void } = {},
): Promise<Archive> {
  const archive = await openArchive({
    open: (before) => threadEdition({ ...settings, before }),
    today: () => TODAY,
    ...(settings.onLost && { onLost: settings.onLost }),
  });
  onTestFinished(() => archive.close());
  return archive;
}
