import {
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
    const channel = interaction.channel;
    const place = !isPrivate && channel?.isSendable() ? channel : interaction.user;
    await place.send(post(card, interaction.id));
  }
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
 * who wrote it.
 *
 * @throws When there is no way left to reach them.
 */
export async function reply(message: Message, card: Card, words: Words): Promise<void> {
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
  const { components, ...rest } = post(card, message.id);
  // The budget of a card leaves room for a sentence.
  const note = text(`-# ${words.notAllowedThere}`);
  await message.author.send({ ...rest, components: [note, ...components] });
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
  else if (interaction.deferred)
    await interaction.editReply({ components, flags: MessageFlags.IsComponentsV2 });
  else await acknowledge(() => interaction.reply({ components, flags }));
}

/** Makes the first request for an interaction: what failed only on the way back was carried out. */
async function acknowledge(request: () => Promise<unknown>): Promise<void> {
  try {
    await request().catch((error: unknown) => {
      // Discord's answer could not be read; the next one tells whether the request was carried out.
      if (error instanceof SyntaxError) return request();
      throw error;
    });
  } catch (error) {
    if (!isAlreadyAcknowledged(error)) throw error;
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
