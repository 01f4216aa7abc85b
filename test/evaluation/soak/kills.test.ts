import { expect, onTestFinished, test } from 'vitest';
import { killAgainAndAgain } from '../../../src/evaluation/soak/kills.ts';
import { startDiscord } from '../../../src/local-discord/server.ts';
import { copyFolders } from '../../../src/trial/folders.ts';

const SHIPPED = new URL('../../../corpus', import.meta.url).pathname;

test(
  'a bot that is killed at random moments has torn nothing and lost nothing that was saved',
  { timeout: 120_000 },
  async () => {
    const folders = await copyFolders(SHIPPED);
    onTestFinished(folders.remove);
    const report = await killAgainAndAgain({
      startDiscord,
      folders,
      kills: 6,
      seed: 3,
      onKill: () => {},
    });
    expect(report.faults).toEqual([]);
    expect(report.saved).toBeGreaterThan(0);
    expect(report.kept).toBeGreaterThan(0);
  },
);
