import type { ReindexReport } from './archive/archive.ts';
import type { Citation, Fault, Refusal } from './article/article.ts';
import type { PublicationDate } from './article/publication-date.ts';
import type { Period } from './korean/periods.ts';
import type { Answer, Passage } from './search/answer.ts';
import type { BadSetting, SettingFault } from './settings.ts';

/** The languages that the bot speaks. */
export type Language = 'ko' | 'en';

/** Korean for a Korean locale (`ko`, `ko-KR`, `ko_KR.UTF-8`), English for any other. */
export function languageOf(locale: string): Language {
  return /^ko\b|^ko_/iu.test(locale) ? 'ko' : 'en';
}

/** Everything that the bot says in its own words. */
export interface Words {
  date(date: PublicationDate): string;
  /**
   * Publisher, author, date, place in the article, form, and how many others say the same, in that
   * order, without the title.
   */
  citation(passage: Pick<Passage, 'article' | 'paragraph' | 'of' | 'same'>): string[];
  title(article: Citation): string;
  readonly original: string;
  /** How a question was read, where that is not plain; `null` where it is. */
  readAs(answer: Pick<Answer, 'corrections' | 'periods'>): string | null;
  readonly weak: string;
  readonly none: string;
  readonly emptyQuestion: string;

  readonly notAdmin: string;
  readonly failed: string;
  readonly unknownCommand: string;
  reindexed(report: ReindexReport): string;
  readonly reindexFailed: string;
  noFolder(folder: string): string;
  readonly noArticles: string;
  refusedFiles(count: number): string;
  refusal(refusal: Refusal): string;

  readonly prompt: string;
  readonly noToken: string;
  archive(articles: number, paragraphs: number): string;
  readonly help: string;
  readonly usage: string;
  badLimit(value: string): string;

  setting(setting: BadSetting): string;
  connected(name: string): string;
  readonly tokenRefused: string;
  unreachable(url: string, reason: string): string;
  readonly invalidated: string;
}

const korean: Words = {
  date: ({ year, month, day, approximate }) =>
    [`${year}년`, month && `${month}월`, day && `${day}일`].filter(Boolean).join(' ') +
    (approximate ? '경' : ''),
  citation: ({ article, paragraph, of, same }) => [
    ...citation(korean, article, `${paragraph}/${of}문단`, '요약'),
    ...(same.length === 0 ? [] : [`같은 내용 ${same.length}건`]),
  ],
  title: ({ title, titleIsOurs }) =>
    titleIsOurs ? `${title} (원제 미상, 봇 운영자가 붙인 제목)` : title,
  original: '원문',
  readAs,
  weak: '딱 맞는 답은 찾지 못했습니다. 조금이라도 관련 있는 문단을 보여 드립니다.',
  none: '기사에서 답을 찾지 못했습니다. 다른 낱말로 물어봐 주세요.',
  emptyQuestion: '카카오의 역사에 대해 물어보세요. 예: 카카오톡 해외 진출?',

  notAdmin: '이 명령은 봇 운영자만 쓸 수 있습니다.',
  failed: '문제가 생겨 답하지 못했습니다. 잠시 뒤에 다시 시도해 주세요.',
  unknownCommand: '지금은 없는 명령입니다. 디스코드를 새로 고친 뒤 다시 시도해 주세요.',
  reindexed: (report) =>
    reindexed(report, {
      total: `기사 ${report.articles}건, 문단 ${report.paragraphs}개를 읽었습니다 (${seconds(report)}초).`,
      added: '추가',
      changed: '변경',
      removed: '제거',
      unchanged: '달라진 기사가 없습니다.',
    }),
  reindexFailed: '다시 읽지 못했습니다. 이전 색인으로 계속 답합니다.',
  noFolder: (folder) => `기사 폴더를 읽을 수 없습니다: ${folder}`,
  noArticles: '쓸 수 있는 기사가 한 건도 없습니다.',
  refusedFiles: (count) => `제외한 파일 ${count}개:`,
  refusal: (refusal) => refusalLine(refusal, KOREAN_FAULTS),

  prompt: '질문> ',
  noToken:
    'DISCORD_TOKEN이 없어 터미널에서 답합니다. 디스코드에 연결하려면 .env 파일에 DISCORD_TOKEN을 적고 다시 시작하세요.',
  archive: (articles, paragraphs) =>
    `기사 ${articles}건, 문단 ${paragraphs}개. 도움말은 :help, 끝내려면 Ctrl-D.`,
  help: [
    '카카오의 역사에 대해 한국어로 물어보세요. 예: 카카오톡 해외 진출?',
    '밑줄은 질문과 일치한 낱말, 굵은 글씨는 가장 잘 답하는 문장입니다.',
    '↑ ↓  지난 질문    :help  도움말    :quit 또는 Ctrl-D  끝내기',
  ].join('\n'),
  usage: [
    'npm start                                      디스코드에 연결, 토큰이 없으면 터미널 대화',
    'npm run ask -- [--limit N] [--json] "질문" …   한 번 답하기, 질문이 없으면 한 줄에 하나씩 읽기',
    'npm run evaluate -- [--misses] [--compare] [--squad 파일] [파일 …]  채점된 질문으로 재기',
    'npm run learn -- [--squad 파일]                순위의 가중치를 다시 배우기',
  ].join('\n'),
  badLimit: (value) => `--limit에는 1부터 100까지의 수를 적어야 합니다 ← ${value}`,

  setting: (setting) => settingLine(setting, KOREAN_SETTING_FAULTS),
  connected: (name) => `디스코드에 ${name}(으)로 연결했습니다. 끝내려면 Ctrl-C.`,
  tokenRefused:
    '디스코드가 DISCORD_TOKEN을 거부했습니다. 개발자 포털의 Bot 화면에서 토큰을 새로 받아 .env에 적어 주세요.',
  unreachable: (url, reason) => `디스코드(${url})에 연결할 수 없습니다: ${reason}`,
  invalidated: '디스코드가 연결을 끊었습니다. 토큰이 바뀌었다면 .env를 고쳐 주세요.',
};

