import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes } from 'discord.js';

/** The bot could not connect. */
export class LoginError extends Error {
  override readonly name = 'LoginError';
  /** Whether Discord was reached and refused the token. */
  readonly isTokenRefused: boolean;

  constructor(cause: unknown) {
    super('discord: cannot log in', { cause });
    this.isTokenRefused =
      (cause instanceof DiscordjsError && cause.code === DiscordjsErrorCodes.TokenInvalid) ||
      (cause instanceof DiscordAPIError && cause.status === 401);
  }
}
