import { type Client, Team, TeamMemberMembershipState, TeamMemberRole } from 'discord.js';
import { LRUCache } from 'lru-cache';

/** How long someone of whom Discord says that the bot is not theirs is not asked about again, in milliseconds. */
const REMEMBERED = 60_000;
const MOST_REMEMBERED = 1_000;

/** Tells who runs the bot. */
export interface Admins {
  /**
   * Whether a user runs the bot: named in the settings, the owner of the application, or an accepted
   * member of the team that owns it who may do more than look. A server's administrators are not.
   *
   * @throws When Discord does not say who owns the application.
   */
  has(userId: string, client: Client<true>): Promise<boolean>;
}

/** Tells it, asking Discord seldom about those who try what is not theirs, as often as they like. */
export function createAdmins(adminUserIds: readonly string[]): Admins {
  const others = new LRUCache<string, true>({ max: MOST_REMEMBERED, ttl: REMEMBERED });
  return {
    has: async (userId, client) => {
      if (adminUserIds.includes(userId)) return true;
      if (others.has(userId)) return false;
      const isOwner = (await ownersOf(client)).has(userId);
      if (!isOwner) others.set(userId, true);
      return isOwner;
    },
  };
}

async function ownersOf(client: Client<true>): Promise<ReadonlySet<string>> {
  const { owner } = await client.application.fetch();
  if (!(owner instanceof Team)) return new Set(owner === null ? [] : [owner.id]);
  const members = owner.members.filter(
    ({ membershipState, role }) =>
      membershipState === TeamMemberMembershipState.Accepted && role !== TeamMemberRole.ReadOnly,
  );
  return new Set([...(owner.ownerId === null ? [] : [owner.ownerId]), ...members.keys()]);
}
