/** Lets a caller wait for something the server will see, without sleeping. */
export type Waiting = {
  /** Says that something happened, so that waiting callers look again. */
  changed(): void;
  /** Resolves with the first value `find` returns, or rejects after `timeout` milliseconds. */
  until<Found>(what: string, find: () => Found | undefined, timeout?: number): Promise<Found>;
};

/** `explain` adds to the error of a wait that ended in vain, for instance what was refused. */
export function createWaiting(explain: () => string): Waiting {
  const checks = new Set<() => void>();
  return {
    changed() {
      for (const check of Array.from(checks)) check();
    },
    until(what, find, timeout = 5000) {
      return new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer);
          clearInterval(looking);
          checks.delete(check);
        };
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`discord: no ${what} within ${timeout} ms. ${explain()}`.trim()));
        }, timeout);
        const check = () => {
          try {
            const found = find();
            if (found === undefined) return;
            resolve(found);
          } catch (error) {
            reject(error);
          }
          stop();
        };
        // What the bot does without a request is announced by nobody.
        const looking = setInterval(check, 20);
        checks.add(check);
        check();
      });
    },
  };
}
