import type { Client } from 'discord.js';
import { MESSAGE_COMMANDS, SLASH_COMMANDS } from './commands/commands.ts';
import type { Log } from './log.ts';

/** Tells Discord which commands there are, if it has others. */
export async function registerCommands(client: Client<true>, log: Log): Promise<void> {
  const wanted = [...SLASH_COMMANDS, ...MESSAGE_COMMANDS].map(({ data }) => data);
  const registered = await client.application.commands.fetch({ withLocalizations: true });
  const isSame =
    registered.size === wanted.length &&
    wanted.every((data) => registered.some((command) => command.equals(data, true)));
  if (isSame) {
    log.debug({ commands: wanted.length }, 'commands are registered');
    return;
  }
  await client.application.commands.set(wanted);
  log.info({ commands: wanted.map(({ name }) => name) }, 'commands registered');
}