const english: Words = {
  date: ({ year, month, day, approximate }) =>
    (approximate ? 'about ' : '') +
    [day, month && MONTHS[month - 1], year].filter(Boolean).join(' '),
  citation: ({ article, paragraph, of, same }) => [
    ...citation(english, article, `paragraph ${paragraph} of ${of}`, 'retold'),
    ...(same.length === 0 ? [] : [`the same in ${same.length} more`]),
  ],
  title: ({ title, titleIsOurs }) =>
    titleIsOurs ? `${title} (headline unknown, named by the operator)` : title,
  original: 'original',
  readAs,
  weak: 'No passage quite answers this. These are only loosely related.',
  none: 'The articles do not seem to answer this. Try other words, best in Korean.',
  emptyQuestion: "Ask about Kakao's history in Korean. For example: 카카오톡 해외 진출?",

  notAdmin: 'Only the operator of this bot may use this command.',
  failed: 'Something went wrong and there is no answer. Please try again in a moment.',
  unknownCommand: 'This command is gone. Reload Discord and try again.',
  reindexed: (report) =>
    reindexed(report, {
      total: `Read ${report.articles} articles, ${report.paragraphs} paragraphs (${seconds(report)} s).`,
      added: 'Added',
      changed: 'Changed',
      removed: 'Removed',
      unchanged: 'No article changed.',
    }),
  reindexFailed: 'The corpus could not be read again. The index until now goes on answering.',
  noFolder: (folder) => `The folder of articles cannot be read: ${folder}`,
  noArticles: 'There is not one usable article.',
  refusedFiles: (count) => `Files left out: ${count}`,
  refusal: (refusal) => refusalLine(refusal, ENGLISH_FAULTS),

  prompt: 'question> ',
  noToken:
    'No DISCORD_TOKEN, so answering in the terminal. To connect Discord, put DISCORD_TOKEN into .env and start again.',
  archive: (articles, paragraphs) =>
    `${articles} articles, ${paragraphs} paragraphs. :help for help, Ctrl-D to end.`,
  help: [
    "Ask about Kakao's history in Korean. For example: 카카오톡 해외 진출?",
    'Underlined: the words that matched. Bold: the sentence that answers best.',
    '↑ ↓  earlier questions    :help  this help    :quit or Ctrl-D  end',
  ].join('\n'),
  usage: [
    'npm start                                       connects to Discord, or chats here without a token',
    'npm run ask -- [--limit N] [--json] "질문" …    answers once; without a question one a line of input',
    'npm run evaluate -- [--misses] [--compare] [--squad FILE] [FILE …]  measures with judged questions',
    'npm run learn -- [--squad FILE]                 learns the weights of the ranking again',
  ].join('\n'),
  badLimit: (value) => `--limit must be a number from 1 to 100 ← ${value}`,

  setting: (setting) => settingLine(setting, ENGLISH_SETTING_FAULTS),
  connected: (name) => `Connected to Discord as ${name}. Ctrl-C to end.`,
  tokenRefused:
    'Discord refuses DISCORD_TOKEN. Get a new token on the Bot page of the developer portal and put it into .env.',
  unreachable: (url, reason) => `Discord (${url}) cannot be reached: ${reason}`,
  invalidated: 'Discord has ended the session. If the token was reset, put the new one into .env.',
};

