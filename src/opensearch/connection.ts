import { z } from 'zod';
import { IndexGoneError, IndexUnavailableError } from '../search/paragraph-index.ts';

/** How long one try of a request may take, in milliseconds, and how often it is tried anew. */
export interface Patience {
  readonly limit: number;
  readonly retries: number;
}

/** Somebody waits for the answer, and for no more than two seconds in all. */
export const ASKING: Patience = { limit: 600, retries: 2 };

/** Nobody waits, and the engine may be busy. */
export const LOADING: Patience = { limit: 60_000, retries: 10 };

/** The pause before a request is tried again doubles from the first to the longest. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 10_000;

const OLDEST_VERSION = 2;

/** A request as the REST API of OpenSearch describes it. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The parts of the path. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | boolean>>;
  /** An object for JSON, or lines of it. */
  readonly body?: object | string;
  /** A status that is an answer, and no failure. */
  readonly ignore?: number;
}

/** A connection with all nodes of an OpenSearch. */
export interface Connection {
  /**
   * Sends a request and gives the answer. A request that fails is sent again, to another node if
   * there is one, so it must do no harm when it is done twice.
   *
   * @param shape What the body of the answer looks like.
   * @param isDone Whether the engine did all that was asked; else the request is sent again.
   * @throws {IndexUnavailableError} When it fails in the end or is refused.
   */
  request<T>(
    shape: z.ZodType<T>,
    request: Request,
    patience: Patience,
    isDone?: (answer: T) => boolean,
  ): Promise<T>;
  close(): Promise<void>;
}

const info = z.object({
  version: z.object({ distribution: z.literal('opensearch'), number: z.string() }),
});

/**
 * Connects with an OpenSearch.
 *
 * @param nodes The URLs of its nodes; one may carry `user:password@`, which then goes for all.
 * @throws {IndexUnavailableError} When none answers, or what answers is no OpenSearch from version 2.
 */
export async function connect(nodes: readonly string[]): Promise<Connection> {
  // The client is large, and most who run the bot need none.
  const { Client, errors } = await import('@opensearch-project/opensearch');
  const distinct = Array.from(new Set(nodes.map((node) => new URL(node).href)));
  const client = new Client({ nodes: distinct, maxRetries: 0 });
  const where = nodes.map(withoutPassword).join(', ');

  const send = async (request: Request, limit: number): Promise<unknown> => {
    const { method, path, query, body, ignore } = request;
    const sent = client.transport.request(
      {
        method,
        path: `/${path.map(encodeURIComponent).join('/')}`,
        ...(query !== undefined && { querystring: query }),
        ...(typeof body === 'string' && { bulkBody: body }),
        ...(typeof body === 'object' && { body }),
      },
      { requestTimeout: limit, ...(ignore !== undefined && { ignore: [ignore] }) },
    );
    // The client's own limit ends with the head of the answer.
    const timer = setTimeout(() => sent.abort(), limit + FIRST_PAUSE);
    try {
      const answer: { readonly body: unknown } = await sent;
      return answer.body;
    } finally {
      clearTimeout(timer);
    }
  };

  const connection: Connection = {
    request: async (shape, request, { limit, retries }, isDone = () => true) => {
      for (let tries = 0; ; tries++) {
        let failure = 'it left something undone';
        try {
          const answer = shape.safeParse(await send(request, limit));
          if (answer.success && isDone(answer.data)) return answer.data;
          if (!answer.success) failure = 'what it says is not understood';
        } catch (error) {
          if (!(error instanceof errors.OpenSearchClientError)) throw error;
          const status = error instanceof errors.ResponseError ? error.statusCode : null;
          if (status === 401 || status === 403) {
            throw new IndexUnavailableError(
              `OpenSearch at ${where} refuses this user and password (${status}): ${error.message}`,
            );
          }
          if (status !== null && status < 500 && status !== 429) {
            const isGone = status === 404;
            throw new (isGone ? IndexGoneError : IndexUnavailableError)(
              `OpenSearch at ${where} refuses a request (${status}): ${error.message}`,
            );
          }
          failure = error.message;
        }
        // Every node gets a try.
        if (tries >= Math.max(retries, nodes.length)) {
          throw new IndexUnavailableError(`OpenSearch at ${where} does not answer: ${failure}`);
        }
        await pause(Math.min(FIRST_PAUSE * 2 ** tries, LONGEST_PAUSE));
      }
    },
    close: () => client.close(),
  };

  try {
    const answer = info.safeParse(
      await connection.request(z.unknown(), { method: 'GET', path: [] }, ASKING),
    );
    const version = answer.data?.version.number ?? null;
    if (version === null) {
      throw new IndexUnavailableError(`What answers at ${where} is not OpenSearch.`);
    }
    if (Number.parseInt(version, 10) < OLDEST_VERSION) {
      throw new IndexUnavailableError(
        `OpenSearch at ${where} has version ${version}; ${OLDEST_VERSION} or later is needed.`,
      );
    }
  } catch (error) {
    await connection.close();
    throw error;
  }
  return connection;
}

/** `https://me:secret@search:9200/` → `https://search:9200` */
function withoutPassword(node: string): string {
  const { protocol, host, pathname } = new URL(node);
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
