import {
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Draft } from '../../import/page.ts';
import type { Words } from '../../words/words.ts';
import { componentId } from '../component-id.ts';
import { fits, MESSAGE_BUDGET } from './budget.ts';
import { type Card, container } from './card.ts';
import { escapeMarkdown, quote } from './markdown.ts';
import { button, clip, row, SEPARATOR, text } from './parts.ts';

/** What a person can say of a page, in the order of the form. */
export const DRAFT_FIELDS = ['title', 'publisher', 'author', 'published', 'url'] as const;

/** What an article cannot do without. */
const REQUIRED = ['title', 'publisher', 'published'] as const;

const LONGEST_VALUE = 300;
const LONGEST_PARAGRAPH = 400;

/** A page as it was read, to be saved, mended or left. */
export function draftCard(id: string, draft: Draft, twin: string | null, words: Words): Card {
  const { imports } = words;
  const fields = DRAFT_FIELDS.map((field) => {
    const value = draft[field];
    const shown = value === null ? imports.unknown : quote(value, LONGEST_VALUE);
    return `**${imports.name(field)}** ${shown}`;
  });
  const missing = REQUIRED.filter((field) => draft[field] === null);
  const notes = [
    imports.paragraphs(draft.paragraphs.length),
    ...(missing.length === 0 ? [] : [`⚠️ ${imports.incomplete(missing)}`]),
    ...(twin === null ? [] : [`⚠️ ${imports.twin(escapeMarkdown(twin))}`]),
    `-# ${imports.rights}`,
  ];
  const top = `## ${imports.heading}`;
  const about = fields.join('\n');
  const remarks = notes.join('\n');
  const shown: string[] = [];
  for (const paragraph of draft.paragraphs) {
    const next = quote(paragraph, LONGEST_PARAGRAPH);
    if (!fits(MESSAGE_BUDGET, top, about, remarks, [...shown, next].join('\n\n'))) break;
    shown.push(next);
  }
  const act = (step: 'save' | 'edit' | 'drop') => componentId({ action: 'draft', id, step });
  return container([
    text(top),
    text(about),
    text(remarks),
    ...(shown.length === 0 ? [] : [SEPARATOR, text(shown.join('\n\n'))]),
    row(
      {
        ...button(imports.save, act('save'), !isComplete(draft)),
        style: ButtonStyle.Primary,
      },
      button(imports.edit, act('edit')),
      button(imports.drop, act('drop')),
    ),
  ]);
}

/** Whether a draft has all that an article must have. */
function isComplete(draft: Draft): boolean {
  return REQUIRED.every((field) => draft[field] !== null) && draft.paragraphs.length > 0;
}

/** The form in which a person mends what was read of a page. */
export function draftForm(
  id: string,
  draft: Draft,
  words: Words,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: componentId({ action: 'draft', id, step: 'edit' }),
    title: words.imports.edit,
    components: DRAFT_FIELDS.map((field) => ({
      type: ComponentType.Label,
      label: words.imports.label(field),
      component: {
        type: ComponentType.TextInput,
        custom_id: field,
        style: TextInputStyle.Short,
        required: REQUIRED.some((required) => required === field),
        max_length: LONGEST_VALUE,
        ...(draft[field] === null ? {} : { value: clip(draft[field], LONGEST_VALUE) }),
      },
    })),
  };
}