/** The words of each language. */
export const WORDS: Readonly<Record<Language, Words>> = { ko: korean, en: english };

/** Commands and options as Discord shows them: English by default, Korean for Korean users. */
export const COMMAND_WORDS = {
  ask: {
    name: { en: 'ask', ko: '질문' },
    description: {
      en: "Ask about Kakao's history; the answer comes with its source",
      ko: '카카오의 역사를 물어보면 출처와 함께 답합니다',
    },
  },
  question: {
    name: { en: 'question', ko: '질문' },
    description: {
      en: 'What you want to know, in Korean',
      ko: '궁금한 내용을 적어 주세요. 예: 카카오톡 해외 진출?',
    },
  },
  private: {
    name: { en: 'private', ko: '나만보기' },
    description: { en: 'Show the answer only to you', ko: '답을 나에게만 보여 줍니다' },
  },
  reindex: {
    name: { en: 'reindex', ko: '다시읽기' },
    description: {
      en: 'Read the articles again (operator only)',
      ko: '기사를 다시 읽어 색인을 새로 만듭니다 (운영자 전용)',
    },
  },
} as const;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const KOREAN_FAULTS: Readonly<Record<Fault, string>> = {
  'not-markdown': '기사는 .md 파일이어야 합니다',
  folder: '보통 파일이 아닙니다',
  'same-name': '이름이 같은 기사가 이미 있습니다',
  unreadable: '파일을 읽을 수 없습니다',
  'bad-file-name': '파일 이름에는 글자, 숫자, -, _, .만 쓸 수 있습니다 (80자까지)',
  'not-utf8': 'UTF-8 파일이 아닙니다',
  'no-front-matter': '첫 줄부터 --- 두 줄 사이에 제목과 출처를 적어야 합니다',
  'bad-yaml': 'YAML로 읽을 수 없습니다. [ ] : # * & 같은 기호가 든 값은 "큰따옴표"로 감싸 주세요',
  'missing-field': '꼭 있어야 하는 항목이 없습니다',
  'unknown-field': '모르는 항목입니다',
  'not-text': '글이어야 합니다. [ ]로 시작하면 "큰따옴표"로 감싸 주세요',
  'bad-date': '날짜가 아닙니다 (예: 2017-09-24, 2022-05, 2022-05~)',
  'bad-url': 'http:// 또는 https:// 주소가 아닙니다',
  'bad-list': '목록이 아닙니다 (예: [카카오톡, 김범수])',
  'bad-flag': 'true 또는 false여야 합니다',
  'bad-form': 'retold 또는 original이어야 합니다',
  'no-paragraphs': '본문이 없습니다',
  'long-paragraph': '한 문단이 너무 깁니다 (20,000자까지). 빈 줄로 나눠 주세요',
  'bad-alias-group': '이름이 둘 이상인 묶음이 아닙니다 (예: - [카카오톡, 카톡])',
};

