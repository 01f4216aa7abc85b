import type { ChatInputCommandInteraction } from 'discord.js';
import type { Words } from '../words/words.ts';
import { noteCard } from './cards/card.ts';
import type { Desk } from './commands/command.ts';
import { respond } from './respond.ts';

/** Refuses whoever is not an operator, and says whether it did. */
export async function refuseOthers(
  interaction: ChatInputCommandInteraction,
  { isAdmin, log }: Pick<Desk, 'isAdmin' | 'log'>,
  words: Words,
): Promise<boolean> {
  if (await isAdmin(interaction.user.id)) return false;
  const { commandName: command, user } = interaction;
  log.warn({ user: user.id, command }, 'refused: not an operator');
  await respond(interaction, noteCard(words.notAdmin), { isPrivate: true }, log);
  return true;
}
