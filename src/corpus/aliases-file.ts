import { isCollection, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { AliasGroup, Refusal } from '../article/article.ts';

const aliasGroup = z.array(z.string().trim().min(1)).min(2);

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
  const lineCounter = new LineCounter();
  const text = content.replace(/^\uFEFF/u, '').normalize('NFC');
  const document = parseDocument(text, { schema: 'failsafe', lineCounter, prettyErrors: false });
  const refusal = (offset: number, fault: Refusal['fault'], value: string): Refusal => {
    return { file, line: lineCounter.linePos(offset).line, fault, field: null, value };
  };
  if (document.errors.length > 0) {
    const refused = document.errors.map(({ message, pos }) => refusal(pos[0], 'bad-yaml', message));
    return { aliases: [], refused };
  }
  if (document.contents === null) return { aliases: [], refused: [] };
  if (!isSeq(document.contents)) {
    return { aliases: [], refused: [refusal(0, 'bad-alias-group', text.slice(0, 80))] };
  }
  const aliases: AliasGroup[] = [];
  const refused: Refusal[] = [];
  for (const item of document.contents.items) {
    const value: unknown = isCollection(item) ? item.toJS(document) : item;
    const group = aliasGroup.safeParse(value);
    if (group.success) aliases.push(group.data);
    else refused.push(refusal(offsetOf(item), 'bad-alias-group', String(item)));
  }
  return { aliases, refused };
}

const node = z.object({ range: z.tuple([z.number()]).rest(z.number()) });

function offsetOf(item: unknown): number {
  const parsed = node.safeParse(item);
  return parsed.success ? parsed.data.range[0] : 0;
}
