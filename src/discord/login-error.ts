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

/** A bot whose shards are counted by Discord gets more of them when it connects anew. */
const TOO_FEW_SHARDS: ReadonlySet<number> = new Set([
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
]);

/** The bot could not connect, or may stay connected no longer. */
export class LoginError extends Error {
  override readonly name = 'LoginError';
  /** Whether Discord was reached and refused the token. */
  readonly isTokenRefused: boolean;
  /** Whether Discord was reached and will refuse each further try. */
  readonly isFinal: boolean;

  /** @param isAuto Whether Discord says how many shards there are. */
  constructor(cause: unknown, { isAuto = false } = {}) {
    super('discord: cannot log in', { cause });
    const isClosed = cause instanceof GatewayClosedError;
    this.isTokenRefused =
      (cause instanceof DiscordjsError && cause.code === DiscordjsErrorCodes.TokenInvalid) ||
      (cause instanceof DiscordAPIError && cause.status === 401) ||
      (isClosed && cause.code === GatewayCloseCodes.AuthenticationFailed);
    const canBeMended = isAuto && isClosed && TOO_FEW_SHARDS.has(cause.code);
    this.isFinal = this.isTokenRefused || (isClosed && !canBeMended);
  }
}
