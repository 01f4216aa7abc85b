import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type ChatInputApplicationCommandData,
  InteractionContextType,
} from 'discord.js';

/** A name and a description in both languages. */
interface Described {
  readonly name: { readonly en: string; readonly ko: string };
  readonly description: { readonly en: string; readonly ko: string };
}

/** Names and describes a command or an option as Discord wants it. */
export function described({ name, description }: Described) {
  return {
    name: name.en,
    nameLocalizations: { ko: name.ko },
    description: description.en,
    descriptionLocalizations: { ko: description.ko },
  };
}

/** A slash command in servers, in DMs with the bot, and in private channels of those who installed it. */
export const EVERYWHERE = {
  type: ApplicationCommandType.ChatInput,
  integrationTypes: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
} satisfies Partial<ChatInputApplicationCommandData>;

/** An option that is a year. */
export const YEAR = {
  type: ApplicationCommandOptionType.Integer,
  minValue: 1990,
  maxValue: 2099,
} as const;
