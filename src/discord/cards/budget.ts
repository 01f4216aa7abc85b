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

/** An equal part of what is left of a message beside some text displays. */
export function share(parts: number, ...beside: readonly string[]): Budget {
  const taken = cost(...beside);
  return {
    characters: Math.floor((MESSAGE_BUDGET.characters - taken.characters) / parts),
    bytes: Math.floor((MESSAGE_BUDGET.bytes - taken.bytes) / parts),
  };
}
