import { isCollection, isSeq } from 'yaml';
import { z } from 'zod';
import type { AliasGroup, Fault, Refusal } from '../article/article.ts';
import { parseYaml } from './yaml.ts';

const aliasGroup = z
  .array(
    z
      .string()
      .trim()
      .regex(/[\p{L}\p{N}]/u),
  )
  .min(2);

/** The groups of an aliases file, and every line of it that is not a group. */
export interface AliasesReading {
  readonly aliases: readonly AliasGroup[];
  readonly refused: readonly Refusal[];
}

/**
 * Reads names of the same thing, one group a line: `- [카카오톡, 카톡, KakaoTalk]`
 *
 * @param file The path to name in refusals.
 */
export function readAliases(file: string, content: string): AliasesReading {
  const text = content.replace(/^\uFEFF/u, '').normalize('NFC');
  const { document, faults, lineAt } = parseYaml(text);
  const refusal = (line: number, fault: Fault, value: string): Refusal => {
    return { file, line, fault, field: null, value };
  };
  if (faults.length > 0) {
    return {
      aliases: [],
      refused: faults.map(({ line, value }) => refusal(line, 'bad-yaml', value)),
    };
  }
  if (document.contents === null) return { aliases: [], refused: [] };
  if (!isSeq(document.contents)) {
    return { aliases: [], refused: [refusal(1, 'bad-alias-group', text.slice(0, 80))] };
  }
  const aliases: AliasGroup[] = [];
  const refused: Refusal[] = [];
  for (const item of document.contents.items) {
    const value: unknown = isCollection(item) ? item.toJS(document) : item;
    const group = aliasGroup.safeParse(value);
    if (group.success) aliases.push(group.data);
    else refused.push(refusal(lineAt(offsetOf(item)), 'bad-alias-group', String(item)));
  }
  return { aliases, refused };
}

const node = z.object({ range: z.tuple([z.number()]).rest(z.number()) });

function offsetOf(item: unknown): number {
  const parsed = node.safeParse(item);
  return parsed.success ? parsed.data.range[0] : 0;
}
