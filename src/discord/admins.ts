import { type Client, Team, TeamMemberMembershipState, TeamMemberRole } from 'discord.js';

/**
 * Whether a user runs the bot: named in the settings, the owner of the application, or an accepted
 * member of the team that owns it who may do more than look. A server's administrators are not.
 *
 * @throws When Discord does not say who owns the application.
 */
export async function isAdmin(
  userId: string,
  client: Client<true>,
  adminUserIds: readonly string[],
): Promise<boolean> {
  if (adminUserIds.includes(userId)) return true;
  const { owner } = await client.application.fetch();
  if (!(owner instanceof Team)) return owner?.id === userId;
  const member = owner.members.get(userId);
  return (
    owner.ownerId === userId ||
    (member !== undefined &&
      member.membershipState === TeamMemberMembershipState.Accepted &&
      member.role !== TeamMemberRole.ReadOnly)
  );
}
