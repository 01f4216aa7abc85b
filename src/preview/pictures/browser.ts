import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Chromium or Chrome usually is, on Linux, macOS and Windows. */
const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** It shall look at one page, and speak with nobody else. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where a browser is installed: what `CHROMIUM` names, else a usual place; `null` if nowhere. */
export function findBrowser(): string | null {
  const named = process.env['CHROMIUM'];
  return (named ? [named] : USUAL).find((path) => existsSync(path)) ?? null;
}

/** Starts a browser without windows, with a profile of its own that is gone with it. */
export function startBrowser(path: string): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: FLAGS });
}
