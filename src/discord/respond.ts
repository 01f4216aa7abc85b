import {
  type ChatInputCommandInteraction,
  type CommandInteraction,
  DiscordAPIError,
  type Message,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Card } from './cards/card.ts';
import { summary } from './errors.ts';
import type { Log } from './log.ts';

/** What can be answered. */
export type Answerable = CommandInteraction | MessageComponentInteraction | ModalSubmitInteraction;

/** Acknowledges a command whose answer takes a while; only the asker will see it. */
export async function deferPrivately(
  interaction: ChatInputCommandInteraction,
  log: Log,
): Promise<void> {
  try {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  } catch (error) {
    if (isAlreadyAcknowledged(error)) {
      // The confirmation was lost on its way back: it is deferred all the same.
      interaction.deferred = true;
      return;
    }
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
    await place.send({ components: [card], flags: MessageFlags.IsComponentsV2 });
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
  try {
    await interaction.update({ components: [card], flags: MessageFlags.IsComponentsV2 });
  } catch (error) {
    // A request that failed on the way back was carried out all the same.
    if (!isAlreadyAcknowledged(error)) throw error;
  }
}

/** Answers a message in its channel. */
export async function reply(message: Message, card: Card): Promise<void> {
  await message.reply({
    components: [card],
    flags: MessageFlags.IsComponentsV2,
    failIfNotExists: false,
  });
}

async function answer(interaction: Answerable, card: Card, isPrivate: boolean): Promise<void> {
  const components = [card];
  const flags = isPrivate
    ? ([MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] as const)
    : ([MessageFlags.IsComponentsV2] as const);
  if (interaction.replied) await interaction.followUp({ components, flags });
  else if (interaction.deferred)
    await interaction.editReply({ components, flags: MessageFlags.IsComponentsV2 });
  else {
    try {
      await interaction.reply({ components, flags });
    } catch (error) {
      // A request that failed on the way back was carried out all the same.
      if (!isAlreadyAcknowledged(error)) throw error;
    }
  }
}

function isAlreadyAcknowledged(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged
  );
}
