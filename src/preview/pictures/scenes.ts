import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Guest } from './guest.ts';

/** Something that people see, and how to come there. */
export interface Scene {
  readonly name: string;
  /** Which part is pictured: the newest message of the bot, or all that is seen. */
  readonly part: 'reply' | 'page';
  play(guest: Guest, folders: SceneFolders): Promise<void>;
}

export interface SceneFolders {
  /** Where the bot reads its articles. */
  readonly corpusDir: string;
  /** Where a scene may write what it attaches. */
  readonly scratchDir: string;
}

const QUESTION = '카카오톡 해외 진출?';

/** A page as people paste it, with a paragraph that no card holds whole. */
const LONG_PAGE = `시험 기사: 미리보기에서만 쓰는 아주 긴 문단
입력 2026.11.22. 오전 9:00
홍길동 기자
시험신문

${Array.from(
  { length: 60 },
  (_, i) =>
    `미리보기 시험 기사의 ${i + 1}번째 문장은 카드가 긴 문단을 어떻게 줄여 보여 주는지 살피려고 적었다.`,
).join(' ')}

${'이 기사는 디스코드 없이 봇을 써 보는 사람이 기사를 더해 보는 데 쓰는 것으로, 실제 보도가 아니다. '.repeat(2)}
`;

/** Every state of the bot, in an order in which each finds what it needs. */
export const SCENES: readonly Scene[] = [
  { name: 'welcome', part: 'page', play: async () => {} },
  {
    name: 'commands',
    part: 'page',
    play: async ({ page }) => {
      await page.locator('#message-box').fill('/');
      await page.locator('.suggestions li').first().waitFor();
    },
  },
  {
    name: 'completion',
    part: 'page',
    play: async ({ page }) => {
      await page.locator('#message-box').fill('/연표 카카오');
      await page.locator('.suggestions li').first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'answer',
    part: 'reply',
    play: replied((guest) => guest.use('/질문', { 질문: QUESTION })),
  },
  { name: 'answer-on-the-page', part: 'page', play: async () => {} },
  {
    name: 'answer-next-page',
    part: 'reply',
    play: async (guest) => {
      await guest.press('▶');
      await guest.replies.last().getByText('2 / 2').waitFor();
    },
  },
  {
    name: 'answer-menu-of-a-message',
    part: 'page',
    play: async ({ replies }) => {
      await replies.last().hover();
      await replies.last().locator('.more').click();
    },
  },
  {
    name: 'weak',
    part: 'reply',
    play: replied((guest) => guest.use('/질문', { 질문: '2023년 3분기 실적은 어떻게 나왔어요?' })),
  },
  {
    name: 'read-as',
    part: 'reply',
    play: replied((guest) => guest.use('/질문', { 질문: 'zkzkdhxhr godhl wlscnf' })),
  },
  {
    name: 'nothing',
    part: 'reply',
    play: replied((guest) => guest.use('/질문', { 질문: '골프 드라이버 추천 좀' })),
  },
  {
    name: 'private-answer',
    part: 'reply',
    play: replied((guest) =>
      guest.use('/질문', { 질문: '카카오뱅크 첫날 계좌 몇 개?', 나만보기: '예' }),
    ),
  },
  {
    name: 'timeline',
    part: 'reply',
    play: replied((guest) => guest.use('/연표', { 주제: '카카오뱅크' })),
  },
  {
    name: 'sources',
    part: 'reply',
    play: replied((guest) => guest.use('/출처', { 대상: '김범수' })),
  },
  {
    name: 'article',
    part: 'reply',
    play: replied((guest) => guest.use('/기사', { 제목: '임지훈' })),
  },
  { name: 'help', part: 'reply', play: replied((guest) => guest.use('/도움말')) },
  {
    name: 'mention',
    part: 'reply',
    play: replied((guest) => guest.say(`@카카오 역사 봇 2022년 판교 데이터센터 화재`)),
  },
  {
    name: 'direct-message',
    part: 'page',
    play: async (guest) => {
      await guest.look({ place: 'dm' });
      await replied((one) => one.say('카카오 창업자는 누구?'))(guest);
    },
  },
  {
    name: 'refusal',
    part: 'reply',
    play: async (guest) => {
      await guest.look({ place: 'history', person: 'minjun' });
      await replied((one) => one.press('지우기'))(guest);
    },
  },
  {
    name: 'not-an-operator',
    part: 'reply',
    play: async (guest) => {
      await guest.look({ place: 'dm', person: 'minjun' });
      await replied((one) => one.use('/다시읽기'))(guest);
    },
  },
  {
    name: 'import',
    part: 'reply',
    play: async (guest, { scratchDir }) => {
      const file = join(scratchDir, 'page.txt');
      await writeFile(file, LONG_PAGE);
      await guest.look({ place: 'history', person: 'operator' });
      await replied((one) => one.use('/기사추가', { 페이지: file }))(guest);
    },
  },
  {
    name: 'import-form',
    part: 'page',
    play: async (guest) => {
      await guest.press('고치기');
      await guest.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'import-saved',
    part: 'reply',
    play: async (guest) => {
      await guest.page.getByLabel('언론사').fill('시험신문');
      await guest.page.getByRole('button', { name: '제출' }).click();
      await guest.replies.last().getByRole('button', { name: '저장', disabled: false }).waitFor();
      await guest.press('저장');
      await guest.replies.last().getByText('저장했습니다').waitFor();
    },
  },
  {
    name: 'long-passage',
    part: 'reply',
    play: replied((guest) => guest.use('/질문', { 질문: '미리보기 시험 기사의 30번째 문장' })),
  },
  { name: 'unanswered', part: 'reply', play: replied((guest) => guest.use('/못찾은질문')) },
  { name: 'status', part: 'reply', play: replied((guest) => guest.use('/상태')) },
  {
    name: 'reindexed',
    part: 'reply',
    play: reported((guest) => guest.use('/다시읽기'), '읽었습니다'),
  },
  {
    name: 'error',
    part: 'reply',
    play: async (guest, { corpusDir }) => {
      await rename(corpusDir, `${corpusDir}.away`);
      await reported((one) => one.use('/다시읽기'), '다시 읽지 못했습니다')(guest);
      await rename(`${corpusDir}.away`, corpusDir);
    },
  },
  {
    name: 'too-fast',
    part: 'reply',
    play: async (guest) => {
      await guest.look({ person: 'jisu', place: 'dm' });
      for (let i = 0; i < 9; i++) await guest.use('/질문', { 질문: `카카오 ${2010 + i}년` });
      await guest.replies.getByText('조금 빠릅니다').waitFor();
    },
  },
];

/** Does something, and waits for the message with which the bot answers. */
function replied(act: (guest: Guest) => Promise<void>) {
  return async (guest: Guest): Promise<void> => {
    const count = await guest.count();
    await act(guest);
    await guest.reply(count + 1);
  };
}

/** Does something, and waits for the bot to say something of it. */
function reported(act: (guest: Guest) => Promise<void>, text: string) {
  return async (guest: Guest): Promise<void> => {
    await replied(act)(guest);
    await guest.replies.last().getByText(text).waitFor();
  };
}
