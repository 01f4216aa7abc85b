import '@skyra/discord-components-core/discord-mention.js';
import '@skyra/discord-components-core/discord-pre.js';
import '@skyra/discord-components-core/discord-quote.js';
import '@skyra/discord-components-core/discord-spoiler.js';
import { parse } from 'discord-markdown-parser';
import { html, type TemplateResult } from 'lit';
import { z } from 'zod';

const nodeSchema = z.looseObject({
  type: z.string(),
  get content() {
    return z.union([z.string(), z.array(nodeSchema)]).optional();
  },
  target: z.string().optional(),
  level: z.int().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  timestamp: z.string().optional(),
  format: z.string().optional(),
});
type Node = z.infer<typeof nodeSchema>;

type Shown = TemplateResult | string;

/**
 * Discord's Markdown as Discord shows it: `-# **카카오** [원문](<https://…>)`
 *
 * @param mentions Names for the ids that the text mentions.
 */
export function markdown(text: string, mentions: Readonly<Record<string, string>>): Shown[] {
  return shown(parsed(text), mentions);
}

/** What was parsed lately, since each change draws every message again. */
const known = new Map<string, readonly Node[]>();
const MOST_KNOWN = 2_000;

function parsed(text: string): readonly Node[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size === MOST_KNOWN) known.clear();
  const nodes = nodesOf(text);
  known.set(text, nodes);
  return nodes;
}

function nodesOf(text: string): readonly Node[] {
  try {
    return z.array(nodeSchema).parse(parse(text, 'extended'));
  } catch {
    // The parser does not take everything that people write, such as </:1>.
    return [{ type: 'text', content: text }];
  }
}

function shown(nodes: readonly Node[], mentions: Readonly<Record<string, string>>): Shown[] {
  return nodes.map((node) => {
    const { type, content, target, level, id, name, timestamp, format } = node;
    const inside = typeof content === 'string' ? [content] : shown(content ?? [], mentions);
    switch (type) {
      case 'br':
      case 'newline':
        return html`<br />`;
      case 'strong':
        return html`<strong>${inside}</strong>`;
      case 'em':
        return html`<em>${inside}</em>`;
      case 'underline':
        return html`<u>${inside}</u>`;
      case 'strikethrough':
        return html`<s>${inside}</s>`;
      case 'heading':
        return heading(level ?? 1, inside);
      case 'subtext':
        return html`<small class="subtext">${inside}</small>`;
      case 'inlineCode':
        return html`<code>${inside}</code>`;
      case 'codeBlock':
        return html`<discord-pre>${inside}</discord-pre>`;
      case 'blockQuote':
        return html`<discord-quote>${inside}</discord-quote>`;
      case 'spoiler':
        return html`<discord-spoiler>${inside}</discord-spoiler>`;
      case 'user':
        return html`<discord-mention type="user">${mentions[id ?? ''] ?? id}</discord-mention>`;
      case 'link':
      case 'url':
      case 'autolink':
        return link(target ?? '', inside);
      case 'timestamp':
        return moment(Number(timestamp), format ?? 'f');
      case 'twemoji':
        return name ?? '';
      case 'everyone':
      case 'here':
        return `@${type}`;
      case 'role':
      case 'channel':
      case 'emoji':
      case 'slashCommand':
        return name ?? id ?? '';
      default:
        return html`${inside}`;
    }
  });
}

function link(target: string, inside: readonly Shown[]): TemplateResult {
  // Discord links nothing else.
  if (!/^https?:/iu.test(target)) return html`${inside}`;
  return html`<a href=${target} target="_blank" rel="noopener noreferrer">${inside}</a>`;
}

// The components' own headings keep a margin that Discord has not.
function heading(level: number, inside: readonly Shown[]): TemplateResult {
  if (level === 1) return html`<h2 class="heading-1">${inside}</h2>`;
  if (level === 2) return html`<h3 class="heading-2">${inside}</h3>`;
  return html`<h4 class="heading-3">${inside}</h4>`;
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A time in the reader's zone and language, or, in the format `R`, as long ago: 3분 전 */
function moment(seconds: number, format: string): TemplateResult {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return html`&lt;t:${seconds}:${format}&gt;`;
  const { lang } = document.documentElement;
  const ahead = seconds - Date.now() / 1000;
  const [unit, length] = UNITS.find((candidate) => Math.abs(ahead) >= candidate[1]) ?? UNITS[3];
  const told =
    format === 'R'
      ? new Intl.RelativeTimeFormat(lang).format(Math.trunc(ahead / length), unit)
      : date.toLocaleString(lang);
  return html`<time datetime=${date.toISOString()}>${told}</time>`;
}
