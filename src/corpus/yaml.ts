import {
  CST,
  type Document,
  isAlias,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  Parser,
  visit,
} from 'yaml';

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

/** No file of ours holds more than lists in a list; the parser counts two or three steps for each. */
const DEEPEST = 10;

/** More of one file would hide those of the others. */
const MOST_FAULTS = 3;

/**
 * Parses YAML in which every value is text as written: `2017` is no number and `no` is not false.
 * Anchors and aliases, with which a small file can unfold without end, are faults; so is a key that
 * stands there twice or is no text, and a comment behind a value, which is nearly always a `#` that was
 * meant as text.
 */
export function parseYaml(text: string): YamlReading {
  const deep = deepLine(text);
  if (deep !== null) {
    const faults = [{ line: deep, value: 'Nested too deep' }];
    return { document: parseDocument(''), faults, lineAt: () => 1 };
  }
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    // Its warnings would go to the terminal beside the log.
    logLevel: 'error',
    // It compares each key with each other, which takes seconds for thousands.
    uniqueKeys: false,
  });
  const faults: YamlFault[] = document.errors.map(({ message, pos }) => ({
    line: lineAt(pos[0]),
    value: message,
  }));
  visit(document, {
    Map: (_, { items }) => {
      const keys = new Set<string>();
      for (const { key } of items) {
        const name = isScalar(key) ? String(key.value) : '?';
        const start = isNode(key) ? (key.range?.[0] ?? 0) : 0;
        if (keys.has(name) || !isScalar(key)) faults.push({ line: lineAt(start), value: name });
        keys.add(name);
      }
    },
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

/**
 * The 1-based line at which a text nests too deep, or `null`. To make a document of it takes a stack
 * as deep, and when that runs out within a regular expression, the whole process ends.
 */
function deepLine(text: string): number | null {
  const deep: number[] = [];
  for (const token of new Parser().parse(text)) {
    if (token.type !== 'document') continue;
    CST.visit(token, ({ start, key, value }, path) => {
      if (path.length <= DEEPEST) return undefined;
      deep.push((start[0] ?? key ?? value ?? token).offset);
      return CST.visit.BREAK;
    });
  }
  const [offset] = deep;
  return offset === undefined ? null : text.slice(0, offset).split('\n').length;
}
