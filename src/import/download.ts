import { z } from 'zod';
import { DownloadError } from './errors.ts';

const partSchema = z.instanceof(Uint8Array);

/** What came, and from where: an address may lead on to another. */
export interface Download {
  readonly bytes: Uint8Array;
  readonly url: string;
}

/**
 * Fetches an address. Whatever the server says of the length, no more is read than allowed, also
 * unpacked.
 *
 * @param limits `bytes`: how much is taken; `milliseconds`: how long all of it may take.
 * @throws {@link DownloadError}
 */
export async function download(
  url: string,
  limits: { readonly bytes: number; readonly milliseconds: number },
): Promise<Download> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(limits.milliseconds) });
    if (!response.ok) {
      await response.body?.cancel();
      throw new DownloadError('refused', `HTTP ${response.status}`);
    }
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const sent of response.body ?? []) {
      const part = partSchema.parse(sent);
      length += part.length;
      if (length > limits.bytes) {
        throw new DownloadError('too-large', `more than ${limits.bytes} bytes`);
      }
      parts.push(part);
    }
    return { bytes: joined(parts, length), url: response.url };
  } catch (cause) {
    if (cause instanceof DownloadError) throw cause;
    if (cause instanceof DOMException && cause.name === 'TimeoutError') {
      throw new DownloadError('too-slow', `more than ${limits.milliseconds} ms`, { cause });
    }
    throw new DownloadError('broken', 'the connection broke off', { cause });
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
