import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** What may be done in that many seconds: eight questions, or three times as many pages. */
const POINTS = 24;
const SECONDS = 20;
const COSTS = { question: 3, press: 1 };

/** Whether someone may ask now. */
export type Turn =
  | { readonly isAllowed: true }
  /** `isFirst`: whether this is the first time since they last could. */
  | { readonly isAllowed: false; readonly seconds: number; readonly isFirst: boolean };

/** Keeps each user to a pace; it remembers only who asked lately. */
export interface Pace {
  turn(userId: string, what: keyof typeof COSTS): Promise<Turn>;
}

/** Makes a pace at which a person asks, and a program does not. */
export function createPace(): Pace {
  const limiter = new RateLimiterMemory({ points: POINTS, duration: SECONDS });
  return {
    turn: async (userId, what) => {
      try {
        await limiter.consume(userId, COSTS[what]);
        return { isAllowed: true };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const { msBeforeNext, consumedPoints } = refusal;
        return {
          isAllowed: false,
          seconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
          isFirst: consumedPoints <= POINTS + COSTS[what],
        };
      }
    },
  };
}
