import type { Browser, Locator, Page } from 'playwright-core';
import type { Language } from '../../words/language.ts';
import { PREVIEW_WORDS } from '../../words/preview.ts';

/** How somebody looks at the page. */
export interface Looks {
  readonly person: 'jisu' | 'minjun' | 'operator';
  readonly place: 'history' | 'dm';
  readonly theme: 'dark' | 'light';
  readonly language: Language;
}

const LOOKS: Looks = { person: 'jisu', place: 'history', theme: 'dark', language: 'ko' };

/** Somebody who uses the page as people do: by what it shows, with the keyboard. */
export interface Guest {
  readonly page: Page;
  /** Loads the page anew, to look otherwise. */
  look(looks: Partial<Looks>): Promise<void>;
  /** Writes a message. */
  say(text: string): Promise<void>;
  /** Uses a command: `/질문`, its options by the names that are shown. */
  use(command: string, options?: Readonly<Record<string, string>>): Promise<void>;
  /** Presses a button of the newest message that the bot sent. */
  press(label: string): Promise<void>;
  /** The messages of the bot, oldest first. */
  readonly replies: Locator;
  /** The newest message of the bot, once there are so many of them. */
  reply(count: number): Promise<Locator>;
  /** How many messages of the bot there are. */
  count(): Promise<number>;
}

/** Opens the page in a browser. */
export async function openGuest(
  browser: Browser,
  url: string,
  looks: Partial<Looks> = {},
  viewport = { width: 1100, height: 900 },
): Promise<Guest> {
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  let current = { ...LOOKS, ...looks };
  const replies = page.locator('discord-message[data-author="kakao-history"]');
  const box = page.locator('#message-box');

  const look = async (changes: Partial<Looks>) => {
    current = { ...current, ...changes };
    await page.goto(`${url}/?${new URLSearchParams({ ...current }).toString()}`);
    await page.locator('.welcome').waitFor();
    await page.evaluate('document.fonts.ready.then(() => null)');
  };
  await look({});

  return {
    page,
    look,
    say: async (text) => {
      await box.fill(text);
      await page.keyboard.press('Enter');
    },
    use: async (command, options = {}) => {
      // What is half written is left first: the choices close, then the command.
      while (await page.locator('.command').count()) await box.press('Escape');
      await box.fill(`${command} `);
      await page.locator('.command').waitFor();
      for (const [name, value] of Object.entries(options)) {
        const option = page.locator('.option', { hasText: name }).locator('input, select');
        if (!(await option.count())) {
          await page.getByLabel(PREVIEW_WORDS[current.language].add(name), { exact: true }).click();
        }
        const kind = await option.getAttribute('type');
        if (kind === 'file') await option.setInputFiles(value);
        else if (kind === null) await option.selectOption({ label: value });
        else await option.fill(value);
      }
      await page.locator('.send').click();
    },
    press: (label) => replies.last().getByRole('button', { name: label, exact: true }).click(),
    replies,
    reply: async (count) => {
      await replies
        .nth(count - 1)
        .locator('.container')
        .first()
        .waitFor();
      return replies.nth(count - 1);
    },
    count: () => replies.count(),
  };
}
