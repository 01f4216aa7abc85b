import { z } from 'zod';

// Loose on purpose: unknown fields stay in the body, as the rules and the OpenAPI document judge
// them; these shapes only let the rest of the server read a body without guessing.

export const SelectOption = z.looseObject({
  label: z.string(),
  value: z.string(),
  description: z.string().nullish(),
  default: z.boolean().nullish(),
});

/** A message or modal component. */
export const Component = z.looseObject({
  type: z.int(),
  id: z.int().nullish(),
  custom_id: z.string().nullish(),
  style: z.int().nullish(),
  label: z.string().nullish(),
  url: z.string().nullish(),
  sku_id: z.string().nullish(),
  emoji: z.looseObject({}).nullish(),
  disabled: z.boolean().nullish(),
  content: z.string().nullish(),
  description: z.string().nullish(),
  placeholder: z.string().nullish(),
  title: z.string().nullish(),
  value: z.string().nullish(),
  required: z.boolean().nullish(),
  min_values: z.int().nullish(),
  max_values: z.int().nullish(),
  min_length: z.int().nullish(),
  max_length: z.int().nullish(),
  options: z.array(SelectOption).nullish(),
  items: z.array(z.looseObject({})).nullish(),
  get components() {
    return z.array(Component).nullish();
  },
  get component() {
    return Component.nullish();
  },
  get accessory() {
    return Component.nullish();
  },
});
export type Component = z.infer<typeof Component>;

export const Embed = z.looseObject({
  title: z.string().nullish(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  footer: z.looseObject({ text: z.string() }).nullish(),
  author: z.looseObject({ name: z.string() }).nullish(),
  fields: z.array(z.looseObject({ name: z.string(), value: z.string() })).nullish(),
});
export type Embed = z.infer<typeof Embed>;

/** The body that creates or edits a message, in a channel or by an interaction. */
export const MessageBody = z.looseObject({
  content: z.string().nullish(),
  embeds: z.array(Embed).nullish(),
  components: z.array(Component).nullish(),
  flags: z.int().nullish(),
  attachments: z.array(z.looseObject({})).nullish(),
  poll: z.looseObject({}).nullish(),
  sticker_ids: z.array(z.string()).nullish(),
  tts: z.boolean().nullish(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  allowed_mentions: z
    .looseObject({
      parse: z.array(z.string()).nullish(),
      users: z.array(z.string()).nullish(),
      replied_user: z.boolean().nullish(),
    })
    .nullish(),
  message_reference: z
    .looseObject({
      message_id: z.string(),
      channel_id: z.string().nullish(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
});
export type MessageBody = z.infer<typeof MessageBody>;

export const Modal = z.looseObject({
  custom_id: z.string(),
  title: z.string(),
  components: z.array(Component),
});
export type Modal = z.infer<typeof Modal>;

export const Choice = z.looseObject({
  name: z.string(),
  name_localizations: z.record(z.string(), z.string()).nullish(),
  value: z.union([z.string(), z.number()]),
});
export type Choice = z.infer<typeof Choice>;

export const Choices = z.looseObject({ choices: z.array(Choice).nullish() });

/** The answer to an interaction, its data not yet read: the type says what it holds. */
export const Callback = z.looseObject({ type: z.int(), data: z.unknown().optional() });

const Localizations = z.record(z.string(), z.string()).nullish();

export const CommandOption = z.looseObject({
  type: z.int(),
  name: z.string(),
  name_localizations: Localizations,
  description: z.string(),
  description_localizations: Localizations,
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  choices: z.array(Choice).nullish(),
  min_length: z.int().nullish(),
  max_length: z.int().nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  get options() {
    return z.array(CommandOption).nullish();
  },
});
export type CommandOption = z.infer<typeof CommandOption>;

/** A command as the bot registers it. */
export const CommandBody = z.looseObject({
  name: z.string(),
  name_localizations: Localizations,
  description: z.string().nullish(),
  description_localizations: Localizations,
  type: z.int().nullish(),
  options: z.array(CommandOption).nullish(),
  default_member_permissions: z.union([z.string(), z.int()]).nullish(),
  contexts: z.array(z.int()).nullish(),
  integration_types: z.array(z.int()).nullish(),
  nsfw: z.boolean().nullish(),
});
export type CommandBody = z.infer<typeof CommandBody>;
