import { type Document, isAlias, isScalar, LineCounter, parseDocument, visit } from 'yaml';

/** Something in a YAML text that cannot be taken as it is meant. */
export interface YamlFault {
  /** 1-based. */
  readonly line: number;
  /** What the parser says, or the value that was misread. */
  readonly value: string;
}

/** A YAML text, parsed, or what is wrong in it. */
export interface YamlReading {
  readonly document: Document;
  readonly faults: readonly YamlFault[];
  /** The 1-based line of an offset. */
  lineAt(offset: number): number;
}

/** More of one file would hide those of the others. */
const MOST_FAULTS = 3;

/**
 * Parses YAML in which every value is text as written: `2017` is no number and `no` is not false.
 * Anchors and aliases, with which a small file can unfold without end, are faults; so is a comment
 * behind a value, which is nearly always a `#` that was meant as text.
 */
export function parseYaml(text: string): YamlReading {
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
  });
  const faults: YamlFault[] = document.errors.map(({ message, pos }) => ({
    line: lineAt(pos[0]),
    value: message,
  }));
  visit(document, {
    Node: (_, node) => {
      const line = lineAt(node.range?.[0] ?? 0);
      if (isAlias(node)) faults.push({ line, value: `*${node.source}` });
      else if ('anchor' in node && node.anchor) faults.push({ line, value: `&${node.anchor}` });
      else if (isScalar(node) && node.comment) {
        faults.push({ line, value: `${String(node.value)} #${node.comment}` });
      }
    },
  });
  return { document, faults: faults.slice(0, MOST_FAULTS), lineAt };
}
