import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A small disk of its own. */
export interface Disk {
  readonly folder: string;
  /** Fills all but so many kilobytes. */
  fill(left?: number): Promise<void>;
  /** Makes room again. */
  empty(): Promise<void>;
  /** Lets it be read only, or written again. */
  remount(how: 'ro' | 'rw'): void;
}

function mount(options: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  return folder;
}

function unmount(folder: string): void {
  execFileSync('umount', ['--lazy', folder]);
  rmSync(folder, { recursive: true });
}

/** Whether the tests may mount disks, as root may on a plain Linux: a test of a full disk needs one. */
export const CAN_MOUNT = mayMount();

function mayMount(): boolean {
  try {
    unmount(mount('size=64k'));
    return true;
  } catch {
    return false;
  }
}

/** A disk of so many kilobytes; it is gone when the test ends. */
export function smallDisk(kilobytes: number): Disk {
  const folder = mount(`size=${kilobytes}k`);
  onTestFinished(() => unmount(folder));
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: async (left = 0) => {
      const { bavail, bsize } = statfsSync(folder);
      const handle = await open(filler, 'a');
      await handle.appendFile(Buffer.alloc(Math.max(0, bavail * bsize - left * 1024)));
      await handle.close();
    },
    empty: () => rm(filler),
    remount: (how) => execFileSync('mount', ['-o', `remount,${how}`, folder]),
  };
}
