/** What Discord shows as something else than the text: mentions, emoji, times, links. */
const MARKUP =
  /<[@#/][^<>\s]+>|<a?:\w+:\d+>|<t:[^<>\s]+>|<https?:\/\/[^<>\s]+>|https?:\/\/[^<\s]+/gu;

/** What a person wrote, without mentions and other markup: `<@123> 카카오톡?` → `카카오톡?` */
export function withoutMarkup(content: string): string {
  return content.replace(MARKUP, ' ').trim();
}
