import type { MessagePort } from 'node:worker_threads';
import { z } from 'zod';
import type { Edition } from '../archive/edition.ts';
import { CorpusFolderError, EmptyCorpusError, UnavailableError } from '../archive/errors.ts';
import { IndexGoneError, IndexUnavailableError } from '../search/paragraph-index.ts';
import {
  type Call,
  type OpeningError,
  type Report,
  CLOSE,
  requestSchema,
  SIGN,
} from './messages.ts';

/** How the thread tells how far it is. */
export type OnProgress = (done: number, total: number) => void;

/**
 * Opens an edition in a worker thread and answers what the main thread asks of it. While it opens it
 * gives signs of life.
 *
 * @param port To the main thread.
 * @param open Opens the edition.
 */
export async function serve(
  port: MessagePort,
  open: (onProgress: OnProgress) => Promise<Edition>,
): Promise<void> {
  const send = (report: Report) => port.postMessage(report);
  let edition: Edition | null = null;
  port.on('message', (message: unknown) => {
    const asked = requestSchema.safeParse(message);
    if (!asked.success) {
      const { data } = numbered.safeParse(message);
      if (data) send({ kind: 'failed', id: data.id, message: `thread: ${asked.error.message}` });
      return;
    }
    if (asked.data === SIGN) {
      send({ kind: SIGN });
      return;
    }
    if (edition === null) return;
    if (asked.data === CLOSE) {
      void edition.close().finally(() => port.close());
      return;
    }
    const { id, request } = asked.data;
    carryOut(request, edition).then(
      (value) => send({ kind: 'value', id, value }),
      (error: unknown) => {
        if (error instanceof IndexGoneError) send({ kind: 'gone', message: error.message });
        const isUnavailable =
          error instanceof IndexUnavailableError || error instanceof UnavailableError;
        const kind = isUnavailable ? 'unavailable' : 'failed';
        send({ kind, id, message: error instanceof Error ? (error.stack ?? '') : String(error) });
      },
    );
  });
  try {
    edition = await open((done, total) => send({ kind: 'progress', done, total }));
    send({ kind: 'open', contents: edition.contents });
  } catch (error) {
    send({ kind: 'not-open', error: describe(error) });
    port.close();
  }
}

/** What a message that is no request may still have: by it its sender hears of it. */
const numbered = z.object({ id: z.number() });

function carryOut(call: Call, edition: Edition): Promise<unknown> {
  switch (call.call) {
    case 'ask':
      return edition.ask(...call.arguments);
    case 'timeline':
      return edition.timeline(...call.arguments);
    case 'list':
      return edition.list(...call.arguments);
    case 'suggest':
      return edition.suggest(...call.arguments);
    case 'titled':
      return edition.titled(...call.arguments);
    case 'twinOf':
      return edition.twinOf(...call.arguments);
    case 'article':
      return edition.article(...call.arguments);
  }
}

function describe(error: unknown): OpeningError {
  if (error instanceof CorpusFolderError) {
    return { name: 'CorpusFolderError', folder: error.folder, cause: String(error.cause) };
  }
  if (error instanceof EmptyCorpusError) {
    return { name: 'EmptyCorpusError', refused: [...error.refused] };
  }
  return { name: 'other', message: error instanceof Error ? error.message : String(error) };
}
