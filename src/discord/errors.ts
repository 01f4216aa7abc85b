import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { UnavailableError } from '../archive/errors.ts';
import type { Words } from '../words/words.ts';

/** What someone whose question failed is told. */
export function apology(error: unknown, words: Words): string {
  return error instanceof UnavailableError ? words.unavailable : words.failed;
}

/**
 * What the log says of an error. Requests to Discord carry questions, answers and the tokens of
 * interactions, so only code, status and route are kept.
 */
export function summary(error: unknown): object {
  if (error instanceof DiscordAPIError) {
    const { code, status, method, message } = error;
    return {
      error: { name: error.name, code, status, method, route: routeOf(error.url), message },
    };
  }
  if (error instanceof HTTPError) {
    const { status, method } = error;
    return { error: { name: error.name, status, method, route: routeOf(error.url) } };
  }
  if (error instanceof RateLimitError) {
    const { method, retryAfter } = error;
    return { error: { name: error.name, method, route: error.route, retryAfter } };
  }
  // Its message quotes what could not be read, which may be what someone asked.
  if (error instanceof SyntaxError) return { error: { name: error.name } };
  return { err: error };
}

/** The path of an address without ids and tokens: `/api/v10/interactions/…/…/callback` */
function routeOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  return path
    .split('/')
    .map((part) => (part.length > 15 ? '…' : part))
    .join('/');
}
