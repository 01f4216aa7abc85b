import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { findBrowser, startBrowser } from '../../src/preview/pictures/browser.ts';
import { type Guest, type Looks, openGuest } from '../../src/preview/pictures/guest.ts';
import { type Preview, startPreview } from '../../src/preview/preview.ts';
import { PAGE, SHIPPED_CORPUS } from '../../src/project.ts';
import { WORDS } from '../../src/words/languages.ts';
import { PREVIEW_WORDS } from '../../src/words/preview.ts';

const QUESTION = '카카오톡 해외 진출?';
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PHONE = { width: 390, height: 844 };
const ko = WORDS.ko;
const page = PREVIEW_WORDS.ko;

const path = findBrowser();
if (path === null) {
  process.stderr.write(
    'No Chromium is installed: the tests of the preview in a browser are skipped.\n',
  );
}

interface Visited extends Guest {
  readonly preview: Preview;
}

describe.skipIf(path === null)('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(path ?? '');
  });
  afterAll(() => browser.close());

  /** Starts the bot and the page afresh, and looks at it. */
  async function visit(looks: Partial<Looks> = {}, viewport?: typeof PHONE): Promise<Visited> {
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

  /** The newest message of the bot once it says so. */
  async function said({ replies }: Guest, text: string | RegExp): Promise<void> {
    await replies.last().getByText(text).first().waitFor();
  }

  test('a question is asked, its pages are turned, and the passages are ordered', async () => {
    const guest = await visit();
    await guest.use('/질문', { 질문: QUESTION });
    const card = await guest.reply(1);
    await expect(card.getByRole('heading').innerText()).resolves.toBe(QUESTION);
    await expect(card.innerText()).resolves.toContain('스포츠월드 · 한준호 · 2017년 9월 24일');
    const link = card.getByRole('link', { name: ko.original }).first();
    await expect(link.getAttribute('href')).resolves.toMatch(/^https?:\/\//u);

    await guest.press('▶');
    await said(guest, '2 / 2');
    await guest.press('◀');
    await said(guest, '1 / 2');

    await card.getByRole('combobox').first().selectOption(ko.orders.oldest);
    await expect
      .poll(() => years(card.locator('.subtext').allInnerTexts()))
      .toSatisfy(
        (found: number[]) =>
          found.length > 1 && found.every((year, i) => year >= (found[i - 1] ?? 0)),
      );
    await card.getByRole('combobox').last().selectOption(ko.onlyYear(2022));
    await expect
      .poll(() => years(card.locator('.subtext').allInnerTexts()))
      .toEqual([2022, 2022, 2022]);
    await expect(guest.count()).resolves.toBe(1);
  });

  test('a passage opens in its article, for the one who pressed alone', async () => {
    const guest = await visit();
    await guest.use('/질문', { 질문: QUESTION });
    await guest.reply(1);
    await guest.replies.last().getByRole('button', { name: ko.readOn }).first().click();
    const article = await guest.reply(2);
    await expect(article.innerText()).resolves.toContain('6 / 10');
    await expect(article.innerText()).resolves.toContain(page.onlyYou);

    await guest.look({ person: 'minjun' });
    await expect(guest.count()).resolves.toBe(1);
    await guest.look({ person: 'jisu' });
    await expect(guest.count()).resolves.toBe(2);
    await guest.replies.last().getByRole('button', { name: page.dismiss }).click();
    await expect.poll(guest.count).toBe(1);
  });

  test('commands and options complete themselves, with the keyboard alone', async () => {
    const { page: tab, reply } = await visit();
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

  test('what is missing is said, and nothing is sent', async () => {
    const { page: tab, count, reply } = await visit();
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

  test('another person is refused, and so is a member who is no operator', async () => {
    const guest = await visit();
    await guest.use('/질문', { 질문: QUESTION });
    await guest.reply(1);
    await guest.page.getByText('민준').click();
    await guest.reply(1);
    await guest.press(ko.delete);
    await said(guest, ko.notYours);
    await expect(guest.count()).resolves.toBe(2);

    await guest.page.locator('#message-box').fill('/다시');
    await expect(guest.page.locator('.suggestions').count()).resolves.toBe(0);
    await guest.look({ place: 'dm' });
    await guest.use('/다시읽기');
    await said(guest, ko.notAdmin);

    await guest.look({ person: 'jisu', place: 'history' });
    await guest.press(ko.delete);
    await expect.poll(guest.count).toBe(0);
  });

  test('an operator adds an article: attached, mended in a form, saved, found', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'page-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'page.txt');
    await writeFile(
      file,
      `카카오, 제주에 새 도서관 연다\n입력 2024.05.06. 오전 9:00\n홍길동 기자\n\n${'카카오가 제주 영평동에 개발자를 위한 새 도서관을 연다고 2024년 5월 6일 밝혔다. '.repeat(3)}\n`,
    );
    const guest = await visit({ person: 'operator' });
    await guest.use('/기사추가', { 페이지: file });
    await said(guest, ko.imports.incomplete(['publisher']));
    const save = guest.replies.last().getByRole('button', { name: ko.imports.save, exact: true });
    await expect(save.isDisabled()).resolves.toBe(true);

    await guest.press(ko.imports.edit);
    const form = guest.page.getByRole('dialog');
    await expect(form.getByLabel('제목').inputValue()).resolves.toBe(
      '카카오, 제주에 새 도서관 연다',
    );
    // The browser keeps a form with an empty field that must be filled in.
    await form.getByRole('button', { name: page.submit }).click();
    await expect(form.isVisible()).resolves.toBe(true);
    await form.getByLabel('언론사').fill('시험일보');
    await guest.page.keyboard.press('Enter');
    await expect.poll(() => form.count()).toBe(0);
    await said(guest, /언론사\s*시험일보/u);
    await guest.press(ko.imports.save);
    await said(guest, /저장했습니다/u);

    await guest.use('/질문', { 질문: '제주 도서관' });
    await guest.reply(2);
    await said(guest, /시험일보 · 홍길동 · 2024년 5월 6일/u);
  });

  test('a mention is answered, a direct message too, and so is what the menu of a message looks up', async () => {
    const guest = await visit();
    const { page: tab } = guest;
    await tab.locator('#message-box').focus();
    await tab.keyboard.type('@카카');
    await tab.keyboard.press('Enter');
    await expect.poll(() => tab.locator('#message-box').inputValue()).toBe('@카카오 역사 봇 ');
    await tab.keyboard.type(QUESTION);
    await tab.keyboard.press('Enter');
    const answer = await guest.reply(1);
    await expect(answer.locator('discord-reply').innerText()).resolves.toContain(
      `@카카오 역사 봇 ${QUESTION}`,
    );

    // Also where no Korean font is installed.
    await expect(tab.evaluate(FONTS)).resolves.toEqual(['"Noto Sans KR Variable"']);

    const message = tab.locator('discord-message[data-author="jisu"]');
    await message.hover();
    await message.getByRole('button').click();
    await message.getByRole('button', { name: '카카오 역사에서 찾기' }).click();
    const found = await guest.reply(2);
    await expect(found.innerText()).resolves.toContain(page.onlyYou);

    await guest.look({ place: 'dm' });
    await guest.say('카카오 창업자는 누구?');
    const dm = await guest.reply(1);
    await expect(dm.innerText()).resolves.toContain('김범수');
  });

  test('an answer to a message is sent as its reply', async () => {
    const guest = await visit();
    await guest.say('카카오톡 이야기');
    const message = guest.page.locator('discord-message[data-author="jisu"]');
    await message.hover();
    await message.getByRole('button').click();
    await message.getByRole('button', { name: page.reply }).click();
    await guest.page.getByText(page.replyingTo('지수')).waitFor();
    await guest.say('그러게요');
    await expect
      .poll(() => message.last().locator('discord-reply').innerText())
      .toContain('카카오톡 이야기');
  });

  test('the newest message is in view, unless one reads further up', async () => {
    const guest = await visit();
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
    await tab.getByText('민준').click();
    await expect.poll(fromEnd).toBe(0);
  });

  test('whatever people write is shown, and the page lives on', async () => {
    const guest = await visit({ place: 'dm' });
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
    const guest = await visit();
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
    const { page: tab } = await visit({ person: 'operator' });
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
    const guest = await visit({ person: 'operator' });
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

  test('in English the commands and the bot speak English', async () => {
    const guest = await visit({ language: 'en' });
    await guest.page.locator('#message-box').fill('/');
    await guest.page.locator('.suggestions').getByText('/timeline').waitFor();
    await guest.page.keyboard.press('Escape');
    await guest.use('/ask', { question: '골프 드라이버 추천 좀' });
    await said(guest, WORDS.en.none);
    await expect(guest.page.title()).resolves.toBe(PREVIEW_WORDS.en.title);
  });

  test('a private answer, a year and a choice are options that can be added', async () => {
    const guest = await visit();
    await guest.use('/질문', { 질문: QUESTION, 나만보기: page.yes });
    const card = await guest.reply(1);
    await expect(card.innerText()).resolves.toContain(page.onlyYou);
    await guest.use('/출처', { 연도: '2021', 순서: '오래된 순' });
    await guest.reply(2);
    await said(guest, /2021년 · \d+건 · 오래된 순/u);
  });

  test('the page stays as it was chosen when it is loaded again', async () => {
    const { page: tab } = await visit();
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
    const { page: tab, preview } = await visit();
    await preview.close();
    await expect.poll(() => tab.getByRole('alert').allInnerTexts()).toEqual([page.ended]);
  });

  test('with the keyboard alone one reads, turns a page, switches person and theme', async () => {
    const guest = await visit();
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
    const { page: tab, use, say, reply } = await visit({}, PHONE);
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
    const guest = await visit({ theme, person: 'operator' });
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

/** The first fonts of all elements that hold Korean, those inside components too. */
const FONTS = `(() => {
  const fonts = new Set();
  const visit = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE && /[가-힣]/u.test(child.data)) {
        const holder = child.parentElement ?? child.getRootNode().host;
        fonts.add(getComputedStyle(holder).fontFamily.split(',')[0]);
      }
      visit(child);
    }
    if (node.shadowRoot) visit(node.shadowRoot);
  };
  visit(document.body);
  return [...fonts];
})()`;

/** The years of the dates in the lines of sources. */
async function years(lines: Promise<readonly string[]>): Promise<number[]> {
  return (await lines).flatMap((line) => {
    const [, year] = / · (\d{4})년/u.exec(line) ?? [];
    return year === undefined ? [] : [Number(year)];
  });
}

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
