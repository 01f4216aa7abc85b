/**
 * What the words of a text begin with, particles and endings left out roughly: enough to see
 * whether two texts tell of the same thing.
 *
 * `가나테크의 새 서비스 2상에서` → 가나 · 서비 · 2상
 */
export function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{Nd}]{2,}/gu) ?? [];
  return new Set(words.map((word) => /^(?:\p{Nd}{1,20}.|[가-힣]{2})/u.exec(word)?.[0] ?? word));
}

/** The share of a text's stems that others hold, 0 to 1. */
export function shared(text: string, others: ReadonlySet<string>): number {
  const stems = [...stemsOf(text)];
  return stems.length === 0 ? 0 : stems.filter((stem) => others.has(stem)).length / stems.length;
}
