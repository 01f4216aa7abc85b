/** What the program ends with, so that whoever watches over it knows whether to start it again. */
export const EXIT = {
  /** Something went wrong. */
  fault: 1,
  /** A setting is wrong, the token too: it will be wrong the next time. As in BSD's sysexits.h. */
  settings: 78,
} as const;

/** Something that is said as it is and ends the program. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.fault) {
    super(message);
    this.exitCode = exitCode;
  }
}
