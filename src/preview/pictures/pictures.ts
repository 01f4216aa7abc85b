import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { startPreview } from '../preview.ts';
import { startBrowser } from './browser.ts';
import { openGuest, type Looks } from './guest.ts';
import { SCENES, type Scene } from './scenes.ts';

export interface PicturesOptions {
  /** The folder of articles. */
  readonly corpus: string;
  /** The folder of the page. */
  readonly page: string;
  /** The browser to look with. */
  readonly browser: string;
  /** Where the pictures go. */
  readonly folder: string;
  readonly onPicture: (file: string) => void;
}

/** Which scenes stand in the README, as which files. */
const README = new Map([
  ['answer', 'answer.png'],
  ['timeline', 'timeline.png'],
]);

/** The bot answers eight questions of one person in twenty seconds; in milliseconds. */
const PACE = 2_500;

/** No message is higher, in pixels. */
const TALL = 4_000;

const DESK = { width: 1100, height: 900 };
const PHONE = { width: 390, height: 844 };

const WAYS: readonly { name: string; looks: Partial<Looks>; viewport: typeof DESK }[] = [
  { name: 'dark', looks: { theme: 'dark' }, viewport: DESK },
  { name: 'light', looks: { theme: 'light' }, viewport: DESK },
  { name: 'phone', looks: { theme: 'dark' }, viewport: PHONE },
];

/** Takes the two pictures of the README. */
export async function takeReadmePictures(options: PicturesOptions): Promise<void> {
  const scenes = SCENES.filter(({ name }) => README.has(name));
  await take(
    options,
    scenes,
    { theme: 'light' },
    { width: 900, height: 1200 },
    (name) => README.get(name) ?? name,
  );
}

/** Takes pictures of all that the bot shows: in both themes, and on a phone. */
export async function takeAllPictures(options: PicturesOptions): Promise<void> {
  for (const { name, looks, viewport } of WAYS) {
    await take(
      options,
      SCENES,
      looks,
      viewport,
      (scene, i) => `${String(i + 1).padStart(2, '0')}-${scene}-${name}.png`,
    );
  }
}

async function take(
  { corpus, page, browser, folder, onPicture }: PicturesOptions,
  scenes: readonly Scene[],
  looks: Partial<Looks>,
  viewport: typeof DESK,
  fileOf: (scene: string, i: number) => string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const preview = await startPreview({ corpus, page, port: 0, locale: '' });
  const scratchDir = await mkdtemp(join(tmpdir(), 'kakao-history-pictures-'));
  let started: Browser | null = null;
  try {
    started = await startBrowser(browser);
    const guest = await openGuest(started, preview.url, looks, viewport);
    for (const [i, { name, part, play }] of scenes.entries()) {
      if (i > 0) await setTimeout(PACE);
      await play(guest, { corpusDir: preview.corpusDir, scratchDir });
      const file = join(folder, fileOf(name, i));
      // A card may be longer than what is seen at once.
      if (part === 'reply') {
        await guest.page.setViewportSize({ ...viewport, height: TALL });
        await guest.page.mouse.move(0, 0);
      }
      await (part === 'page' ? guest.page : guest.replies.last()).screenshot({ path: file });
      await guest.page.setViewportSize(viewport);
      onPicture(file);
    }
  } finally {
    await started?.close();
    await preview.close();
    await rm(scratchDir, { recursive: true, force: true });
  }
}
