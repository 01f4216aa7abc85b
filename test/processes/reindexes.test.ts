import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { CAN_MOUNT, smallDisk } from '../support/disks.ts';

const INTERVAL = 10;

/** As many intervals as always suffice to see a change. */
const LONG_ENOUGH = 15 * INTERVAL;

/** The module as another process has it. */
async function anotherProcess() {
  vi.resetModules();
  return import('../../src/processes/reindexes.ts');
}

/** A file that one process watches and another writes, in a folder that is not there yet. */
async function shared() {
  const root = await mkdtemp(join(tmpdir(), 'processes-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const file = join(root, 'data', 'reindexed.json');
  const [here, there] = [await anotherProcess(), await anotherProcess()];
  let heard = 0;
  const watch = () => {
    const stop = here.watchReindexes(
      file,
      () => {
        heard++;
      },
      INTERVAL,
    );
    onTestFinished(stop);
    return stop;
  };
  return { root, file, here, there, watch, heard: () => heard };
}

test('a reindex of another process is heard of once, each time', async () => {
  const { file, there, watch, heard } = await shared();
  watch();
  await there.announceReindex(file);
  await vi.waitFor(() => expect(heard()).toBe(1));
  await setTimeout(LONG_ENOUGH);
  expect(heard()).toBe(1);
  await there.announceReindex(file);
  await vi.waitFor(() => expect(heard()).toBe(2));
});

test('two processes hear of each other', async () => {
  const { file, here, there, watch, heard } = await shared();
  watch();
  const back = vi.fn<() => void>();
  onTestFinished(there.watchReindexes(file, back, INTERVAL));
  await here.announceReindex(file);
  await vi.waitFor(() => expect(back).toHaveBeenCalledOnce());
  await there.announceReindex(file);
  await vi.waitFor(() => expect(heard()).toBe(1));
  expect(back).toHaveBeenCalledOnce();
});

test('what was there at the start and what the process says itself are no news', async () => {
  const { file, here, there, watch, heard } = await shared();
  await there.announceReindex(file);
  watch();
  await setTimeout(LONG_ENOUGH);
  await here.announceReindex(file);
  await setTimeout(LONG_ENOUGH);
  expect(heard()).toBe(0);
});

test('damaged content is no news, and neither is the same once it is mended', async () => {
  const { file, there, watch, heard } = await shared();
  await there.announceReindex(file);
  watch();
  await setTimeout(LONG_ENOUGH);
  const announced = await readFile(file, 'utf8');
  const damaged = ['', announced.slice(0, -9), '{"at": "yesterday", "by": 1}', 'null'];
  for (const content of [...damaged, announced]) {
    await writeFile(file, content);
    await setTimeout(LONG_ENOUGH);
  }
  expect(heard()).toBe(0);
  await there.announceReindex(file);
  await vi.waitFor(() => expect(heard()).toBe(1));
});

test('who has stopped hears nothing, and nothing is left but the file', async () => {
  const { root, file, there, watch, heard } = await shared();
  watch()();
  await there.announceReindex(file);
  await setTimeout(LONG_ENOUGH);
  expect(heard()).toBe(0);
  expect(await readdir(join(root, 'data'))).toEqual(['reindexed.json']);
});

test.skipIf(!CAN_MOUNT)(
  'what cannot be announced is a fault, and leaves nothing half said',
  async () => {
    const disk = smallDisk(64);
    const file = join(disk.folder, 'reindexed.json');
    const there = await anotherProcess();
    await there.announceReindex(file);
    const before = await readFile(file, 'utf8');
    await disk.fill();
    await expect(there.announceReindex(file)).rejects.toMatchObject({ code: 'ENOSPC' });
    disk.remount('ro');
    await expect(there.announceReindex(file)).rejects.toMatchObject({ code: 'EROFS' });
    expect(await readFile(file, 'utf8')).toBe(before);
    disk.remount('rw');
    expect(await readdir(disk.folder)).toEqual(['filler', 'reindexed.json']);
  },
);
