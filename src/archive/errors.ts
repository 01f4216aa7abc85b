import type { Refusal } from '../article/article.ts';

/** The folder of articles cannot be read at all. */
export class CorpusFolderError extends Error {
  override readonly name = 'CorpusFolderError';
  readonly folder: string;

  constructor(folder: string, cause: unknown) {
    super(`corpus: cannot read the folder ${folder}`, { cause });
    this.folder = folder;
  }
}

/** The corpus was read, and not one article in it is usable. */
export class EmptyCorpusError extends Error {
  override readonly name = 'EmptyCorpusError';
  readonly refused: readonly Refusal[];

  constructor(refused: readonly Refusal[]) {
    super('archive: the corpus holds no usable article');
    this.refused = refused;
  }
}

/** A question cannot be answered now; it may be in a moment. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}

/** An edition is gone, and with it a question that was not to blame: another edition can answer it. */
export class EditionLostError extends Error {
  override readonly name = 'EditionLostError';
}

/** What a fault of the system is called, `ENOSPC`; of any other error, what it says. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
