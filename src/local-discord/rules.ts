import { MessageFlags } from 'discord-api-types/v10';
import type { Choice, Embed, MessageBody, Modal } from './bodies.ts';
import { breaksDiscord, checkModal, checkRows, checkV2 } from './component-rules.ts';
import { Faults, lengthOf } from './limits.ts';
import type { Fault } from './refusal.ts';
import type { Message } from './world.ts';

/** What is wrong with a message body. */
export type Verdict = {
  /** Broken limits, for which Discord refuses the body. */
  faults: Fault[];
  /** True when Discord would fail with 500 over it. */
  fails: boolean;
  /** Customs of ours that Discord does not ask for, only recorded. */
  warnings: string[];
};

/** Judges a body that creates a message, or that edits `existing`. */
export function judgeMessage(body: MessageBody, existing?: Message): Verdict {
  const faults = new Faults();
  const v2 = MessageFlags.IsComponentsV2;
  const wasV2 = Boolean((existing?.flags ?? 0) & v2);
  // An edit that names no flags keeps those of the message.
  const isV2 = body.flags == null ? wasV2 : Boolean(body.flags & v2);
  const components = body.components ?? [];
  faults.need(
    isV2 || !wasV2,
    ['flags'],
    'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
    'The IS_COMPONENTS_V2 message flag cannot be removed.',
  );
  if (isV2) {
    checkNoLegacyFields(faults, body, wasV2 ? undefined : existing);
    if (body.components || !wasV2) checkV2(faults, components);
  } else {
    checkRows(faults, components);
  }
  faults.text(['content'], body.content, 0, 2000);
  checkEmbeds(faults, body.embeds ?? []);
  const { parse } = body.allowed_mentions ?? {};
  const warnings = body.allowed_mentions && !parse?.length ? [] : ['allowed_mentions: not closed'];
  return { faults: faults.found, fails: isV2 && breaksDiscord(components), warnings };
}

/** V2 messages have neither content nor embeds, and a message that becomes one has to lose them. */
function checkNoLegacyFields(
  faults: Faults,
  body: MessageBody,
  becomes: Message | undefined,
): void {
  const content = body.content === undefined ? becomes?.content : body.content;
  const embeds = body.embeds === undefined ? becomes?.embeds : body.embeds;
  const legacy = {
    content: Boolean(content),
    embeds: Boolean(embeds?.length),
    poll: Boolean(body.poll),
    sticker_ids: Boolean(body.sticker_ids?.length),
  };
  for (const [field, used] of Object.entries(legacy)) {
    faults.need(
      !used,
      [field],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    );
  }
}

function checkEmbeds(faults: Faults, embeds: readonly Embed[]): void {
  faults.count(['embeds'], embeds.length, 0, 10);
  let total = 0;
  const text = (
    path: (string | number)[],
    value: string | null | undefined,
    min: number,
    max: number,
  ) => {
    faults.text(path, value, min, max);
    total += lengthOf(value);
  };
  for (const [index, embed] of embeds.entries()) {
    const at = ['embeds', index];
    const fields = embed.fields ?? [];
    text([...at, 'title'], embed.title, 0, 256);
    text([...at, 'description'], embed.description, 0, 4096);
    text([...at, 'footer', 'text'], embed.footer?.text, 0, 2048);
    text([...at, 'author', 'name'], embed.author?.name, 0, 256);
    faults.count([...at, 'fields'], fields.length, 0, 25);
    for (const [place, field] of fields.entries()) {
      text([...at, 'fields', place, 'name'], field.name, 1, 256);
      text([...at, 'fields', place, 'value'], field.value, 1, 1024);
    }
  }
  faults.need(
    total <= 6000,
    ['embeds'],
    'MAX_EMBED_SIZE_EXCEEDED',
    'Embed size exceeds maximum size of 6000',
  );
}

/** Judges the choices of an autocomplete answer. */
export function judgeChoices(choices: readonly Choice[]): Fault[] {
  const faults = new Faults();
  faults.count(['data', 'choices'], choices.length, 0, 25);
  checkChoices(faults, choices, ['data', 'choices']);
  return faults.found;
}

/** The rules that offered and registered choices share. */
export function checkChoices(
  faults: Faults,
  choices: readonly Choice[],
  path: (string | number)[],
): void {
  for (const [index, { name, value }] of choices.entries()) {
    faults.text([...path, index, 'name'], name, 1, 100);
    if (typeof value === 'string') faults.text([...path, index, 'value'], value, 1, 100);
  }
  faults.unique(
    choices.map(({ name }, index) => ({ path: [...path, index, 'name'], value: name })),
    'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE',
    'Choice names must be unique',
  );
}

/** Judges a modal. */
export function judgeModal(modal: Modal): Fault[] {
  const faults = new Faults();
  faults.text(['custom_id'], modal.custom_id, 1, 100);
  faults.text(['title'], modal.title, 1, 45);
  checkModal(faults, modal.components);
  return faults.found.map((fault) => ({ ...fault, path: ['data', ...fault.path] }));
}
