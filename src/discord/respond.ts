import {
  type APIModalInteractionResponseCallbackData,
  type ChatInputCommandInteraction,
  type CommandInteraction,
  DiscordAPIError,
  type Message,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type PermissionsBitField,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Words } from '../words/words.ts';
import type { Card } from './cards/card.ts';
import { text } from './cards/parts.ts';
import type { Desk } from './commands/command.ts';
import { summary } from './errors.ts';
import type { Log } from './log.ts';

const { ReadMessageHistory, SendMessages, SendMessagesInThreads, ViewChannel } =
  PermissionFlagsBits;

/** How Discord says that the bot cannot write in a channel. */
const CLOSED: ReadonlySet<string | number> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.UnknownChannel,
]);

/** What can be answered. */
export type Answerable = CommandInteraction | MessageComponentInteraction | ModalSubmitInteraction;

/** Acknowledges a command whose answer takes a while; only the asker will see it. */
export async function deferPrivately(
  interaction: ChatInputCommandInteraction,
  log: Log,
): Promise<void> {
  try {
    await acknowledge(() => interaction.deferReply({ flags: MessageFlags.Ephemeral }));
    interaction.deferred = true;
  } catch (error) {
    log.warn(summary(error), 'could not defer; the answer goes out another way');
  }
}

/**
 * Answers an interaction, whatever has become of it so far. Where Discord no longer takes an answer to
 * it, the answer goes to the channel, or to the asker's direct messages when it is private.
 *
 * @throws When there is no way left to reach the asker.
 */
export async function respond(
  interaction: Answerable,
  card: Card,
  { isPrivate }: { readonly isPrivate: boolean },
  log: Log,
): Promise<void> {
  try {
    await answer(interaction, card, isPrivate);
  } catch (error) {
    log.warn(summary(error), 'the interaction takes no answer; answering another way');
    const message = post(card, interaction.id);
    const channel = interaction.channel;
    if (!isPrivate && channel?.isSendable()) {
      try {
        await channel.send(message);
        return;
      } catch (refusal) {
        if (!isClosed(refusal)) throw refusal;
      }
    }
    await interaction.user.send(message);
  }
}

/** Acknowledges a press whose message is changed or taken away in a moment. */
export async function deferChange(interaction: MessageComponentInteraction): Promise<void> {
  await acknowledge(() => interaction.deferUpdate());
  interaction.deferred = true;
}

/** Answers a press with a form. */
export async function showForm(
  interaction: MessageComponentInteraction,
  form: APIModalInteractionResponseCallbackData,
): Promise<void> {
  await acknowledge(() => interaction.showModal(form));
}

/** Shows on a deferred reply what is going on; the answer takes its place. */
export async function showProgress(
  interaction: ChatInputCommandInteraction,
  card: Card,
  log: Log,
): Promise<void> {
  try {
    await interaction.editReply({ components: [card], flags: MessageFlags.IsComponentsV2 });
    // For discord.js the reply is given now; for the asker it is still to come.
    interaction.replied = false;
  } catch (error) {
    log.debug(summary(error), 'progress could not be shown');
  }
}

/** Answers a command privately with several messages. */
export async function respondAll(
  interaction: ChatInputCommandInteraction,
  cards: readonly Card[],
  log: Log,
): Promise<void> {
  for (const card of cards) await respond(interaction, card, { isPrivate: true }, log);
}

/** Shows another card on the message that was pressed. */
export async function change(
  interaction: MessageComponentInteraction | ModalMessageModalSubmitInteraction,
  card: Card,
): Promise<void> {
  await acknowledge(() =>
    interaction.update({ components: [card], flags: MessageFlags.IsComponentsV2 }),
  );
}

/**
 * Answers a message in its channel, or, where the bot may not write there, in the direct messages of
 * who wrote it, unless they take none.
 *
 * @throws When there is no way left to reach them, an error that {@link isUnreachable}.
 */
export async function reply(
  message: Message,
  card: Card,
  { unreachable }: Pick<Desk, 'unreachable'>,
  words: Words,
): Promise<void> {
  const allowed = permissionsIn(message);
  const may = (permission: bigint) => allowed === null || allowed.has(permission);
  const { channel } = message;
  const isThread = channel.isThread();
  const write = isThread ? SendMessagesInThreads : SendMessages;
  if (may(ViewChannel) && may(write)) {
    try {
      if (may(ReadMessageHistory) || !channel.isSendable()) {
        await message.reply({ ...post(card, message.id), failIfNotExists: false });
      } else await channel.send(post(card, message.id));
      return;
    } catch (error) {
      if (!message.inGuild() || !isClosed(error)) throw error;
    }
  }
  const { author } = message;
  if (unreachable.has(author.id)) throw new UnreachableError('discord: takes no direct messages');
  const { components, ...rest } = post(card, message.id);
  // The budget of a card leaves room for a sentence.
  const note = text(`-# ${words.notAllowedThere}`);
  try {
    await author.send({ ...rest, components: [note, ...components] });
  } catch (error) {
    if (isUnreachable(error)) unreachable.set(author.id, true);
    throw error;
  }
}

/** Someone takes no direct messages, and cannot be reached otherwise. */
class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** Whether an error says that someone cannot be reached. */
export function isUnreachable(error: unknown): boolean {
  return (
    error instanceof UnreachableError ||
    (error instanceof DiscordAPIError &&
      error.code === RESTJSONErrorCodes.CannotSendMessagesToThisUser)
  );
}

/** What the bot may do in the channel of a message; `null` where nothing can be forbidden. */
function permissionsIn({ channel, client }: Message): Readonly<PermissionsBitField> | null {
  return channel.isDMBased() ? null : channel.permissionsFor(client.user);
}

/** A message that stays one, even if its confirmation is lost or another process sends it too. */
function post(card: Card, nonce: string) {
  return {
    components: [card],
    flags: MessageFlags.IsComponentsV2,
    nonce,
    enforceNonce: true,
  } as const;
}

async function answer(interaction: Answerable, card: Card, isPrivate: boolean): Promise<void> {
  const components = [card];
  const flags = isPrivate
    ? ([MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] as const)
    : ([MessageFlags.IsComponentsV2] as const);
  if (interaction.replied) await interaction.followUp({ components, flags });
  else if (interaction.deferred) {
    const edit = { components, flags: MessageFlags.IsComponentsV2 } as const;
    // Once more does no harm.
    await again(() => interaction.editReply(edit));
  } else {
    await acknowledge(() => interaction.reply({ components, flags }));
    // Also where the confirmation was lost.
    interaction.replied = true;
  }
}

/** Makes the first request for an interaction: what failed only on the way back was carried out. */
async function acknowledge(request: () => Promise<unknown>): Promise<void> {
  try {
    await again(request);
  } catch (error) {
    if (!isAlreadyAcknowledged(error)) throw error;
  }
}

/** Makes a request, and once more where Discord's answer could not be read. */
async function again(request: () => Promise<unknown>): Promise<unknown> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof SyntaxError) return request();
    throw error;
  }
}

function isAlreadyAcknowledged(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged
  );
}

function isClosed(error: unknown): boolean {
  return error instanceof DiscordAPIError && CLOSED.has(error.code);
}
