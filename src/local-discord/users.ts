export type User = {
  readonly id: string;
  readonly username: string;
  readonly globalName: string;
  readonly bot: boolean;
  /** The language of the person's Discord client. */
  locale: string;
  /** False when the person takes no direct messages from the bot. */
  takesMessages: boolean;
};

export type UserPayload = {
  id: string;
  username: string;
  global_name: string;
  discriminator: string;
  avatar: null;
  bot: boolean;
  public_flags: number;
  flags: number;
  primary_guild: null;
};

export function userPayload(user: User): UserPayload {
  return {
    id: user.id,
    username: user.username,
    global_name: user.globalName,
    discriminator: '0',
    avatar: null,
    bot: user.bot,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  };
}
