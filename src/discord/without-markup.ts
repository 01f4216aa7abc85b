/** What Discord shows as something else than the text: mentions, emoji, times, links. */
const MARKUP = /<[@#/][^<>\s]{1,100}>|<a?:\w{2,32}:\d{17,20}>|<t:[^<>\s]{1,40}>|https?:\/\/\S+/gu;

/** What a person wrote, without mentions and other markup: `<@123> 카카오톡?` → `카카오톡?` */
export function withoutMarkup(content: string): string {
  return content.replace(MARKUP, ' ').trim();
}
