/** Why a page did not come: the server said no, it is too large, it took too long, or the line broke. */
export type DownloadFault = 'refused' | 'too-large' | 'too-slow' | 'broken';

/** A page that did not come. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly fault: DownloadFault;

  constructor(fault: DownloadFault, message: string, options?: ErrorOptions) {
    super(`download: ${message}`, options);
    this.fault = fault;
  }
}

/** A page that takes too long to read, or too much memory, or breaks what reads it. */
export class UnreadablePageError extends Error {
  override readonly name = 'UnreadablePageError';

  constructor(cause: unknown) {
    super('import: the page cannot be read', { cause });
  }
}
