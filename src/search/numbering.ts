/** Gives each different string the next number, from 0. */
export interface Numbering {
  /** The number of a string; a new one if it has none yet. */
  of(text: string): number;
  /** The number of a string that has one. */
  find(text: string): number | undefined;
  /** Every string in the order of the numbers. */
  keys(): Iterable<string>;
  readonly size: number;
}

/** Makes a numbering that knows no string yet. */
export function createNumbering(): Numbering {
  const numbers = new Map<string, number>();
  return {
    of: (text) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
    find: (text) => numbers.get(text),
    keys: () => numbers.keys(),
    get size() {
      return numbers.size;
    },
  };
}

/** A list of numbers from 0 to 2³² − 1 that grows; four bytes a number, unlike an array's eight. */
export interface NumberList {
  push(number: number): void;
  /** Pushes many. */
  append(numbers: readonly number[]): void;
  readonly length: number;
  /** A copy of exactly the numbers so far. */
  toArray(): Uint32Array;
}

/** Makes an empty list. */
export function createNumberList(): NumberList {
  let numbers = new Uint32Array(1024);
  let length = 0;
  const reserve = (more: number) => {
    if (length + more <= numbers.length) return;
    const larger = new Uint32Array(2 * (length + more));
    larger.set(numbers);
    numbers = larger;
  };
  return {
    push: (number) => {
      reserve(1);
      numbers[length++] = number;
    },
    append: (more) => {
      reserve(more.length);
      numbers.set(more, length);
      length += more.length;
    },
    get length() {
      return length;
    },
    toArray: () => numbers.slice(0, length),
  };
}

/**
 * Sorts members into groups, both by number.
 *
 * @param count How many groups there are.
 * @param each Gives every member with its group; it is called twice and must give the same.
 * @returns Gives the members of a group, in the order in which they came.
 */
export function createGroups(
  count: number,
  each: (put: (group: number, member: number) => void) => void,
): (group: number) => Uint32Array {
  const start = new Uint32Array(count + 1);
  each((group) => {
    start[group + 1] = (start[group + 1] ?? 0) + 1;
  });
  for (let group = 0; group < count; group++) {
    start[group + 1] = (start[group + 1] ?? 0) + (start[group] ?? 0);
  }
  const next = start.slice(0, count);
  const members = new Uint32Array(start[count] ?? 0);
  each((group, member) => {
    const at = next[group] ?? 0;
    members[at] = member;
    next[group] = at + 1;
  });
  return (group) => members.subarray(start[group], start[group + 1]);
}
