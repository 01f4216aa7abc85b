import { DOMParser } from 'linkedom';

/** What we use of a document. TypeScript knows no DOM here: the bot runs in no browser. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly textContent: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
}

/** An element, which a page can be read by and rid of. */
export interface DomElement extends DomNode {
  getAttribute(name: string): string | null;
  remove(): void;
}

/** A parsed page. */
export interface DomDocument extends DomNode {
  readonly documentElement: DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

/** Deeper and larger trees are no news pages, and the libraries take minutes over them. */
const DEEPEST = 120;
const MOST_NODES = 25_000;

/** Each of these can become a node of its own, in the page or in what Readability copies from it. */
const MARK = /[<>&\u00A0]/u;
const MOST_MARKS = 100_000;

const TEXT = 3;

const UNSEEN = new Set(
  (
    'SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME OBJECT VIDEO AUDIO CANVAS BUTTON SELECT OPTION TEXTAREA HEAD TITLE ' +
    'FIGURE FIGCAPTION NAV ASIDE'
  ).split(' '),
);

const INLINE = new Set(
  (
    'A ABBR B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK Q S SAMP SMALL SPAN STRIKE STRONG ' +
    'SUB SUP TIME TT U VAR WBR'
  ).split(' '),
);

/** Parses HTML; `null` when nothing can be made of it, or when its tree is beyond all pages. */
export function parseDocument(html: string): DomDocument | null {
  if (html.split(MARK, MOST_MARKS + 2).length > MOST_MARKS) return null;
  // Without a root, linkedom makes the first element of a fragment the whole document.
  const whole = /<(?:html|body)[\s>]/iu.test(html) ? html : `<html><body>${html}</body></html>`;
  try {
    const document: DomDocument = new DOMParser().parseFromString(whole, 'text/html');
    return isReasonable(document) ? document : null;
  } catch {
    return null;
  }
}

/**
 * The text of a document as it would be copied: a line a `<br>`, an empty line between blocks.
 *
 * `<p>첫 문단</p><p>둘째<br>문단</p>` → 첫 문단 ⏎⏎ 둘째 ⏎ 문단
 */
export function textOf({ documentElement: root }: DomDocument): string {
  const parts: string[] = [];
  if (root === null) return '';
  walk(root, {
    enter(node) {
      if (node.nodeType === TEXT) parts.push((node.nodeValue ?? '').replace(/\s+/gu, ' '));
      const name = node.nodeName.toUpperCase();
      if (UNSEEN.has(name)) return false;
      if (name === 'BR') parts.push('\n');
      else if (isBlock(node)) parts.push('\n\n');
      return true;
    },
    leave(node) {
      if (isBlock(node)) parts.push('\n\n');
    },
  });
  return parts.join('');
}

function isBlock(node: DomNode): boolean {
  return node.nodeType === 1 && !INLINE.has(node.nodeName.toUpperCase());
}

function isReasonable({ documentElement: root }: DomDocument): boolean {
  if (root === null) return false;
  let depth = 0;
  let deepest = 0;
  let nodes = 0;
  walk(root, {
    enter() {
      depth += 1;
      nodes += 1;
      deepest = Math.max(deepest, depth);
      return deepest <= DEEPEST;
    },
    leave() {
      depth -= 1;
    },
  });
  return deepest <= DEEPEST && nodes <= MOST_NODES;
}

interface Visitor {
  /** Whether to go on into the node. */
  enter(node: DomNode): boolean;
  leave(node: DomNode): void;
}

/** Visits a tree without recursion: broken pages nest thousands deep. */
function walk(root: DomNode, { enter, leave }: Visitor): void {
  let node: DomNode | null = root;
  while (node !== null) {
    const child: DomNode | null = enter(node) ? node.firstChild : null;
    if (child !== null) {
      node = child;
      continue;
    }
    leave(node);
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      if (node !== null) leave(node);
    }
    node = node === null || node === root ? null : node.nextSibling;
  }
}
