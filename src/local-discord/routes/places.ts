import { z } from 'zod';
import { channelPayload, guildPayload, memberPayload, ownPayload } from '../payloads.ts';
import { notFound, unknownGuild, unknownUser } from '../refusal.ts';
import { type Request, type Route, read } from '../request.ts';
import { userPayload, type User } from '../users.ts';
import type { Guild, World } from '../world.ts';

/** Users, servers, and the way to the gateway. */
export function placeRoutes(
  world: World,
  gateway: { url(): string; shards: number; maxConcurrency: number },
): Route[] {
  const userOf = (id: string): User => {
    const user = world.users.get(id);
    if (!user) throw unknownUser();
    return user;
  };
  const guildOf = (request: Request): Guild => {
    const guild = world.guilds.get(request.param('guild'));
    if (!guild) throw unknownGuild();
    return guild;
  };

  return [
    {
      at: 'GET /gateway',
      open: true,
      handle: () => ({ status: 200, body: { url: gateway.url() } }),
    },
    {
      at: 'GET /gateway/bot',
      handle: () => ({
        status: 200,
        body: {
          url: gateway.url(),
          shards: gateway.shards,
          session_start_limit: {
            total: 1000,
            remaining: 999,
            reset_after: 86_400_000,
            max_concurrency: gateway.maxConcurrency,
          },
        },
      }),
    },
    { at: 'GET /users/@me', handle: () => ({ status: 200, body: ownPayload(world.bot) }) },
    {
      at: 'GET /users/:user',
      handle: (request) => ({ status: 200, body: userPayload(userOf(request.param('user'))) }),
    },
    {
      at: 'POST /users/@me/channels',
      handle(request) {
        const { recipient_id } = read(z.looseObject({ recipient_id: z.string() }), request.body);
        const channel = world.dmWith(userOf(recipient_id));
        return { status: 200, body: channelPayload(channel, world.bot) };
      },
    },
    {
      at: 'GET /guilds/:guild',
      handle: (request) => ({ status: 200, body: guildPayload(guildOf(request), world.bot) }),
    },
    {
      at: 'GET /guilds/:guild/channels',
      handle(request) {
        const { channels } = guildOf(request);
        return { status: 200, body: channels.map((channel) => channelPayload(channel, world.bot)) };
      },
    },
    {
      at: 'GET /guilds/:guild/members/:user',
      handle(request) {
        const guild = guildOf(request);
        const user = userOf(request.param('user'));
        if (user !== world.bot && !guild.members.includes(user)) throw notFound();
        return { status: 200, body: { ...memberPayload(guild), user: userPayload(user) } };
      },
    },
  ];
}
