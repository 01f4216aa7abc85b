import { isVerb } from '../korean/verbs.ts';
import { nameKey } from './aliases.ts';
import type { Rewording } from './answer.ts';
import type { Concept } from './concepts.ts';

/** More would be a list of its own. */
const MOST = 3;

/**
 * The words of a question that a text does not hold as typed, but under another name or spelling:
 * 카톡 → 카카오톡 where the text says only 카카오톡.
 */
export function rewordings(text: string, concepts: readonly Concept[]): Rewording[] {
  const letters = nameKey(text);
  return concepts
    .flatMap(({ wordings: [typed, ...others] }): Rewording[] => {
      if (letters.includes(typed.text)) return [];
      const found = others.find((other) => letters.includes(other.text));
      // A verb is told in many ways, and its stem says nothing to a reader: 나왔 = 내놓았
      const isPlain = found === undefined || isVerb(typed.text) || isVerb(found.text);
      return isPlain || found.kind === 'typed'
        ? []
        : [{ typed: typed.name, read: found.name, kind: found.kind }];
    })
    .slice(0, MOST);
}
