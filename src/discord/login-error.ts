import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
} from 'discord.js';

/** The gateway ended the connection and takes no other. */
export class GatewayClosedError extends Error {
  override readonly name = 'GatewayClosedError';
  readonly code: number;

  constructor(code: number) {
    super(`discord: the gateway closed the connection with code ${code}`);
    this.code = code;
  }
}

/** The bot could not connect. */
export class LoginError extends Error {
  override readonly name = 'LoginError';
  /** Whether Discord was reached and refused the token. */
  readonly isTokenRefused: boolean;
  /** Whether Discord was reached and will refuse each further try. */
  readonly isFinal: boolean;

  constructor(cause: unknown) {
    super('discord: cannot log in', { cause });
    this.isTokenRefused =
      (cause instanceof DiscordjsError && cause.code === DiscordjsErrorCodes.TokenInvalid) ||
      (cause instanceof DiscordAPIError && cause.status === 401) ||
      (cause instanceof GatewayClosedError &&
        cause.code === GatewayCloseCodes.AuthenticationFailed);
    this.isFinal = this.isTokenRefused || cause instanceof GatewayClosedError;
  }
}
