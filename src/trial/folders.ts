import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a bot that is tried finds its articles and keeps what it notes down. */
export interface Folders {
  readonly corpusDir: string;
  readonly dataDir: string;
  remove(): Promise<void>;
}

/** Copies a corpus for a bot that may do with it what it likes. */
export async function copyFolders(corpus: string): Promise<Folders> {
  const root = await mkdtemp(join(tmpdir(), 'kakao-history-trial-'));
  const corpusDir = join(root, 'corpus');
  const remove = () => rm(root, { recursive: true, force: true });
  try {
    await cp(corpus, corpusDir, { recursive: true });
  } catch (error) {
    await remove();
    throw error;
  }
  return { corpusDir, dataDir: join(root, 'data'), remove };
}
