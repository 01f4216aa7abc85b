/** Offsets into a text, in UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const END_OF_SENTENCE = /[.!?…。]["'”’」』)\]]{0,2}\s+/gu;

/**
 * Splits a paragraph into its sentences, without the white space between them.
 *
 * `전망이다. 카카오는 17.5% 늘었다.` → 전망이다. · 카카오는 17.5% 늘었다.
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  for (const gap of text.slice(0, end).matchAll(END_OF_SENTENCE)) {
    spans.push({ start, end: gap.index + gap[0].trimEnd().length });
    start = gap.index + gap[0].length;
  }
  if (start < end) spans.push({ start, end });
  return spans;
}
