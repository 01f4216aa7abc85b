import type { AutocompleteInteraction } from 'discord.js';
import type { Desk, SlashCommand } from './commands/command.ts';
import { summary } from './errors.ts';

/** As many choices as Discord shows. */
const CHOICES = 25;

/** Offers choices for what someone types; where that fails, none. */
export async function onAutocomplete(
  interaction: AutocompleteInteraction,
  commands: ReadonlyMap<string, SlashCommand>,
  desk: Desk,
): Promise<void> {
  const complete = commands.get(interaction.commandName)?.complete;
  const { user, guildId } = interaction;
  try {
    const admission = await desk.admissions.admit(user.id, guildId, 'letter');
    if (!admission.isAllowed) return await interaction.respond([]);
    try {
      const typed = interaction.options.getFocused();
      await interaction.respond((await complete?.(typed, desk, CHOICES)) ?? []);
    } finally {
      admission.leave();
    }
  } catch (error) {
    // Choices come too late when someone types on; the next letter asks again.
    desk.log.debug(summary(error), 'choices were not taken');
  }
}
