import type { Draft } from './draft.ts';
import { isHtml, readHtml } from './html.ts';
import { linesOf } from './lines.ts';
import { outletAt } from './outlets.ts';
import { readPastedText } from './pasted-text.ts';

export type { Draft } from './draft.ts';

/**
 * Reads a Korean news page as it was copied from a browser or saved: what cannot be found is
 * `null`, nothing is guessed, and no content is refused.
 *
 * @param content The page's text or HTML.
 * @param url Where it was fetched from, if known.
 */
export function readPage(content: string, url: string | null): Draft {
  const address = url !== null && isWebAddress(url) ? url : null;
  const draft = isHtml(content) ? readHtml(content, address) : readPastedText(linesOf(content));
  const own = draft.url ?? address;
  const publisher = own === null ? null : outletAt(own);
  return { ...draft, url: own, publisher: publisher ?? draft.publisher };
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//iu.test(url) && URL.canParse(url);
}
