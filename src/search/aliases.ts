import type { AliasGroup } from '../article/article.ts';
import { normalize } from '../korean/normalize.ts';

const NOT_NAME = /[^\p{L}\p{M}\p{N}]+/gu;

/** Looks up the other names of a thing. */
export interface Aliases {
  /** The other names: `카톡` → 카카오톡 · KakaoTalk. Empty when there are none. */
  othersOf(name: string): readonly string[];
  /** Whether some group holds the name. */
  has(name: string): boolean;
}

/** Brings a name to the form in which names are compared: `Kakao Talk` → `kakaotalk`, `M&A` → `ma` */
export function nameKey(name: string): string {
  return normalize(name).replace(NOT_NAME, '');
}

/** Makes the groups searchable; a name that stands in several groups has the names of all. */
export function createAliases(groups: readonly AliasGroup[]): Aliases {
  const others = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const name of group) {
      const key = nameKey(name);
      const known = others.get(key) ?? new Set();
      for (const other of group) if (nameKey(other) !== key) known.add(other);
      others.set(key, known);
    }
  }
  return {
    othersOf: (name) => Array.from(others.get(nameKey(name)) ?? []),
    has: (name) => others.has(nameKey(name)),
  };
}
