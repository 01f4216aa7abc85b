import { randomUUID } from 'node:crypto';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

/** How often the file is looked at, in milliseconds. */
const INTERVAL = 2_000;

/** Who this process is among those that share the file. */
const OWN = randomUUID();

/** When the articles were read again, and by which process. */
const announcementSchema = z.object({ at: z.iso.datetime(), by: z.uuid() });

/**
 * Tells the other processes that the articles were read again. The file is replaced at once, so that
 * nobody reads half of it.
 *
 * @throws When the file cannot be written.
 */
export async function announceReindex(file: string): Promise<void> {
  const unfinished = `${file}.${OWN}`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(unfinished, JSON.stringify({ at: new Date().toISOString(), by: OWN }));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/**
 * Calls `onReindex` whenever another process has announced a reindex. What was announced before is
 * not: start it before the articles are read.
 *
 * @returns Ends it.
 */
export function watchReindexes(
  file: string,
  onReindex: () => void,
  interval = INTERVAL,
): () => void {
  let last = announcementIn(file);
  const look = () => {
    const found = announcementIn(file);
    if (found === null || (found.at === last?.at && found.by === last.by)) return;
    last = found;
    if (found.by !== OWN) onReindex();
  };
  // Looks again and again, as a network folder tells nobody of changes.
  watchFile(file, { interval, persistent: false }, look);
  return () => unwatchFile(file, look);
}

/** The announcement in a file; `null` where there is none that can be read. */
function announcementIn(file: string): z.infer<typeof announcementSchema> | null {
  try {
    return announcementSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
