import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startBrowser } from '../../src/preview/pictures/browser.ts';
import type { Guest } from '../../src/preview/pictures/guest.ts';
import { WORDS } from '../../src/words/languages.ts';
import { PREVIEW_WORDS } from '../../src/words/preview.ts';
import { BROWSER, said, visit } from '../support/browser.ts';

const QUESTION = '카카오톡 해외 진출?';
const ko = WORDS.ko;
const page = PREVIEW_WORDS.ko;
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PHONE = { width: 390, height: 844 };

describe.skipIf(BROWSER === null)('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(BROWSER ?? '');
  });
  afterAll(() => browser.close());

  test('commands and options complete themselves, with the keyboard alone', async () => {
    const { page: tab, reply } = await visit(browser);
    await tab.locator('#message-box').focus();
    await tab.keyboard.type('/');
    const options = tab.locator('.suggestions li');
    await expect(options.allInnerTexts()).resolves.toHaveLength(5);
    await tab.keyboard.type('연');
    await expect.poll(() => options.allInnerTexts()).toEqual([expect.stringMatching(/^\/연표\n/u)]);
    await tab.keyboard.press('Enter');
    await tab.locator('.option input').waitFor();
    await tab.keyboard.type('카카오뱅');
    await expect.poll(() => options.allInnerTexts()).toEqual(['카카오뱅크']);
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Enter');
    await expect.poll(() => tab.locator('.option input').inputValue()).toBe('카카오뱅크');
    await tab.keyboard.press('Enter');
    const card = await reply(1);
    await expect(card.getByRole('heading').first().innerText()).resolves.toBe('카카오뱅크');
  });

  test('what is typed behind a command goes into its first option, also where none is needed', async () => {
    const { page: tab, reply } = await visit(browser);
    await tab.locator('#message-box').focus();
    await tab.keyboard.type('/출처 ');
    await tab.locator('.option input').waitFor();
    await tab.keyboard.type('김범수');
    await tab.keyboard.press('Enter');
    const card = await reply(1);
    await expect(card.getByRole('heading').innerText()).resolves.toBe('김범수');
    await tab.keyboard.type('/도움말 ');
    await expect.poll(() => tab.evaluate('document.activeElement.className')).toBe('command');
    await tab.keyboard.press('Enter');
    await expect(reply(2).then((help) => help.innerText())).resolves.toContain('/질문');
  });

  test('what is missing is said, and nothing is sent', async () => {
    const { page: tab, count, reply } = await visit(browser);
    await tab.locator('#message-box').fill('/질문 ');
    await tab.locator('.option input').waitFor();
    await tab.keyboard.press('Enter');
    await tab.getByText(page.needed).waitFor();
    await expect(tab.locator('.option input').getAttribute('aria-invalid')).resolves.toBe('true');
    await tab.keyboard.type(QUESTION);
    await tab.keyboard.press('Enter');
    await reply(1);
    await expect(count()).resolves.toBe(1);
  });

  test('the newest message is in view, unless one reads further up', async () => {
    const guest = await visit(browser);
    const { page: tab } = guest;
    const fromEnd = () =>
      tab.evaluate(
        `(({ scrollHeight, scrollTop, clientHeight }) => Math.round(scrollHeight - scrollTop - clientHeight))(document.querySelector('.scroller'))`,
      );
    for (const count of [1, 2, 3]) {
      await guest.use('/질문', { 질문: QUESTION });
      await guest.reply(count);
      await expect.poll(fromEnd).toBe(0);
    }
    await guest.page.mouse.move(700, 300);
    await guest.page.mouse.wheel(0, -600);
    await expect.poll(fromEnd).toBe(600);
    await guest.replies.nth(1).getByRole('button', { name: '▶' }).click();
    await guest.replies.nth(1).getByText('2 / 2').waitFor();
    expect(await fromEnd()).toBeGreaterThan(100);
    await guest.replies.nth(1).getByRole('button', { name: ko.readOn }).first().click();
    await guest.reply(4);
    await expect.poll(fromEnd).toBe(0);
    await tab.getByText('민준').click();
    await expect.poll(fromEnd).toBe(0);
  });

  test('whatever people write is shown, and the page lives on', async () => {
    const guest = await visit(browser, { place: 'dm' });
    const messages = guest.page.locator('discord-message[data-author="jisu"]');
    const written = [
      ['<t:99999999999999:R>', '<t:99999999999999:R>'],
      ['</:12345678901234567>', '</:12345678901234567>'],
      ['@everyone @here', '@everyone @here'],
      ['[눌러](javascript:alert(1))', '눌러'],
      ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
      ['**굵게** `코드`', '굵게 코드'],
    ] as const;
    for (const [i, [text, shown]] of written.entries()) {
      await guest.say(text);
      await expect.poll(() => messages.nth(i).innerText()).toContain(shown);
    }
    await expect(guest.page.locator('a[href^="javascript"]').count()).resolves.toBe(0);
  });

  test('the menu of an answer is used with the keyboard, and keeps the focus', async () => {
    const guest = await visit(browser);
    const { page: tab } = guest;
    await guest.use('/질문', { 질문: QUESTION });
    const card = await guest.reply(1);
    await card.getByRole('combobox').last().focus();
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Enter');
    await expect.poll(() => card.getByRole('combobox').last().inputValue()).toBe('2022');
    await expect.poll(() => tab.evaluate('document.activeElement.value')).toBe('2022');
    await card.getByRole('button', { name: ko.delete }).focus();
    await tab.keyboard.press('Enter');
    await expect.poll(guest.count).toBe(0);
    await expect.poll(() => tab.evaluate('document.activeElement.id')).toBe('message-box');
  });

  test('a draft goes with the person who wrote it, and follows the language', async () => {
    const { page: tab } = await visit(browser, { person: 'operator' });
    const box = tab.locator('#message-box');
    await box.fill('/다시읽기 ');
    await tab.locator('.command').waitFor();
    await tab.getByText('민준').click();
    await expect.poll(() => tab.locator('.command').count()).toBe(0);
    await box.fill('/질문 카카오');
    await tab.getByLabel(page.language).selectOption('English');
    await expect.poll(() => tab.locator('.command-name').innerText()).toBe('/ask');
    await expect(tab.locator('.option input').inputValue()).resolves.toBe('카카오');
  });

  test('a number beyond its bounds and a file beyond all measure are refused by the page', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'page-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'page.txt');
    await writeFile(file, 'ㄱ'.repeat(4 * 2 ** 20));
    const guest = await visit(browser, { person: 'operator' });
    await guest.use('/출처', { 연도: '1900' });
    await guest.page.getByText(page.between(1990, 2099)).waitFor();
    await guest.page.getByLabel('연도').fill('2021');
    await guest.page.keyboard.press('Enter');
    await guest.reply(1);
    await guest.use('/기사추가', { 페이지: file });
    await guest.page.getByText(page.tooLarge).waitFor();
    // What Discord takes, the bot itself refuses.
    await writeFile(file, 'ㄱ'.repeat(2 ** 20));
    await guest.use('/기사추가', { 페이지: file });
    await guest.reply(2);
    await said(guest, ko.imports.notAPage);
    await expect(guest.count()).resolves.toBe(2);
  });

  test('the page stays as it was chosen when it is loaded again', async () => {
    const { page: tab } = await visit(browser);
    await tab.getByLabel(page.theme).selectOption(page.themes.light);
    await tab.getByLabel(page.language).selectOption('English');
    await tab.getByText('운영자').click();
    await tab.reload();
    await tab.getByText(PREVIEW_WORDS.en.welcome).waitFor();
    const root = tab.locator('html');
    await expect(root.getAttribute('data-theme')).resolves.toBe('light');
    await expect(tab.getByRole('radio', { checked: true }).getAttribute('value')).resolves.toBe(
      'operator',
    );
  });

  test('when the preview ends, the page says so', async () => {
    const { page: tab, preview } = await visit(browser);
    await preview.close();
    await expect.poll(() => tab.getByRole('alert').allInnerTexts()).toEqual([page.ended]);
  });

  test('with the keyboard alone one reads, turns a page, switches person and theme', async () => {
    const guest = await visit(browser);
    const { page: tab } = guest;
    const focused = () => tab.evaluate('document.activeElement.textContent.trim()');
    await tab.keyboard.press('Tab');
    await expect(focused()).resolves.toBe(page.skip);
    await tab.keyboard.press('Enter');
    await tab.keyboard.type(`/질문 ${QUESTION}`);
    await tab.locator('.command').waitFor();
    await tab.keyboard.press('Enter');
    await guest.reply(1);
    for (let i = 0; (await focused()) !== '▶'; i++) {
      expect(i).toBeLessThan(40);
      await tab.keyboard.press('Shift+Tab');
    }
    await tab.keyboard.press('Enter');
    await said(guest, '2 / 2');
    for (let i = 0; (await tab.evaluate('document.activeElement.name')) !== 'person'; i++) {
      expect(i).toBeLessThan(40);
      await tab.keyboard.press('Shift+Tab');
    }
    await tab.keyboard.press('ArrowDown');
    await expect.poll(() => tab.url()).toContain('person=minjun');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('ArrowDown');
    await expect.poll(() => tab.locator('html').getAttribute('data-theme')).toBe('light');
  });

  test('on a phone the channels and people are behind a button', async () => {
    const { page: tab, use, say, reply } = await visit(browser, {}, PHONE);
    await expect(tab.getByRole('radio').first().isVisible()).resolves.toBe(false);
    const menu = tab.getByRole('button', { name: page.menu });
    for (const close of ['Escape', 'Enter']) {
      await menu.click();
      await tab.getByText('다이렉트 메시지').waitFor();
      // The focus is on the button that closes it.
      await tab.keyboard.press(close);
      await tab.getByText('다이렉트 메시지').waitFor({ state: 'hidden' });
    }
    await menu.click();
    await tab.getByRole('button', { name: '카카오 역사 봇', exact: true }).click();
    await expect.poll(() => tab.url()).toContain('place=dm');
    await use('/질문', { 질문: QUESTION });
    await reply(1);
    // A reply quotes a long message in one line.
    await say('카카오톡은 해외로 갔다. '.repeat(20));
    await say(QUESTION);
    await reply(3);
    for (const part of ['html', '.scroller', '.composer']) {
      const wider = `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)`;
      const by = await tab.evaluate(`${wider}(document.querySelector('${part}'))`);
      expect([part, by]).toEqual([part, 0]);
    }
  });

  test.each(['dark', 'light'] as const)('axe finds no fault in the %s theme', async (theme) => {
    const guest = await visit(browser, { theme, person: 'operator' });
    await guest.page.evaluate(await readFile(AXE, 'utf8'));
    await expect(faultsOf(guest)).resolves.toEqual([]);
    await guest.page.locator('#message-box').fill('/');
    await guest.page.locator('.suggestions').waitFor();
    await expect(faultsOf(guest)).resolves.toEqual([]);
    await guest.use('/질문', { 질문: QUESTION });
    await guest.reply(1);
    await guest.replies.last().hover();
    await guest.replies.last().locator('.more').click();
    await expect(faultsOf(guest)).resolves.toEqual([]);
    const file = new URL('../import/pages/unknown-local.txt', import.meta.url).pathname;
    await guest.use('/기사추가', { 페이지: file });
    await guest.reply(2);
    await guest.press(ko.imports.edit);
    await guest.page.getByRole('dialog').waitFor();
    await expect(faultsOf(guest)).resolves.toEqual([]);
  });
});

const violations = z.array(
  z.object({ id: z.string(), impact: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
);

/** What axe finds serious or worse; the time of a message is drawn by a library, in its own grey. */
async function faultsOf({ page: tab }: Guest): Promise<string[]> {
  const found = violations.parse(
    await tab.evaluate(
      `axe.run({ exclude: [{ fromShadowDom: ['discord-message', 'time'] }] }).then(({ violations }) => violations)`,
    ),
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
