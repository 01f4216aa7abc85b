import { randomUUID } from 'node:crypto';
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

/** More drafts at once push the oldest out. */
const MOST = 20;

/** Makes an empty place for drafts. */
export function createDrafts(now: () => number = Date.now): Drafts {
  const kept = new Map<string, { readonly draft: Draft; readonly until: number }>();
  const tidy = () => {
    for (const [id, { until }] of kept) if (until < now()) kept.delete(id);
    for (const id of Array.from(kept.keys()).slice(0, Math.max(0, kept.size - MOST))) {
      kept.delete(id);
    }
  };
  const put = (id: string, draft: Draft) => {
    kept.set(id, { draft, until: now() + LIFETIME });
    tidy();
  };
  return {
    keep: (draft) => {
      const id = randomUUID();
      put(id, draft);
      return id;
    },
    get: (id) => {
      tidy();
      return kept.get(id)?.draft ?? null;
    },
    replace: put,
    drop: (id) => {
      kept.delete(id);
    },
  };
}
