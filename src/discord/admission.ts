import { setTimeout } from 'node:timers/promises';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Words } from '../words/words.ts';

/** What one may do in that many seconds: eight questions, or three times as many pages. */
const POINTS = 24;
const SECONDS = 20;
const COSTS = { question: 3, press: 1 };

/** For so many letters choices are offered in that time: more than anyone types. */
const LETTERS = 120;

/** What the people of one server may do together: five questions a second. */
const SERVER_POINTS = 300;

/** So much is looked up at once; more would only wait until it is too late for an answer. */
const MOST_AT_ONCE = 64;

/** So many choices for letters, which nobody misses, are looked up at once. */
const MOST_LETTERS_AT_ONCE = 16;

/**
 * So many answers to one server, or to one person elsewhere, are on their way at once: Discord takes
 * about one a second in a channel, and whoever fills a channel shall not fill the bot.
 */
const MOST_IN_PLACE = 16;

/** How long what is in work may take when the bot ends, in milliseconds. */
const LONGEST_END = 2_500;
const LOOK = 20;

/** How many messages a second may be spent on telling people to wait; Discord allows fifty for all. */
const NOTICES = 10;

/** Who has asked too much: someone alone, their server, or everyone together. */
export type Crowd = 'user' | 'server' | 'all';

/** Someone has to wait. */
export interface Refused {
  readonly isAllowed: false;
  readonly crowd: Crowd;
  /** For how long; of everyone together nobody knows that, and it is 0. */
  readonly seconds: number;
}

/** Whether someone may ask now. */
export type Admission = Admitted | Refused;

/** Someone is let in. */
export interface Admitted {
  readonly isAllowed: true;
  /** To be called when the answer is made, and only has to be sent. */
  makeRoom(): void;
  /** To be called when all is done. */
  leave(): void;
}

/**
 * Keeps each user, each server and all together to what can be done, so that a flood is told to wait
 * and everyone else is answered. It remembers only who asked lately.
 */
export interface Admissions {
  /** `serverId` is `null` outside of servers. */
  admit(
    userId: string,
    serverId: string | null,
    what: keyof typeof COSTS | 'letter',
  ): Promise<Admission>;
  /**
   * Whether someone who wrote a message and has to wait is told so: once is enough, as more would
   * answer a flood with another.
   */
  tells(userId: string): Promise<boolean>;
  /** Lets nobody in any more, and waits a little for what is in work. */
  close(): Promise<void>;
}

/** Makes admissions at which people ask freely, and programs do not. */
export function createAdmissions(mostAtOnce = MOST_AT_ONCE): Admissions {
  const users = new RateLimiterMemory({ points: POINTS, duration: SECONDS });
  const typists = new RateLimiterMemory({ points: LETTERS, duration: SECONDS });
  const servers = new RateLimiterMemory({ points: SERVER_POINTS, duration: SECONDS });
  const told = new RateLimiterMemory({ points: 1, duration: SECONDS });
  const notices = new RateLimiterMemory({ points: NOTICES, duration: 1 });
  const inWork = { questions: 0, letters: 0 };
  const inPlace = new Map<string, number>();
  let isClosed = false;

  function refused(crowd: Crowd, seconds: number): Refused {
    return { isAllowed: false, crowd, seconds };
  }

  return {
    admit: async (userId, serverId, what) => {
      const user = await (what === 'letter'
        ? spend(typists, userId, 1)
        : spend(users, userId, COSTS[what]));
      if (user > 0) return refused('user', user);
      const isOfServer = serverId !== null && what !== 'letter';
      const server = isOfServer ? await spend(servers, serverId, COSTS[what]) : 0;
      if (server > 0) return refused('server', server);
      const place = serverId ?? userId;
      const there = inPlace.get(place) ?? 0;
      if (there >= MOST_IN_PLACE) return refused('server', 1);
      const kind = what === 'letter' ? 'letters' : 'questions';
      const most = what === 'letter' ? MOST_LETTERS_AT_ONCE : mostAtOnce;
      if (isClosed || inWork[kind] >= most) return refused('all', 0);
      inWork[kind]++;
      inPlace.set(place, there + 1);
      const makeRoom = once(() => {
        inWork[kind]--;
      });
      const leave = once(() => {
        makeRoom();
        const left = (inPlace.get(place) ?? 1) - 1;
        if (left === 0) inPlace.delete(place);
        else inPlace.set(place, left);
      });
      return { isAllowed: true, makeRoom, leave };
    },
    tells: async (userId) =>
      (await spend(notices, 'all', 1)) === 0 && (await spend(told, userId, 1)) === 0,
    close: async () => {
      isClosed = true;
      const until = performance.now() + LONGEST_END;
      while (inPlace.size > 0 && performance.now() < until) await setTimeout(LOOK);
    },
  };
}

/** The same function, that does something the first time only. */
function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}

/** What someone who has to wait is told. */
export function pleaseWait({ crowd, seconds }: Refused, words: Words): string {
  if (crowd === 'user') return words.tooFast(seconds);
  return crowd === 'server' ? words.tooManyHere(seconds) : words.busy;
}

/** Takes points; where there are not enough, in how many seconds there will be, else 0. */
async function spend(limiter: RateLimiterMemory, key: string, points: number): Promise<number> {
  try {
    await limiter.consume(key, points);
    return 0;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    // The limiter forgets by a steady clock but counts by the one that can be set back.
    return Math.min(SECONDS, Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
  }
}
