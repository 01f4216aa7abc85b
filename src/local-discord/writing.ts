import { MessageFlags, MessageType } from 'discord-api-types/v10';
import type { MessageBody } from './bodies.ts';
import { numbered } from './components.ts';
import { emptyMessage, invalidForm, serverError } from './refusal.ts';
import type { Request } from './request.ts';
import { judgeMessage } from './rules.ts';
import { type UserPayload, userPayload, type User } from './users.ts';
import type { Channel, Draft, Message, World } from './world.ts';

const KEPT_ON_CREATE =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2;

/**
 * Refuses a message body that Discord would refuse, and records what it should not hold; `at` is
 * where in the request it stands.
 */
export function accept(
  request: Request,
  body: MessageBody,
  existing?: Message,
  at: readonly string[] = [],
): void {
  const { faults, fails, warnings } = judgeMessage(body, existing);
  for (const warning of warnings) request.warn(warning);
  if (fails) request.warn('components: more bytes of text than Discord survives');
  if (faults.length) {
    throw invalidForm(faults.map((fault) => ({ ...fault, path: [...at, ...fault.path] })));
  }
  if (fails) throw serverError();
}

/** The message that the bot's body makes in a channel. */
export function drafted(world: World, channel: Channel, body: MessageBody): Draft {
  const shown = [body.content, ...(body.embeds ?? []), ...(body.components ?? [])];
  const attached = [body.attachments, body.sticker_ids].some((list) => list?.length);
  if (!shown.some(Boolean) && !attached && !body.poll) throw emptyMessage();
  const replied = repliedTo(channel, body);
  const draft: Draft = {
    author: world.bot,
    ...contents(world, body, replied?.author),
    flags: (body.flags ?? 0) & KEPT_ON_CREATE,
    tts: body.tts ?? false,
  };
  if (body.nonce != null) draft.nonce = body.nonce;
  return replied ? { ...draft, ...replyTo(channel, replied) } : draft;
}

/** What makes a message a reply to another one. */
export function replyTo(
  channel: Channel,
  message: Message,
): Pick<Draft, 'type' | 'message_reference' | 'referenced_message'> {
  const place = { message_id: message.id, channel_id: channel.id };
  return {
    type: MessageType.Reply,
    message_reference: channel.guild
      ? { type: 0, ...place, guild_id: channel.guild.id }
      : { type: 0, ...place },
    referenced_message: structuredClone(message),
  };
}

/** What an edit by the bot changes; fields that the body leaves out stay. */
export function edited(world: World, body: MessageBody, existing: Message): Partial<Message> {
  const written = contents(world, body, undefined);
  const changes: Partial<Message> = { edited_timestamp: new Date().toISOString() };
  if (body.content !== undefined) {
    changes.content = written.content;
    changes.mentions = written.mentions;
  }
  if (body.embeds !== undefined) changes.embeds = written.embeds;
  if (body.components !== undefined) changes.components = written.components;
  if (body.attachments !== undefined) changes.attachments = written.attachments;
  const editable = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;
  const flags = body.flags ?? existing.flags;
  changes.flags = (existing.flags & ~MessageFlags.SuppressEmbeds) | (flags & editable);
  return changes;
}

/** The people whom a text mentions. */
export function mentionedIn(world: World, text: string): User[] {
  const ids = [...text.matchAll(/<@!?(\d+)>/g)].map(([, id]) => id ?? '');
  return [...new Set(ids)].flatMap((id) => world.users.get(id) ?? []);
}

function contents(world: World, body: MessageBody, replied: UserPayload | undefined) {
  const { parse, users, replied_user } = body.allowed_mentions ?? {
    parse: ['users'],
    replied_user: true,
  };
  const pinged = mentionedIn(world, body.content ?? '').filter(
    ({ id }) => parse?.includes('users') || users?.includes(id),
  );
  return {
    content: body.content ?? '',
    embeds: (body.embeds ?? []).map((embed) => ({ type: 'rich', ...embed })),
    components: numbered(body.components),
    attachments: (body.attachments ?? []).map((attachment) => ({ ...attachment })),
    mentions: [...pinged.map(userPayload), ...(replied && replied_user ? [replied] : [])],
  };
}

function repliedTo(channel: Channel, body: MessageBody): Message | undefined {
  const reference = body.message_reference;
  if (!reference) return undefined;
  const message = channel.messages.find(({ id }) => id === reference.message_id);
  if (!message && reference.fail_if_not_exists !== false) {
    const path = ['message_reference'];
    throw invalidForm([{ path, code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }]);
  }
  return message;
}
