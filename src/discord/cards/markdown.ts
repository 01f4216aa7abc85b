import type { Span } from '../../korean/sentences.ts';
import type { Passage } from '../../search/answer.ts';
import { segments } from '../../search/segments.ts';
import { clip } from './parts.ts';

const SPECIAL = /[\\*_~`|<>[\]]|^(?:#|-)|^\d{1,9}(?=\.\s)/gmu;

/** Makes Discord show a text as it is: `*굵게* <@1>` → `\*굵게\* \<@1\>` */
export function escapeMarkdown(text: string): string {
  return text.replace(SPECIAL, (special) =>
    /\d/u.test(special) ? `${special}\\` : `\\${special}`,
  );
}

/** The text that was escaped: `\*굵게\*` → `*굵게*` */
export function unescapeMarkdown(text: string): string {
  return text.replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}

/** One line of a text as it is, of at most so many characters, the signs that escape it among them. */
export function quote(text: string, longest: number): string {
  const line = clip(text, longest);
  for (let length = longest; ; length--) {
    const quoted = escapeMarkdown(clip(line, length));
    if (quoted.length <= longest) return quoted;
  }
}

/**
 * Writes a part of a passage for Discord: the sentence that answers best in bold, the words that
 * matched underlined, an ellipsis where text was left out.
 */
export function markUp(passage: Passage, part: Span): string {
  let out = part.start > 0 ? '… ' : '';
  let bold = false;
  for (const { text, isAnswer, isMatch } of segments(passage, part)) {
    if (isAnswer !== bold) out += '**';
    bold = isAnswer;
    out += isMatch ? `__${escapeMarkdown(text)}__` : escapeMarkdown(text);
  }
  if (bold) out += '**';
  return part.end < passage.text.length ? `${out} …` : out;
}
