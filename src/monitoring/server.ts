import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import { z } from 'zod';

/**
 * Who asks is a machine nearby that asks in one packet. Whoever takes longer, or holds more
 * connections, wants something else, and nobody shall tie up a bot by asking how it is.
 */
const REQUEST_MILLISECONDS = 3_000;
const CHECK_MILLISECONDS = 1_000;
const MOST_CONNECTIONS = 32;
const HEADER_BYTES = 8_192;

const METHODS = ['GET', 'HEAD'];

const PLAIN = 'text/plain; charset=utf-8';

/** What a port for monitoring needs from outside. */
export interface MonitoringOptions {
  /** 0 to 65535; 0 takes any that is free. */
  readonly port: number;
  readonly host: string;
  readonly registry: Registry;
  /** Whether the process does its work; where it does not, only a restart helps. */
  isLive(): boolean;
  /** What is still missing before questions can be answered, a word or two each; nothing: ready. */
  missing(): readonly string[];
  readonly log: { warn(details: object, message: string): void };
}

/** A port that is open for monitoring. */
export interface Monitoring {
  readonly port: number;
  /** Ends it, and every connection. */
  close(): Promise<void>;
}

/** The port for monitoring cannot be opened; most likely something else has it. */
export class PortError extends Error {
  override readonly name = 'PortError';
  readonly host: string;
  readonly port: number;
  /** What the system says, such as `listen EADDRINUSE: address already in use 127.0.0.1:9464`. */
  readonly reason: string;

  constructor(host: string, port: number, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`monitoring: ${host}:${port} cannot be opened: ${reason}`, { cause });
    this.host = host;
    this.port = port;
    this.reason = reason;
  }
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const page = (status: number, text: string): Page => ({ status, type: PLAIN, text: `${text}\n` });

/**
 * Opens a port that says over HTTP how the bot is: `/livez` whether it runs, `/readyz` whether it can
 * answer questions and what is missing, `/metrics` its figures for Prometheus. Of a request only the
 * method and the path count.
 *
 * @throws {@link PortError}
 */
export async function startMonitoring(options: MonitoringOptions): Promise<Monitoring> {
  const { port, host, registry, isLive, missing, log } = options;

  const pages = new Map<string, () => Page | Promise<Page>>([
    ['/livez', () => (isLive() ? page(200, 'ok') : page(503, 'not live'))],
    ['/readyz', () => readiness(missing())],
    [
      '/metrics',
      async () => ({ status: 200, type: registry.contentType, text: await registry.metrics() }),
    ],
  ]);

  async function answer(path: string): Promise<Page> {
    try {
      return (await pages.get(path)?.()) ?? page(404, 'not found');
    } catch (err) {
      log.warn({ err, path }, 'monitoring failed');
      return page(500, 'failed');
    }
  }

  const server = createServer(
    {
      headersTimeout: REQUEST_MILLISECONDS,
      requestTimeout: REQUEST_MILLISECONDS,
      connectionsCheckingInterval: CHECK_MILLISECONDS,
      maxHeaderSize: HEADER_BYTES,
    },
    (request, response) => {
      if (METHODS.includes(request.method ?? '')) {
        const [path = ''] = (request.url ?? '').split('?', 1);
        void answer(path).then((found) => send(response, found));
      } else {
        response.setHeader('Allow', METHODS.join(', '));
        send(response, page(405, 'GET or HEAD only'));
      }
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  // Ends connections that neither ask nor read.
  server.timeout = REQUEST_MILLISECONDS;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new PortError(host, port, cause);
  }
  server.on('error', (err) => log.warn({ err }, 'monitoring failed'));
  return {
    port: z.object({ port: z.number() }).parse(server.address()).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readiness(missing: readonly string[]): Page {
  return missing.length === 0 ? page(200, 'ok') : page(503, `missing: ${missing.join(', ')}`);
}

function send(response: ServerResponse, { status, type, text }: Page): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    // One request a connection, so that none is held for nothing.
    Connection: 'close',
  });
  response.end(text);
}
