import { z } from 'zod';
import { Choice, Component } from '../local-discord/bodies.ts';

// What the page and the server of the preview say to each other, one JSON object a message.

const id = z.string().max(40);
const optionValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** What somebody at the page does. */
export const actSchema = z.discriminatedUnion('type', [
  /** Becomes this person, in this place, with a client in this language. */
  z.object({ type: z.literal('look'), person: id, place: id, language: z.enum(['ko', 'en']) }),
  z.object({ type: z.literal('say'), text: z.string().min(1).max(2000), replyTo: id.nullable() }),
  z.object({
    type: z.literal('slash'),
    command: z.string(),
    options: optionValues,
    files: z.record(z.string(), z.object({ name: z.string().max(200), base64: z.base64() })),
  }),
  /** Types into an option that completes itself. */
  z.object({
    type: z.literal('complete'),
    request: z.int(),
    command: z.string(),
    options: optionValues,
    focused: z.string(),
  }),
  /** Uses a command of a message's menu. */
  z.object({ type: z.literal('menu'), command: z.string(), message: id }),
  z.object({ type: z.literal('press'), message: id, component: z.string() }),
  z.object({
    type: z.literal('select'),
    message: id,
    component: z.string(),
    values: z.array(z.string()),
  }),
  z.object({ type: z.literal('submit'), form: id, values: z.record(z.string(), z.string()) }),
]);
export type Act = z.infer<typeof actSchema>;

const personSchema = z.object({
  id,
  name: z.string(),
  role: z.enum(['member', 'operator', 'bot']),
});
export type Person = z.infer<typeof personSchema>;

const placeSchema = z.object({ id, name: z.string(), kind: z.enum(['channel', 'dm']) });
export type Place = z.infer<typeof placeSchema>;

const optionSchema = z.object({
  name: z.string(),
  /** As the person reads them, in the language of the client. */
  label: z.string(),
  description: z.string(),
  kind: z.enum(['text', 'integer', 'switch', 'file']),
  isRequired: z.boolean(),
  completes: z.boolean(),
  choices: z.array(z.object({ label: z.string(), value: z.union([z.string(), z.number()]) })),
  /** The longest text, or the largest number; the smallest number. */
  most: z.number().nullable(),
  least: z.number().nullable(),
});
export type Option = z.infer<typeof optionSchema>;

const commandSchema = z.object({
  kind: z.enum(['slash', 'menu']),
  name: z.string(),
  label: z.string(),
  description: z.string(),
  options: z.array(optionSchema),
});
export type Command = z.infer<typeof commandSchema>;

const messageSchema = z.object({
  id,
  author: personSchema,
  at: z.iso.datetime(),
  isEdited: z.boolean(),
  /** Only this person sees it. */
  isPrivate: z.boolean(),
  /** The bot has not answered yet. */
  isLoading: z.boolean(),
  content: z.string(),
  components: z.array(Component),
  isMentioned: z.boolean(),
  replyTo: z.object({ author: personSchema, text: z.string() }).nullable(),
  /** Whose command it answers, and which. */
  command: z.object({ by: personSchema, label: z.string() }).nullable(),
});
export type Message = z.infer<typeof messageSchema>;

const sightSchema = z.object({
  type: z.literal('sight'),
  server: z.string(),
  bot: personSchema,
  people: z.array(personSchema),
  /** Names for the ids that texts mention. */
  mentions: z.record(z.string(), z.string()),
  places: z.array(placeSchema),
  person: id,
  place: id,
  commands: z.array(commandSchema),
  messages: z.array(messageSchema),
  isTyping: z.boolean(),
});
/** All that a person sees of a place. */
export type Sight = z.infer<typeof sightSchema>;

const fieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  value: z.string(),
  placeholder: z.string(),
  isRequired: z.boolean(),
  isLong: z.boolean(),
  least: z.number(),
  most: z.number(),
});

const formSchema = z.object({
  type: z.literal('form'),
  form: id,
  title: z.string(),
  fields: z.array(fieldSchema),
});
/** A form that the bot shows. */
export type Form = z.infer<typeof formSchema>;

const choicesSchema = z.object({
  type: z.literal('choices'),
  request: z.int(),
  choices: z.array(Choice),
});

/** What the server of the preview says. */
export const newsSchema = z.discriminatedUnion('type', [
  sightSchema,
  formSchema,
  choicesSchema,
  /** The bot has taken what somebody did. */
  z.object({ type: z.literal('done') }),
  /** The bot did not answer in time what somebody did, as Discord says it. */
  z.object({ type: z.literal('unanswered') }),
  /** The bot or the preview has ended. */
  z.object({ type: z.literal('ended') }),
]);
export type News = z.infer<typeof newsSchema>;
