import type { CommandInteraction, Interaction, ModalSubmitInteraction } from 'discord.js';
import { languageOf } from '../words/language.ts';
import { WORDS } from '../words/languages.ts';
import type { Words } from '../words/words.ts';
import { pleaseWait } from './admission.ts';
import { faultCard, noteCard } from './cards/card.ts';
import type { Desk } from './commands/command.ts';
import { MESSAGE_COMMANDS, SLASH_COMMANDS } from './commands/commands.ts';
import { onAutocomplete } from './completions.ts';
import { readPress } from './component-id.ts';
import { apology, summary } from './errors.ts';
import { onDraftForm } from './importing.ts';
import { onPress } from './presses.ts';
import { type Answerable, respond } from './respond.ts';

const slashCommands = new Map(SLASH_COMMANDS.map((command) => [command.data.name, command]));
const messageCommands = new Map(MESSAGE_COMMANDS.map((command) => [command.data.name, command]));

/** Carries out an interaction. Whatever happens, whoever asked gets an answer if Discord takes one. */
export async function onInteraction(interaction: Interaction, desk: Desk): Promise<void> {
  if (interaction.isAutocomplete()) return onAutocomplete(interaction, slashCommands, desk);
  const isKnown =
    interaction.isCommand() || interaction.isMessageComponent() || interaction.isModalSubmit();
  if (!isKnown) return;
  const words = WORDS[languageOf(interaction.locale)];
  try {
    const admission = await desk.admissions.admit(
      interaction.user.id,
      interaction.guildId,
      interaction.isCommand() ? 'question' : 'press',
    );
    if (!admission.isAllowed) {
      desk.statistics.refused(admission.crowd);
      const card = noteCard(pleaseWait(admission, words));
      await respond(interaction, card, { isPrivate: true }, desk.log);
      return;
    }
    try {
      await carryOut(interaction, desk, words);
    } finally {
      admission.leave();
    }
  } catch (error) {
    desk.statistics.failed();
    desk.log.error(
      { ...summary(error), interaction: nameOf(interaction) },
      'an interaction failed',
    );
    await apologize(interaction, apology(error, words), desk);
  }
}

async function carryOut(interaction: Answerable, desk: Desk, words: Words): Promise<void> {
  if (interaction.isModalSubmit()) return onForm(interaction, desk, words);
  if (interaction.isMessageComponent()) return onPress(interaction, desk, words);
  return onCommand(interaction, desk, words);
}

/** Takes a form that someone filled in. */
async function onForm(
  interaction: ModalSubmitInteraction,
  desk: Desk,
  words: Words,
): Promise<void> {
  const press = readPress(interaction.customId);
  if (press?.action === 'draft') return onDraftForm(interaction, press.id, desk, words);
  return respond(interaction, noteCard(words.unknownCommand), { isPrivate: true }, desk.log);
}

async function onCommand(interaction: CommandInteraction, desk: Desk, words: Words): Promise<void> {
  if (interaction.isChatInputCommand()) {
    const command = slashCommands.get(interaction.commandName);
    if (command !== undefined) return command.execute(interaction, desk, words);
  }
  if (interaction.isMessageContextMenuCommand()) {
    const command = messageCommands.get(interaction.commandName);
    if (command !== undefined) return command.execute(interaction, desk, words);
  }
  return respond(interaction, noteCard(words.unknownCommand), { isPrivate: true }, desk.log);
}

/** The command, or what was pressed without whose it was. */
function nameOf(interaction: Answerable): string {
  return interaction.isCommand()
    ? interaction.commandName
    : (interaction.customId.split(':')[1] ?? '');
}

async function apologize(interaction: Answerable, text: string, { log }: Desk): Promise<void> {
  try {
    await respond(interaction, faultCard(text), { isPrivate: true }, log);
  } catch (error) {
    log.error(summary(error), 'the asker could not be told');
  }
}
