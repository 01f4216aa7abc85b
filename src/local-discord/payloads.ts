import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { type User, userPayload } from './users.ts';
import type { Application, Channel, Guild } from './world.ts';

// How Discord writes the world down. Optional fields that no client reads are left out.

/** What the bot may do in a server before anything is taken away. */
export const BOT_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands;

/** The bot as it sees itself. */
export function ownPayload(bot: User) {
  return {
    ...userPayload(bot),
    verified: true,
    mfa_enabled: true,
    email: null,
    locale: 'en-US',
  };
}

/** A member without its user, as messages carry it. */
export function memberPayload(guild: Guild) {
  return {
    roles: [],
    nick: null,
    avatar: null,
    banner: null,
    premium_since: null,
    joined_at: guild.joinedAt,
    communication_disabled_until: null,
    pending: false,
    deaf: false,
    mute: false,
    flags: 0,
  };
}

const CHANNEL_TYPES = {
  text: ChannelType.GuildText,
  dm: ChannelType.DM,
  group: ChannelType.GroupDM,
};

export function channelPayload(channel: Channel, bot: User) {
  const base = {
    id: channel.id,
    type: CHANNEL_TYPES[channel.kind],
    last_message_id: channel.messages.at(-1)?.id ?? null,
    flags: 0,
  };
  if (!channel.guild) {
    const recipients = channel.people.map(userPayload);
    return channel.kind === 'group'
      ? { ...base, recipients, name: null, icon: null, owner_id: channel.people[0]?.id }
      : { ...base, recipients };
  }
  return {
    ...base,
    guild_id: channel.guild.id,
    name: channel.name,
    position: channel.guild.channels.indexOf(channel),
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: channel.forbidden
      ? [{ id: bot.id, type: 1, allow: '0', deny: String(channel.forbidden) }]
      : [],
  };
}

/** A server as GET /guilds/{id} shows it. */
export function guildPayload(guild: Guild, bot: User) {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.members[0]?.id ?? bot.id,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    nsfw: false,
    incidents_data: null,
    home_header: null,
    widget_enabled: false,
    widget_channel_id: null,
    max_members: 500_000,
    max_presences: null,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    features: [],
    emojis: [],
    stickers: [],
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    roles: [
      {
        // The role of everybody has the id of its server.
        id: guild.id,
        name: '@everyone',
        color: 0,
        colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
        hoist: false,
        icon: null,
        unicode_emoji: null,
        position: 0,
        permissions: String(BOT_PERMISSIONS),
        managed: false,
        mentionable: false,
        flags: 0,
      },
    ],
  };
}

/** A server as GUILD_CREATE introduces it. */
export function guildCreatePayload(guild: Guild, bot: User) {
  return {
    ...guildPayload(guild, bot),
    joined_at: guild.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.length + 1,
    // Without the privileged members intent only the bot itself is listed.
    members: [{ ...memberPayload(guild), user: userPayload(bot) }],
    channels: guild.channels.map((channel) => channelPayload(channel, bot)),
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function applicationPayload(application: Application, bot: User, guilds: number) {
  const { team, owner } = application;
  return {
    id: application.id,
    name: application.name,
    icon: null,
    description: '',
    summary: '',
    type: null,
    bot: userPayload(bot),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    hook: true,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    approximate_user_authorization_count: 0,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    integration_types_config: { 0: {}, 1: {} },
    approximate_guild_count: guilds,
    approximate_user_install_count: 0,
    owner: team
      ? { ...userPayload(owner), id: team.id, username: `team${team.id}`, flags: 1024 }
      : userPayload(owner),
    team: team
      ? {
          id: team.id,
          name: team.name,
          icon: null,
          owner_user_id: team.owner.id,
          members: team.members.map(({ user, ...member }) => ({
            ...member,
            team_id: team.id,
            permissions: ['*'],
            user: userPayload(user),
          })),
        }
      : null,
  };
}

/** What an interaction says the application may do where it was started. */
export function appPermissions(channel: Channel): bigint {
  if (channel.guild) return BOT_PERMISSIONS & ~channel.forbidden;
  const inAnyConversation =
    PermissionFlagsBits.AttachFiles |
    PermissionFlagsBits.EmbedLinks |
    PermissionFlagsBits.MentionEveryone;
  return channel.kind === 'dm'
    ? inAnyConversation | PermissionFlagsBits.UseExternalEmojis
    : inAnyConversation;
}
