/** Where progress is shown: a terminal, or a file that takes whole lines. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows what is being done, and how much of it is. */
export interface Progress {
  show(what: string, done: number, all: number): void;
  /** Takes the bar away. */
  end(): void;
}

const WIDTH = 30;

const CLEAR_LINE = '\r\u001B[K';

/** Draws a bar on a terminal; elsewhere writes a line for each thing that begins. */
export function createProgress(stream: ProgressStream): Progress {
  let last = '';
  return {
    show: (what, done, all) => {
      const full = Math.round((WIDTH * done) / Math.max(1, all));
      const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
      const line = stream.isTTY === true ? `${CLEAR_LINE}${bar} ${what}` : `${what}\n`;
      if (line === last) return;
      last = line;
      stream.write(line);
    },
    end: () => {
      if (stream.isTTY === true) stream.write(CLEAR_LINE);
    },
  };
}
