import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Draft } from '../import/page.ts';

/** Pages that were read and wait for someone to save them. */
export interface Drafts {
  /** Keeps a draft and gives its id. */
  keep(draft: Draft): string;
  get(id: string): Draft | null;
  replace(id: string, draft: Draft): void;
  drop(id: string): void;
}

/** As long as Discord lets a private reply be changed, in milliseconds. */
const LIFETIME = 15 * 60 * 1000;

/** More drafts at once push the one out that was looked at least lately. */
const MOST = 20;

/**
 * Makes an empty place for drafts.
 *
 * @param now A clock in milliseconds that never jumps.
 */
export function createDrafts(now: () => number = () => performance.now()): Drafts {
  const kept = new LRUCache<string, Draft>({
    max: MOST,
    ttl: LIFETIME,
    ttlResolution: 0,
    perf: { now },
  });
  return {
    keep: (draft) => {
      const id = randomUUID();
      kept.set(id, draft);
      return id;
    },
    get: (id) => kept.get(id) ?? null,
    replace: (id, draft) => {
      kept.set(id, draft);
    },
    drop: (id) => {
      kept.delete(id);
    },
  };
}
