import { z } from 'zod';
import { parseYaml } from './yaml.ts';

const topics = z.record(z.string(), z.array(z.string()));

/**
 * Reads the vocabulary of topics: groups of words, `people: [김범수, 정신아]`.
 *
 * @returns Every topic, or `null` when the file is not written so.
 */
export function readTopics(content: string): ReadonlySet<string> | null {
  const { document, faults } = parseYaml(content.normalize('NFC'));
  const parsed = topics.safeParse(document.toJS());
  return faults.length > 0 || !parsed.success ? null : new Set(Object.values(parsed.data).flat());
}
