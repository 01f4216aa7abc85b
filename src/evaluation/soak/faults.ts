import type { Channel, Discord, User } from '../../local-discord/server.ts';
import type { Random } from '../random.ts';

/** Whom and what a fault can hit. */
export interface Scene {
  readonly discord: Discord;
  readonly random: Random;
  readonly users: readonly User[];
  readonly channels: readonly Channel[];
}

/** Something that goes wrong with Discord, as it does now and then. */
export interface FaultOfDiscord {
  readonly name: string;
  /**
   * Lets it go wrong.
   *
   * @returns What ends it; nothing where it ends by itself.
   */
  begin(scene: Scene): (() => void) | void;
}

const CALLBACK = /^\/interactions\/\d+\/.*\/callback/u;
const MESSAGES = /^\/channels\/\d+\/messages$/u;
const ANY = /^\//u;
const PATHS = [CALLBACK, CALLBACK, MESSAGES, MESSAGES, ANY];

/** `SEND_MESSAGES` and `VIEW_CHANNEL`. */
const PERMISSIONS = [1n << 11n, 1n << 10n];

/** What Discord answers when a channel or an interaction cannot be used. */
const REFUSALS = [
  { path: MESSAGES, status: 403, code: 50_013, message: 'Missing Permissions' },
  { path: MESSAGES, status: 403, code: 50_001, message: 'Missing Access' },
  { path: MESSAGES, status: 404, code: 10_003, message: 'Unknown Channel' },
  { path: CALLBACK, status: 404, code: 10_062, message: 'Unknown interaction' },
];

/** What goes wrong with requests, and with what the bot may do. */
export const FAULTS_OF_REQUESTS: readonly FaultOfDiscord[] = [
  {
    name: '500-504',
    begin: ({ discord, random }) => {
      discord.fail({
        path: random.from(PATHS) ?? ANY,
        status: random.from([500, 502, 503, 504]) ?? 500,
        times: random.between(1, 6),
        afterwards: random.next() < 0.5,
      });
    },
  },
  {
    name: '429',
    begin: ({ discord, random }) => {
      discord.fail({
        path: MESSAGES,
        status: 429,
        retryAfter: random.between(1, 30) / 10,
        global: random.next() < 0.3,
        times: random.between(1, 2),
      });
    },
  },
  {
    name: '429 for long',
    begin: ({ discord, random }) => {
      discord.fail({ path: MESSAGES, status: 429, retryAfter: 25, global: random.next() < 0.3 });
    },
  },
  {
    name: 'garbled answer',
    begin: ({ discord, random }) => {
      const path = random.from(PATHS) ?? ANY;
      discord.fail({ path, malformed: true, afterwards: random.next() < 0.7 });
    },
  },
  {
    name: 'connection cut',
    begin: ({ discord, random }) => {
      discord.fail({
        path: random.from(PATHS) ?? ANY,
        hangUp: random.from([true, 'reset']) ?? true,
        times: random.between(1, 3),
        afterwards: random.next() < 0.5,
      });
    },
  },
  {
    name: 'slow answer',
    begin: ({ discord, random }) => {
      const path = random.from(PATHS) ?? ANY;
      discord.fail({ path, delay: random.between(200, 4_000), times: random.between(1, 8) });
    },
  },
  {
    name: 'refusal',
    begin: ({ discord, random }) => {
      const refusal = random.from(REFUSALS);
      if (refusal === undefined) return;
      const { path, status, code, message } = refusal;
      discord.fail({ path, status, body: { code, message }, times: random.between(1, 2) });
    },
  },
  {
    name: 'token refused once',
    begin: ({ discord }) => {
      discord.fail({ path: MESSAGES, status: 401 });
    },
  },
  {
    name: 'forbidden channel',
    begin: ({ random, channels }) => {
      const channel = random.from(channels);
      const permission = random.from(PERMISSIONS) ?? 0n;
      channel?.forbid(permission);
      return () => channel?.permit(permission);
    },
  },
  {
    name: 'closed direct messages',
    begin: ({ random, users }) => {
      const user = random.from(users);
      if (user === undefined) return;
      user.takesMessages = false;
      return () => {
        user.takesMessages = true;
      };
    },
  },
];

/** What goes wrong with the connection that the bot hears by. */
export const FAULTS_OF_GATEWAY: readonly FaultOfDiscord[] = [
  {
    name: 'dropped gateway',
    begin: ({ discord, random }) => discord.gateway.drop(random.from([undefined, 4_000, 1_001])),
  },
  { name: 'reconnect', begin: ({ discord }) => discord.gateway.reconnect() },
  {
    name: 'invalid session',
    begin: ({ discord, random }) => discord.gateway.invalidateSession(random.next() < 0.5),
  },
  {
    name: 'zombie gateway',
    begin: ({ discord }) => {
      discord.gateway.stopAcknowledging();
      return () => discord.gateway.acknowledgeAgain();
    },
  },
  {
    name: 'silent gateway',
    begin: ({ discord }) => {
      discord.gateway.silence();
      discord.gateway.drop();
      return () => {
        discord.gateway.speak();
        // Whoever waits for a greeting of a load balancer is cut off by it in the end.
        discord.gateway.drop();
      };
    },
  },
  {
    name: 'event twice',
    begin: ({ discord, random }) =>
      discord.gateway.repeat(random.from(['INTERACTION_CREATE', 'MESSAGE_CREATE']) ?? ''),
  },
  {
    name: 'frame of nonsense',
    begin: ({ discord, random }) =>
      discord.gateway.say(random.from(['', '{', 'null', '[]', '{"op":42}']) ?? ''),
  },
];
