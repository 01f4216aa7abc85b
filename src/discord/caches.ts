import { type Client, Options, SnowflakeUtil } from 'discord.js';

/** How often quiet conversations are forgotten, and how long they are quiet then; in milliseconds. */
const HOUR = 60 * 60 * 1000;

const isOwnUser = ({ id, client }: { readonly id: string; readonly client: Client }) =>
  id === client.user?.id;

const own = { maxSize: 0, keepOverLimit: isOwnUser };

/**
 * What discord.js need not remember: the bot answers each event by what stands in it. Left are
 * servers, channels, roles and permissions, without which discord.js does not work.
 */
const LIMITS = {
  // discord.js looks itself up, among the users and among the members of a server.
  GuildMemberManager: own,
  UserManager: own,
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  EntitlementManager: 0,
  GuildApplicationCommandManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildScheduledEventManager: 0,
  GuildSoundboardSoundManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PollAnswerVoterManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  SubscriptionManager: 0,
  ThreadMemberManager: 0,
  VoiceStateManager: 0,
};

/** Makes the caches of discord.js. */
export const makeCache = Options.cacheWithLimits(LIMITS);

/**
 * Forgets direct conversations in which nobody wrote for an hour, now and then. discord.js keeps
 * everyone's for ever; one that goes on is made anew from its next message.
 *
 * @returns Ends it.
 */
export function forgetQuietConversations(client: Client): () => void {
  const timer = setInterval(() => {
    client.channels.cache.sweep(
      (channel) =>
        channel.isDMBased() &&
        SnowflakeUtil.timestampFrom(channel.lastMessageId ?? channel.id) <= Date.now() - HOUR,
    );
  }, HOUR);
  return () => clearInterval(timer);
}
