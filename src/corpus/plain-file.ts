import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { codeOf } from '../archive/errors.ts';
import type { Fault } from '../article/article.ts';

/** The longest articles are a few dozen kilobytes; a file that is larger is no text of ours. In bytes. */
const LARGEST = 2 * 2 ** 20;

/** Why a file was not read. */
export interface Unread {
  readonly fault: Fault;
  /** What the system says of it, if it is the system that refuses. */
  readonly value: string | null;
}

/**
 * Reads a file of 2 MB at most. Nothing that it may be, a pipe, a device, a folder or a link to one,
 * makes it wait or read without end.
 *
 * @param inside The real folders that a link must stay inside; `null`: links are not followed.
 */
export function readPlainFile(
  path: string,
  inside: readonly string[] | null,
): { readonly bytes: Uint8Array } | Unread {
  let descriptor: number | null = null;
  try {
    const real = inside === null ? path : realpathSync(path);
    if (inside !== null && !inside.some((folder) => isInside(folder, real))) {
      return { fault: 'outside', value: real };
    }
    // A pipe is opened without waiting for a writer, and what became a link just now not at all.
    const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
    descriptor = openSync(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return { fault: 'folder', value: null };
    if (stat.size > LARGEST) return { fault: 'too-large', value: String(stat.size) };
    // Of thousands of small files each would take several times as long by way of the thread pool.
    return { bytes: readFileSync(descriptor) };
  } catch (error) {
    return { fault: 'unreadable', value: codeOf(error) };
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function isInside(folder: string, real: string): boolean {
  const way = relative(folder, real);
  return !isAbsolute(way) && way.split(/[\\/]/u)[0] !== '..';
}
