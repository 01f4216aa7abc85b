/** A stretch of text that Discord shows as it is. */
const PLAIN = '·';

/** What Discord obeys wherever it stands. */
const MARKUP =
  /<(?:@|#|\/|t:|a?:\w|id:|https?:)|\]\(|[`|~[\]\\]|(?<!\*)\*(?:\*\*)*(?!\*)|(?<!_)_(?:__)*(?!_)/u;

/** What Discord obeys at the start of a line; the number of a list has nine digits at most. */
const LINE_MARKUP = /^\s*(?:#{1,3}\s|-#\s|>|[-*]\s|(?<!\d)\d{1,9}\.\s)/u;

/**
 * What in a text of a card Discord would obey although the card did not write it.
 *
 * @param openings What each line opens with by the card's own hand, such as `## `; there are no more
 *   lines than these.
 * @param own Whether the card writes bold and underlined text in a line.
 */
export function foreignMarkup(
  content: string,
  openings: readonly string[],
  own: (line: number) => boolean,
): string[] {
  const lines = content.split('\n');
  if (lines.length !== openings.length) return [`${lines.length} lines`];
  return lines.flatMap((line, i) => {
    const opening = openings[i] ?? '';
    if (!line.startsWith(opening)) return [`no ${opening}: ${line}`];
    const text = line
      .slice(opening.length)
      // The link to the original, the one link of a card.
      .replace(/ · \[(?:원문|original)\]\(<https?:\/\/[^\s<>]+>\)$/u, '')
      .replace(/\\[^0-9A-Za-z\s]/gu, PLAIN);
    const starts = LINE_MARKUP.test(text) ? [`line: ${text.slice(0, 40)}`] : [];
    const marked = own(i) ? text.replace(/\*\*|__/gu, '') : text.replace(/\*\*|__/gu, '`');
    const found = MARKUP.exec(marked);
    return [...starts, ...(found === null ? [] : [`${found[0]}: ${line.slice(0, 200)}`])];
  });
}
