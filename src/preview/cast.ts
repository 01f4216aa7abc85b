import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Discord, User } from '../local-discord/server.ts';
import type { Language } from '../words/language.ts';

/** Somebody whom a visitor of the preview can be. */
export interface Actor {
  /** What they are called in addresses and by the page. */
  readonly id: string;
  readonly role: 'member' | 'operator';
  readonly user: User;
  /** What they may do in the server; what every member may, if undefined. */
  readonly memberPermissions: bigint | undefined;
}

/** A server with a channel, two members, and the operator of the bot. */
export interface Cast {
  readonly discord: Discord;
  readonly server: string;
  readonly channel: Channel;
  /** The first is whom a visitor is at first. */
  readonly actors: readonly [Actor, ...Actor[]];
}

/** Where a visitor can be: the channel of the server, or the direct messages with the bot. */
export const PLACES = ['history', 'dm'] as const;
export type PlaceId = (typeof PLACES)[number];

/** Who the application belongs to, and what the bot is called. */
export const OWNER = { username: 'operator', globalName: '운영자', locale: 'ko' };
export const BOT = { username: 'kakao-history', globalName: '카카오 역사 봇', locale: 'ko' };

/** Peoples a local Discord whose application belongs to {@link OWNER}. */
export function assemble(discord: Discord): Cast {
  const member = (username: string, globalName: string): Actor => ({
    id: username,
    role: 'member',
    user: discord.addUser({ username, globalName, locale: 'ko' }),
    memberPermissions: undefined,
  });
  const operator: Actor = {
    id: OWNER.username,
    role: 'operator',
    user: discord.application.owner,
    memberPermissions: PermissionFlagsBits.Administrator,
  };
  const actors: Cast['actors'] = [member('jisu', '지수'), member('minjun', '민준'), operator];
  const server = '카카오 역사 연구회';
  const members = actors.map(({ user }) => user);
  const guild = discord.addGuild({ name: server, locale: 'ko', members });
  return { discord, server, channel: guild.addChannel({ name: '카카오-역사' }), actors };
}

/** A visitor of the preview: who they are, where, and in what language. */
export interface Visitor {
  readonly actor: Actor;
  readonly place: PlaceId;
  readonly language: Language;
}

/** The channel in which a visitor is. */
export function channelOf({ discord, channel }: Cast, { actor, place }: Visitor): Channel {
  return place === 'dm' ? discord.dm(actor.user) : channel;
}

/** How Discord tells the bot of a visitor. */
export function circumstancesOf({ actor, language }: Visitor) {
  const { memberPermissions } = actor;
  return {
    locale: language === 'ko' ? 'ko' : 'en-US',
    ...(memberPermissions !== undefined && { memberPermissions }),
  };
}
