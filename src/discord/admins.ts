import { type Client, Team, TeamMemberMembershipState, TeamMemberRole } from 'discord.js';

/** How long Discord's word on who does not own the bot counts, in milliseconds. */
const REMEMBERED = 60_000;

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

/** Asks Discord once a minute for all who try what is not theirs, and anew for each whose it is. */
export function createAdmins(adminUserIds: readonly string[]): Admins {
  let owners: Promise<ReadonlySet<string>> | null = null;
  let askedAt = 0;

  function askNow(client: Client<true>): Promise<ReadonlySet<string>> {
    const asked = ownersOf(client);
    owners = asked;
    askedAt = performance.now();
    asked.catch(() => {
      if (owners === asked) owners = null;
    });
    return asked;
  }

  return {
    has: async (userId, client) => {
      if (adminUserIds.includes(userId)) return true;
      const known = performance.now() - askedAt < REMEMBERED ? owners : null;
      if (known !== null && !(await known).has(userId)) return false;
      return (await askNow(client)).has(userId);
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
