import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Whether someone may ask now. */
export type Turn =
  | { readonly isAllowed: true }
  /** `isFirst`: whether this is the first time since they last could. */
  | { readonly isAllowed: false; readonly seconds: number; readonly isFirst: boolean };

/** Keeps each user to a pace; it remembers only who asked lately. */
export interface Pace {
  turn(userId: string): Promise<Turn>;
}

/** As many questions as anyone reads the answers of in that many seconds. */
const QUESTIONS = 8;
const SECONDS = 20;

/** Makes a pace at which a person asks, and a program does not. */
export function createPace(): Pace {
  const limiter = new RateLimiterMemory({ points: QUESTIONS, duration: SECONDS });
  return {
    turn: async (userId) => {
      try {
        await limiter.consume(userId);
        return { isAllowed: true };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const { msBeforeNext, consumedPoints } = refusal;
        return {
          isAllowed: false,
          seconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
          isFirst: consumedPoints === QUESTIONS + 1,
        };
      }
    },
  };
}
