import type { Browser } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { findBrowser } from '../../src/preview/pictures/browser.ts';
import { type Guest, type Looks, openGuest } from '../../src/preview/pictures/guest.ts';
import { type Preview, startPreview } from '../../src/preview/preview.ts';
import { PAGE, SHIPPED_CORPUS } from '../../src/project.ts';

/** Where a browser is installed, `null` if nowhere, which is said. */
export const BROWSER = findBrowser();
if (BROWSER === null) {
  process.stderr.write(
    'No Chromium is installed: the tests of the preview in a browser are skipped.\n',
  );
}

/** Somebody at a page of their own, with the preview that serves it. */
export interface Visited extends Guest {
  readonly preview: Preview;
}

/** Starts the bot and the page afresh, and looks at it; a fault of the page fails the test. */
export async function visit(
  browser: Browser,
  looks: Partial<Looks> = {},
  viewport?: { width: number; height: number },
): Promise<Visited> {
  const preview = await startPreview({ corpus: SHIPPED_CORPUS, page: PAGE, port: 0, locale: '' });
  onTestFinished(() => preview.close());
  const guest = await openGuest(browser, preview.url, looks, viewport);
  const faults: string[] = [];
  guest.page.on('pageerror', ({ message }) => faults.push(message));
  onTestFinished(async () => {
    await guest.page.close();
    expect(faults).toEqual([]);
  });
  return { ...guest, preview };
}

/** Waits until the newest message of the bot says so. */
export async function said({ replies }: Guest, text: string | RegExp): Promise<void> {
  await replies.last().getByText(text).first().waitFor();
}