const ENGLISH_FAULTS: Readonly<Record<Fault, string>> = {
  'not-markdown': 'an article must be a .md file',
  folder: 'not a plain file',
  'same-name': 'there is an article of this name already',
  unreadable: 'the file cannot be read',
  'bad-file-name': 'a file name may have letters, digits, -, _ and . only (80 at most)',
  'not-utf8': 'not a UTF-8 file',
  'no-front-matter': 'title and source must stand first, between two --- lines',
  'bad-yaml': 'cannot be read as YAML; put a value with [ ] : # * or & in it into "double quotes"',
  'missing-field': 'this field is required',
  'unknown-field': 'unknown field',
  'not-text': 'must be text; put it into "double quotes" if it starts with [',
  'bad-date': 'not a date (such as 2017-09-24, 2022-05, 2022-05~)',
  'bad-url': 'not an http:// or https:// address',
  'bad-list': 'not a list (such as [카카오톡, 김범수])',
  'bad-flag': 'must be true or false',
  'bad-form': 'must be retold or original',
  'no-paragraphs': 'there is no text',
  'long-paragraph': 'a paragraph is too long (20,000 characters at most); part it with blank lines',
  'bad-alias-group': 'not a group of two names or more (such as - [카카오톡, 카톡])',
};

const KOREAN_SETTING_FAULTS: Readonly<Record<SettingFault, string>> = {
  'bad-token': '개발자 포털에서 복사한 그대로, 빈칸 없는 한 낱말이어야 합니다',
  'bad-api-url': 'http:// 또는 https:// 주소여야 합니다',
  'bad-user-id': '디스코드 사용자 ID(숫자 17~20자리)를 쉼표로 이어 적어야 합니다',
  'bad-log-level': 'debug, info, warn, error, silent 가운데 하나여야 합니다',
};

const ENGLISH_SETTING_FAULTS: Readonly<Record<SettingFault, string>> = {
  'bad-token': 'must be one word, as copied from the developer portal',
  'bad-api-url': 'must be an http:// or https:// address',
  'bad-user-id': 'must be Discord user ids (17 to 20 digits) with commas between',
  'bad-log-level': 'must be one of debug, info, warn, error, silent',
};

function readAs({ corrections, periods }: Pick<Answer, 'corrections' | 'periods'>): string | null {
  const parts = [
    ...corrections.map(({ typed, read }) => `‘${typed}’ → ${read}`),
    ...periods.filter(({ restricts }) => restricts).map(periodLine),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}

/** `작년` → `작년: 2025.1.1.~2025.12.31.`; a plain year stays as it is. */
function periodLine({ text, from, to }: Period): string {
  if (/^\d{4}년?$/u.test(text)) return text;
  const [first, last] = [from, to].map((day) =>
    day === null ? '' : `${day.year}.${day.month}.${day.day}.`,
  );
  return first === last ? `${text}: ${first}` : `${text}: ${first}~${last}`;
}

function citation(words: Words, article: Citation, place: string, retold: string): string[] {
  return [
    article.publisher,
    ...(article.author === null ? [] : [article.author]),
    words.date(article.published),
    place,
    ...(article.form === 'retold' ? [retold] : []),
  ];
}

function reindexed(
  { added, changed, removed }: ReindexReport,
  words: Record<'total' | 'added' | 'changed' | 'removed' | 'unchanged', string>,
): string {
  const changes = (
    [
      [words.added, added],
      [words.changed, changed],
      [words.removed, removed],
    ] as const
  ).filter(([, ids]) => ids.length > 0);
  const lines = changes.flatMap(([word, ids]) => [
    `${word} ${ids.length}:`,
    ...ids.map((id) => `• ${id}`),
  ]);
  return [words.total, ...(lines.length > 0 ? lines : [words.unchanged])].join('\n');
}

function refusalLine(refusal: Refusal, faults: Readonly<Record<Fault, string>>): string {
  const field = refusal.field === null ? '' : `${refusal.field}: `;
  const value = refusal.value === null ? '' : ` ← ${refusal.value.slice(0, 80)}`;
  return `${refusal.file}:${refusal.line}: ${field}${faults[refusal.fault]}${value}`;
}

function settingLine(
  { name, fault, value }: BadSetting,
  faults: Readonly<Record<SettingFault, string>>,
): string {
  return `${name}: ${faults[fault]}${value === null ? '' : ` ← ${value}`}`;
}

function seconds({ milliseconds }: ReindexReport): string {
  return (milliseconds / 1000).toFixed(milliseconds < 100 ? 3 : 1);
}
