/**
 * What one message of text displays may hold. Discord publishes 4,000 characters; it also fails
 * with a 500 once the UTF-8 bytes and 12 for each text display exceed about 10,170, which Korean
 * reaches first. The figures keep a distance from both.
 */
export const MESSAGE_BUDGET = { characters: 3_900, bytes: 9_800 };

/** What a text display costs beside its text, in bytes. */
const BYTES_A_TEXT = 12;

/** How much of a message something takes, or may take. */
export interface Budget {
  readonly characters: number;
  readonly bytes: number;
}

/** What some text displays take of a message. */
export function cost(...texts: readonly string[]): Budget {
  return {
    characters: texts.reduce((sum, text) => sum + text.length, 0),
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text) + BYTES_A_TEXT, 0),
  };
}

/** Whether some text displays fit a budget. */
export function fits(budget: Budget, ...texts: readonly string[]): boolean {
  const { characters, bytes } = cost(...texts);
  return characters <= budget.characters && bytes <= budget.bytes;
}

/** A text with what may be left out behind it. */
export interface Extended {
  readonly text: string;
  readonly extra: string;
}

/** Texts for one message, without what makes some too long where all of it does not fit. */
export function fitted(extended: readonly Extended[], ...beside: readonly string[]): string[] {
  const whole = extended.map(({ text, extra }) => text + extra);
  if (fits(MESSAGE_BUDGET, ...beside, ...whole)) return whole;
  const part = share(extended.length, ...beside);
  return extended.map(({ text, extra }) => (fits(part, text + extra) ? text + extra : text));
}

/** An equal part of what is left of a message beside some text displays. */
export function share(parts: number, ...beside: readonly string[]): Budget {
  const taken = cost(...beside);
  return {
    characters: Math.floor((MESSAGE_BUDGET.characters - taken.characters) / parts),
    bytes: Math.floor((MESSAGE_BUDGET.bytes - taken.bytes) / parts),
  };
}
