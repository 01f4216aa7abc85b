/** Random choices that are the same for the same seed. */
export interface Random {
  /** From 0 to 1, without 1. */
  next(): number;
  /** From `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** One of them. */
  from<Value>(values: readonly Value[]): Value | undefined;
}

/** Makes random choices: the linear congruential generator of Numerical Recipes. */
export function createRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    from: (values) => values[Math.floor(next() * values.length)],
  };
}
