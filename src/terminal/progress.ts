import type { Words } from '../words/words.ts';

/** Work that takes longer, in milliseconds, is shown to go on. */
const MOMENT = 1_000;

/** Back to the start of the line, and away with what stands there. */
const CLEAR = '\r\u001B[2K';

/** Shows on one line of a terminal how far the reading of articles is. */
export interface Progress {
  readonly show: (done: number, total: number) => void;
  /** Takes the line away. */
  end(): void;
}

/** Prepares to show progress, from a moment on; where nobody watches, nothing is shown. */
export function showProgress(
  output: { readonly isTTY?: boolean; write(text: string): unknown },
  words: Words,
  now: () => number = performance.now.bind(performance),
): Progress {
  const started = now();
  let isShown = false;
  return {
    show: (done, total) => {
      if (output.isTTY !== true || now() - started < MOMENT) return;
      isShown = true;
      output.write(CLEAR + words.progress(done, total));
    },
    end: () => {
      if (isShown) output.write(CLEAR);
    },
  };
}
