/** A way in which requests go wrong. */
export type Failure = {
  /** Any method by default. */
  method?: string;
  /** Tested against the path without `/api/v10`. */
  path: RegExp;
  /** How many requests fail: one by default, `Infinity` for all. */
  times?: number;
  /** Without it the request is done as usual, after `delay`. */
  status?: number;
  /** The body of the answer; a plausible one by default. */
  body?: unknown;
  headers?: Record<string, string>;
  /** For 429: seconds until the next try, 0.1 by default. */
  retryAfter?: number;
  /** For 429: whether all routes are limited. */
  global?: boolean;
  /** Milliseconds before anything happens. */
  delay?: number;
  /** Ends the connection without an answer: orderly, or by a reset. */
  hangUp?: boolean | 'reset';
  /** Sends half an answer of broken JSON. */
  malformed?: boolean;
  /** Does the request first and fails only its answer, so a client cannot know that it worked. */
  afterwards?: boolean;
};

/** A failure that was set up. */
export type ActiveFailure = {
  /** How many requests met it. */
  readonly hits: number;
  /** Lets requests pass again. */
  stop(): void;
};

/** The failures set up and not yet used up. */
export class Failures {
  readonly #active: { failure: Failure; left: number; hits: number }[] = [];

  add(failure: Failure): ActiveFailure {
    const entry = { failure, left: failure.times ?? 1, hits: 0 };
    this.#active.push(entry);
    return {
      get hits() {
        return entry.hits;
      },
      stop() {
        entry.left = 0;
      },
    };
  }

  /** Lets all requests pass again. */
  clear(): void {
    this.#active.length = 0;
  }

  /** The failure that the next such request meets, the one set up first. */
  take(method: string, path: string): Failure | undefined {
    const entry = this.#active.find(
      ({ failure, left }) =>
        left > 0 && (failure.method ?? method) === method && path.search(failure.path) >= 0,
    );
    if (!entry) return undefined;
    entry.left -= 1;
    entry.hits += 1;
    return entry.failure;
  }
}

/** What a failing request is answered. */
export function failing(failure: Failure): {
  status: number;
  body: unknown;
  headers: Record<string, string>;
} {
  const status = failure.status ?? 500;
  if (status !== 429) {
    const body = failure.body ?? {
      message: `${status}: ${MESSAGES.get(status) ?? 'Error'}`,
      code: 0,
    };
    return { status, body, headers: failure.headers ?? {} };
  }
  const { retryAfter = 0.1, global = false } = failure;
  const limits = global
    ? { 'x-ratelimit-global': 'true' }
    : {
        'x-ratelimit-limit': '5',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset-after': String(retryAfter),
      };
  return {
    status,
    body: failure.body ?? {
      message: 'You are being rate limited.',
      retry_after: retryAfter,
      global,
    },
    headers: {
      'retry-after': String(retryAfter),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...limits,
      ...failure.headers,
    },
  };
}

const MESSAGES = new Map([
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
]);
