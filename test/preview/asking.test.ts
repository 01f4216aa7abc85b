import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startBrowser } from '../../src/preview/pictures/browser.ts';
import { WORDS } from '../../src/words/languages.ts';
import { PREVIEW_WORDS } from '../../src/words/preview.ts';
import { BROWSER, said, visit } from '../support/browser.ts';

const QUESTION = '카카오톡 해외 진출?';
const ko = WORDS.ko;
const page = PREVIEW_WORDS.ko;

describe.skipIf(BROWSER === null)('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(BROWSER ?? '');
  });
  afterAll(() => browser.close());

  test('a question is asked, its pages are turned, and the passages are ordered', async () => {
    const guest = await visit(browser);
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
    const guest = await visit(browser);
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

  test('another person is refused, and so is a member who is no operator', async () => {
    const guest = await visit(browser);
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
    const guest = await visit(browser, { person: 'operator' });
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
    const guest = await visit(browser);
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
    const guest = await visit(browser);
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

  test('a private answer, a year and a choice are options that can be added', async () => {
    const guest = await visit(browser);
    await guest.use('/질문', { 질문: QUESTION, 나만보기: page.yes });
    const card = await guest.reply(1);
    await expect(card.innerText()).resolves.toContain(page.onlyYou);
    await guest.use('/출처', { 연도: '2021', 순서: '오래된 순' });
    await guest.reply(2);
    await said(guest, /2021년 · \d+건 · 오래된 순/u);
  });

  test('in English the commands and the bot speak English', async () => {
    const guest = await visit(browser, { language: 'en' });
    await guest.page.locator('#message-box').fill('/');
    await guest.page.locator('.suggestions').getByText('/timeline').waitFor();
    await guest.page.keyboard.press('Escape');
    await guest.use('/ask', { question: '골프 드라이버 추천 좀' });
    await said(guest, WORDS.en.none);
    await expect(guest.page.title()).resolves.toBe(PREVIEW_WORDS.en.title);
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
