import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import timers from 'node:timers/promises';
import { type Failure, Failures, failing } from './faults.ts';
import type { OpenApi } from './openapi.ts';
import { notFound, Refusal, unauthorized } from './refusal.ts';
import type { Answer, Route } from './request.ts';
import type { Waiting } from './waiting.ts';

/** A request that the bot made. */
export type RecordedRequest = {
  method: string;
  /** Without `/api/v10` and without the query. */
  path: string;
  query: string;
  body: unknown;
  /** Undefined while it is not answered, and when the connection was ended instead. */
  status: number | undefined;
  /** Whether an authorization header came with it. */
  authorized: boolean;
  at: number;
  /** Until when a 429 forbids more of the kind, by `Date.now()`, and whether it forbids all. */
  limit?: { until: number; global: boolean };
};

/** The HTTP edge: authorization, failures, rate limit headers, records, and the routes. */
export class Rest {
  readonly server: Server;
  readonly requests: RecordedRequest[] = [];
  readonly violations: string[] = [];
  readonly failures = new Failures();
  readonly #about: RestOptions;

  constructor(about: RestOptions) {
    this.#about = about;
    this.server = createServer((incoming, response) => {
      this.#serve(incoming, response).catch(() => response.destroy());
    });
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://discord');
    const record: RecordedRequest = {
      method: incoming.method ?? 'GET',
      path: decodeURIComponent(url.pathname.replace(/^\/api(?:\/v\d+)?/, '')),
      query: url.search,
      body: undefined,
      status: undefined,
      authorized: incoming.headers.authorization !== undefined,
      at: Date.now(),
    };
    const chunks: Uint8Array[] = [];
    for await (const chunk of incoming) {
      if (chunk instanceof Uint8Array) chunks.push(chunk);
    }
    record.body = parsed(Buffer.concat(chunks).toString(), incoming.headers['content-type']);
    this.requests.push(record);
    const failure = this.failures.take(record.method, record.path);
    if (failure?.delay) await timers.setTimeout(failure.delay);
    const does = !failure || failure.afterwards || isOnlySlow(failure);
    const answer = does ? this.#answer(record, url.searchParams, incoming) : undefined;
    if (failure && !isOnlySlow(failure)) fail(failure, record, response);
    else if (answer) {
      record.status = answer.status;
      send(response, answer.status, answer.body, rateLimits(record));
    }
    this.#about.waiting.changed();
  }

  #answer(record: RecordedRequest, query: URLSearchParams, incoming: IncomingMessage): Answer {
    const { method, path, body } = record;
    const violate = (text: string) => this.violations.push(`${method} ${path}: ${text}`);
    try {
      const { route, params } = this.#route(method, path);
      if (!route) {
        violate('no such route');
        throw notFound();
      }
      if (!route.open && incoming.headers.authorization !== `Bot ${this.#about.token}`) {
        throw unauthorized();
      }
      for (const text of this.#about.openapi?.check(method, path, body) ?? []) {
        violate(`OpenAPI: ${text}`);
      }
      return route.handle({
        method,
        path,
        query,
        body,
        param: (name) => params[name] ?? '',
        warn: violate,
      });
    } catch (error) {
      if (!(error instanceof Refusal)) {
        // A defect of this server must not look like one of Discord's own errors.
        violate(`the local server broke: ${error instanceof Error ? error.stack : String(error)}`);
        return { status: 501, body: { message: String(error), code: 0 } };
      }
      for (const fault of error.faults) {
        violate(`${fault.path.join('.') || 'body'}: ${fault.code}: ${fault.message}`);
      }
      return { status: error.status, body: error.body };
    }
  }

  #route(method: string, path: string) {
    for (const route of this.#about.routes) {
      const params = matched(route.at, `${method} ${path}`);
      if (params) return { route, params };
    }
    return { route: undefined, params: {} };
  }
}

type RestOptions = {
  token: string;
  routes: readonly Route[];
  openapi: OpenApi | undefined;
  waiting: Waiting;
};

function matched(pattern: string, target: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), target.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}

function isOnlySlow(failure: Failure): boolean {
  return failure.status === undefined && !failure.hangUp && !failure.malformed;
}

function fail(failure: Failure, record: RecordedRequest, response: ServerResponse): void {
  if (failure.hangUp === 'reset') response.socket?.resetAndDestroy();
  else if (failure.hangUp) response.socket?.destroy();
  else if (failure.malformed) {
    record.status = failure.status ?? 200;
    response.writeHead(record.status, { 'content-type': 'application/json' });
    response.end('{"id": "1", "content": "unterm');
  } else {
    const { status, body, headers } = failing(failure);
    record.status = status;
    if (status === 429) {
      const until = Date.now() + Number(headers['retry-after']) * 1000;
      record.limit = { until, global: failure.global ?? false };
    }
    send(response, status, body, headers);
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string>,
): void {
  if (body === undefined) {
    // Clients read a JSON type as a promise of JSON, and an empty answer holds none.
    response.writeHead(status, headers).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Headers of a bucket that never runs empty, so that only a wanted failure slows a client. */
function rateLimits({ method, path }: RecordedRequest): Record<string, string> {
  // Discord does not limit interaction callbacks.
  if (path.startsWith('/interactions/')) return {};
  const route = path.replaceAll(/\d{5,}/g, ':id').replace(/^(\/webhooks\/:id\/)[^/]+/, '$1:token');
  return {
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': '49',
    'x-ratelimit-reset': String(Date.now() / 1000 + 1),
    'x-ratelimit-reset-after': '1',
    'x-ratelimit-bucket': createHash('sha256')
      .update(`${method} ${route}`)
      .digest('hex')
      .slice(0, 32),
  };
}

/** The JSON of a body; of a multipart body, that of its `payload_json` part. */
function parsed(text: string, type = ''): unknown {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/.exec(type)?.[1];
  const part = boundary
    ? text.split(`--${boundary}`).find((piece) => /name="payload_json"/.test(piece))
    : undefined;
  const json = boundary ? part?.slice(part.indexOf('\r\n\r\n') + 4) : text;
  if (!json?.trim()) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return value;
  } catch {
    return json;
  }
}
