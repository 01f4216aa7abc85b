import type { Language } from './language.ts';

/** What the page of the preview says beside what the bot says. */
export interface PreviewWords {
  readonly title: string;
  readonly skip: string;
  readonly menu: string;
  readonly channels: string;
  readonly directMessages: string;
  readonly lookAs: string;
  readonly roles: Readonly<Record<'member' | 'operator' | 'bot', string>>;
  readonly theme: string;
  readonly themes: Readonly<Record<'dark' | 'light', string>>;
  readonly language: string;
  /** Above the first message. */
  readonly welcome: string;
  readonly welcomeThere: (bot: string) => string;
  readonly about: string;
  readonly tries: string;
  readonly messages: (place: string) => string;
  readonly write: (place: string) => string;
  readonly send: string;
  readonly suggestions: string;
  readonly today: (time: string) => string;
  readonly edited: string;
  readonly used: (by: string) => string;
  readonly onlyYou: string;
  readonly dismiss: string;
  readonly thinking: (name: string) => string;
  readonly typing: (name: string) => string;
  readonly unanswered: string;
  readonly ended: string;
  readonly more: (author: string) => string;
  readonly reply: string;
  readonly replyingTo: (author: string) => string;
  readonly cancel: string;
  readonly apps: string;
  readonly add: (option: string) => string;
  readonly needed: string;
  readonly tooLarge: string;
  readonly between: (least: number | string, most: number | string) => string;
  readonly yes: string;
  readonly no: string;
  readonly close: string;
  readonly submit: string;
  readonly formNote: (bot: string) => string;
}

const korean: PreviewWords = {
  title: '카카오 역사 봇 미리보기',
  skip: '메시지 입력란으로 건너뛰기',
  menu: '채널과 사람',
  channels: '채팅 채널',
  directMessages: '다이렉트 메시지',
  lookAs: '누구로 써 볼까요?',
  roles: { member: '서버 멤버', operator: '봇 운영자', bot: '앱' },
  theme: '테마',
  themes: { dark: '어두운 테마', light: '밝은 테마' },
  language: '언어',
  welcome: '초대하기 전에 미리 써 보세요',
  welcomeThere: (bot) => `${bot}에게 보내는 다이렉트 메시지입니다`,
  about:
    '진짜 봇이 이 컴퓨터 안의 가짜 디스코드에 연결되어 있습니다. 밖으로 나가는 것은 없고, 여기에서 저장한 기사와 대화는 미리보기를 끄면 사라집니다.',
  tries: '이렇게 시작해 보세요. 누르고 Enter를 치면 보냅니다.',
  messages: (place) => `${place} 메시지`,
  write: (place) => `${place}에 메시지 보내기`,
  send: '보내기',
  suggestions: '제안',
  today: (time) => `오늘 ${time}`,
  edited: '(수정됨)',
  used: (by) => `${by} 님이 사용함:`,
  onlyYou: '이 메시지는 나만 볼 수 있어요',
  dismiss: '메시지 닫기',
  thinking: (name) => `${name}이(가) 생각하고 있어요…`,
  typing: (name) => `${name}이(가) 입력하고 있어요…`,
  unanswered: '애플리케이션이 응답하지 않았어요',
  ended: '미리보기가 끝났습니다. 터미널에서 npm run preview를 다시 실행해 주세요.',
  more: (author) => `${author}의 메시지에 할 일`,
  reply: '답장',
  replyingTo: (author) => `${author}에게 답장하는 중`,
  cancel: '취소',
  apps: '앱',
  add: (option) => `${option} 더하기`,
  needed: '꼭 적어야 하는 항목이에요',
  tooLarge: '10MB까지 보낼 수 있어요',
  between: (least, most) => `${least}부터 ${most}까지의 숫자여야 해요`,
  yes: '예',
  no: '아니요',
  close: '닫기',
  submit: '제출',
  formNote: (bot) => `이 양식은 ${bot}에게 보내집니다.`,
};

const english: PreviewWords = {
  title: 'Kakao history bot: preview',
  skip: 'Skip to the message box',
  menu: 'Channels and people',
  channels: 'Text channels',
  directMessages: 'Direct messages',
  lookAs: 'Look as',
  roles: { member: 'member', operator: 'operator of the bot', bot: 'app' },
  theme: 'Theme',
  themes: { dark: 'Dark', light: 'Light' },
  language: 'Language',
  welcome: 'Try it before you invite it',
  welcomeThere: (bot) => `Direct messages to ${bot}`,
  about:
    'The real bot is connected to a stand-in for Discord on this computer. Nothing leaves it, and the articles and messages saved here are gone when the preview ends.',
  tries: 'Begin with one of these: press it, then Enter.',
  messages: (place) => `Messages in ${place}`,
  write: (place) => `Message ${place}`,
  send: 'Send',
  suggestions: 'Suggestions',
  today: (time) => `Today at ${time}`,
  edited: '(edited)',
  used: (by) => `${by} used`,
  onlyYou: 'Only you can see this',
  dismiss: 'Dismiss message',
  thinking: (name) => `${name} is thinking…`,
  typing: (name) => `${name} is typing…`,
  unanswered: 'The application did not respond',
  ended: 'The preview has ended. Run npm run preview again in the terminal.',
  more: (author) => `Actions for the message of ${author}`,
  reply: 'Reply',
  replyingTo: (author) => `Replying to ${author}`,
  cancel: 'Cancel',
  apps: 'Apps',
  add: (option) => `Add ${option}`,
  needed: 'This is required',
  tooLarge: 'Files may have up to 10 MB',
  between: (least, most) => `A number from ${least} to ${most}`,
  yes: 'True',
  no: 'False',
  close: 'Close',
  submit: 'Submit',
  formNote: (bot) => `This form will be sent to ${bot}.`,
};

export const PREVIEW_WORDS: Readonly<Record<Language, PreviewWords>> = {
  ko: korean,
  en: english,
};
