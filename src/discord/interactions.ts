import type { ChatInputCommandInteraction, Interaction } from 'discord.js';
import { languageOf, WORDS } from '../words/languages.ts';
import { noteCard } from './card.ts';
import type { Desk } from './commands/command.ts';
import { COMMANDS } from './commands/commands.ts';
import { summary } from './errors.ts';
import { respond } from './respond.ts';

const commands = new Map(COMMANDS.map((command) => [command.data.name, command]));

/** Carries out an interaction. Whatever happens, whoever asked gets an answer if Discord takes one. */
export async function onInteraction(interaction: Interaction, desk: Desk): Promise<void> {
  if (!interaction.isChatInputCommand()) return;
  const words = WORDS[languageOf(interaction.locale)];
  try {
    const command = commands.get(interaction.commandName);
    if (command === undefined) {
      await respond(interaction, noteCard(words.unknownCommand), { isPrivate: true }, desk.log);
    } else {
      await command.execute(interaction, desk, words);
    }
  } catch (error) {
    desk.log.error({ ...summary(error), command: interaction.commandName }, 'a command failed');
    await apologize(interaction, words.failed, desk);
  }
}

async function apologize(
  interaction: ChatInputCommandInteraction,
  text: string,
  { log }: Desk,
): Promise<void> {
  try {
    await respond(interaction, noteCard(text), { isPrivate: true }, log);
  } catch (error) {
    log.error(summary(error), 'the asker could not be told');
  }
}
