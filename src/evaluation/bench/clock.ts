/** Adds up how long something took, in milliseconds. */
export interface Clock {
  milliseconds: number;
}

/** Passes values on, and adds up how long each took to come. */
export function* timed<Value>(values: Iterable<Value>, clock: Clock): Generator<Value> {
  const iterator = values[Symbol.iterator]();
  for (;;) {
    const start = performance.now();
    const next = iterator.next();
    clock.milliseconds += performance.now() - start;
    if (next.done === true) return;
    yield next.value;
  }
}
