import type { Fault, Flaw } from '../article/article.ts';
import type { SettingFault } from '../settings.ts';
import {
  checked,
  citation,
  readAs,
  refusalLine,
  reindexed,
  seconds,
  settingLine,
  sourceParts,
  duration,
  megabytes,
  rounded,
  timestamp,
} from './lines.ts';
import type { Words } from './words.ts';

const KOREAN_FAULTS: Readonly<Record<Fault, string>> = {
  'not-markdown': '기사는 .md 파일이어야 합니다',
  folder: '보통 파일이 아닙니다',
  'same-name': '이름이 같은 기사가 이미 있습니다',
  unreadable: '파일을 읽을 수 없습니다',
  'too-large': '파일이 너무 큽니다 (2MB까지)',
  outside: '폴더 밖을 가리키는 링크입니다',
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

/** The articles are Korean, so are the questions that find them, in either language. */
export const EXAMPLES = [
  '카카오톡 해외 진출?',
  '카카오뱅크 첫날 계좌 몇 개?',
  '2022년 판교 데이터센터 화재',
];

const KOREAN_FLAWS: Readonly<Record<Flaw, string>> = {
  'future-date': '아직 오지 않은 날짜입니다',
  'unknown-topic': 'topics.yaml에 없는 주제입니다',
  'too-long-to-show': '한 번에 보여 주기에 너무 긴 문단입니다 (1,200자까지)',
  'too-short': '혼자서는 뜻이 없는 짧은 문단입니다',
  leaning: '앞 문단 없이는 읽을 수 없는 말로 시작합니다',
  'not-nfc': 'NFC가 아닌 글자가 있습니다',
  'odd-character': '보이지 않거나 깨진 글자가 있습니다',
  'same-url': '주소가 같은 기사가 있습니다',
  'same-text': '내용이 거의 같은 기사가 있습니다',
};

const KOREAN_FIELDS: Readonly<Record<string, string>> = {
  title: '제목',
  publisher: '언론사',
  author: '기자',
  published: '처음 나온 날',
  url: '주소',
  paragraphs: '본문',
};

function fieldName(field: string): string {
  return KOREAN_FIELDS[field] ?? field;
}

const KOREAN_SETTING_FAULTS: Readonly<Record<SettingFault, string>> = {
  'bad-token': '개발자 포털에서 복사한 그대로, 빈칸 없는 한 낱말이어야 합니다',
  'bad-api-url': 'http:// 또는 https:// 주소여야 합니다',
  'bad-user-id': '디스코드 사용자 ID(숫자 17~20자리)를 쉼표로 이어 적어야 합니다',
  'bad-switch': 'yes 또는 no여야 합니다',
  'bad-log-level': 'debug, info, warn, error, silent 가운데 하나여야 합니다',
  'bad-search-url': 'http:// 또는 https:// 주소를 쉼표로 이어 적어야 합니다',
  'bad-shards': 'auto를 적거나, 샤드 번호와 범위를 0-3,8처럼 쉼표로 이어 적어야 합니다',
  'bad-shard-count': '1 이상의 정수여야 합니다',
  'no-shard-count': 'SHARDS에 번호를 적었으면 모든 샤드의 수도 적어야 합니다',
  'shard-too-high': 'SHARD_COUNT보다 작아야 합니다. 샤드가 4개면 마지막 번호는 3입니다',
  'bad-port': '1부터 65535까지의 포트 번호여야 합니다',
  'bad-host': '이 컴퓨터의 주소여야 합니다 (예: 127.0.0.1, 0.0.0.0)',
};

/** What the bot says in Korean. */
export const korean: Words = {
  date: ({ year, month, day, approximate }) =>
    [`${year}년`, month && `${month}월`, day && `${day}일`].filter(Boolean).join(' ') +
    (approximate ? '경' : ''),
  citation: ({ article, paragraph, of, same }) => [
    ...citation(korean, article, `${paragraph}/${of}문단`, '요약'),
    ...(same.length === 0 ? [] : [`같은 내용 ${same.length}건`]),
  ],
  title: ({ title, titleIsOurs }) => (titleIsOurs ? `${title} (편집자가 붙인 제목)` : title),
  original: '원문',
  readAs,
  weak: '딱 맞는 답은 찾지 못했습니다. 조금이라도 관련 있는 문단을 보여 드립니다.',
  none: '기사에서 답을 찾지 못했습니다. 다른 낱말로 물어봐 주세요.',
  source: (article) => sourceParts(korean, article, '요약'),
  covers: ({ articles, oldest, newest }) =>
    `${oldest.year}년부터 ${korean.date(newest)}까지의 기사 ${articles}건을 찾아봤습니다. 이런 것은 답할 수 있어요:`,
  orders: { best: '관련도순', oldest: '오래된 순', newest: '최신순' },
  allYears: '모든 해',
  onlyYear: (year) => `${year}년만`,
  readOn: '이어 읽기',
  earlier: '앞 문단',
  later: '다음 문단',
  delete: '지우기',
  oldButton: '예전에 만든 버튼이라 새로 찾아 드립니다.',
  noArticle: '그 기사는 지금 색인에 없습니다.',
  timeline: (from, to, entries) => `연표 · ${from ?? ''}–${to ?? ''} · ${entries}건`,
  gap: (from, to) => `${from === to ? from : `${from}–${to}`} · 기록 없음`,
  monthAndDay: ({ month, day }) =>
    [month && `${month}월`, day && `${day}일`].filter(Boolean).join(' '),
  noTimeline:
    '그 주제로는 연표를 만들 기사를 찾지 못했습니다. 다른 낱말이나 기간으로 시도해 주세요.',
  allSources: '모든 기사',
  sources: (count, year, order) =>
    [year === null ? null : `${year}년`, `${count}건`, order].filter(Boolean).join(' · '),
  noSources: '그런 기사는 없습니다. 다른 언론사나 주제, 연도로 찾아봐 주세요.',
  read: '읽기',
  unhelpful: '도움 안 됨',
  onlyAskerCounts: '질문한 사람의 의견만 적어 둡니다. 직접 물어보신 뒤 그 답에서 눌러 주세요.',
  thanks: '알려 주셔서 고맙습니다. 운영자가 기사를 더할 때 참고합니다.',
  gapsHeading: '## 최근 4주 동안 답이 없거나 부족했던 질문',
  noGaps: '최근 4주 동안 답을 찾지 못한 질문이 없습니다.',
  gaps: { none: '못 찾음', weak: '딱 맞지 않음', unhelpful: '도움 안 됨' },
  status: (status) =>
    [
      `## 봇 상태 · ${status.version}`,
      `켜진 지 ${duration(status.uptime, ['일', '시간', '분', '초'])}`,
      `기사 ${status.articles}건 · 문단 ${status.paragraphs}개 · 색인 ${timestamp(status.indexedAt)}`,
      `답한 질문 ${status.questions}건 · 기다려 달라고 한 질문 ${status.refused}건 · p50 ${rounded(status.p50)} ms · p95 ${rounded(status.p95)} ms`,
      `메모리 ${megabytes(status.memory)} MB · 디스코드까지 ${rounded(status.ping)} ms · 오류 ${status.faults}건`,
    ].join('\n'),
  progress: (done, total) =>
    `기사 ${done.toLocaleString('ko')} / ${total.toLocaleString('ko')}건 읽는 중…`,
  reindexing: '기사를 다시 읽는 중입니다. 그동안은 이전 색인으로 답합니다…',
  helpCard: ({ articles, paragraphs, oldest, newest }) =>
    [
      '## 카카오의 역사를 물어보세요',
      `${oldest.year}년부터 ${korean.date(newest)}까지의 기사 ${articles}건, 문단 ${paragraphs}개에서 가장 잘 답하는 문단을 찾아 언론사와 기자, 날짜, 링크와 함께 보여 줍니다. 언어 모델이 지어내는 글은 없습니다.`,
      '',
      '`/질문` 궁금한 것을 묻습니다',
      '`/연표` 주제에 있었던 일을 연도순으로 봅니다',
      '`/출처` 기사를 언론사, 기자, 주제, 연도로 찾습니다',
      '`/기사` 기사 한 건을 읽습니다',
      '',
      '봇에게 DM을 보내거나 봇을 멘션해도 답합니다. 아무 메시지나 길게 누르거나 마우스 오른쪽 버튼으로 누르면 앱에 “카카오 역사에서 찾기”가 있습니다.',
      '-# 요약이라고 적힌 문단은 기사 내용을 저희가 다시 쓴 것입니다.',
    ].join('\n'),
  examples: EXAMPLES,
  addBot: '내 서버에 추가하기',
  notYours: '이 질문을 한 사람만 지울 수 있습니다.',
  emptyQuestion: '카카오의 역사에 대해 물어보세요. 예: 카카오톡 해외 진출?',

  notAdmin: '이 명령은 봇 운영자만 쓸 수 있습니다.',
  tooFast: (wait) => `조금 빠릅니다. ${wait}초 뒤에 다시 물어봐 주세요.`,
  tooManyHere: (wait) =>
    `이 서버에서 질문이 한꺼번에 많이 왔습니다. ${wait}초 뒤에 다시 물어봐 주세요.`,
  busy: '지금 질문이 몰려 바로 답하지 못합니다. 잠시 뒤에 다시 물어봐 주세요.',
  notAllowedThere: '물어보신 채널에는 제가 글을 쓸 수 없어 여기로 답합니다.',
  unavailable:
    '지금은 기사를 찾아볼 수 없어 답하지 못했습니다. 곧 다시 열리니 잠시 뒤에 다시 물어봐 주세요.',
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
    'DISCORD_TOKEN이 없어 터미널에서 답합니다.\n디스코드에서 보일 모습을 브라우저에서 미리 써 보려면 npm run preview,\n디스코드에 연결하려면 .env 파일에 DISCORD_TOKEN을 적고 다시 시작하세요.',
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
    'npm run import -- [--dry-run] [--yes] 파일|주소 …  붙여 넣은 기사 페이지를 기사로 저장하기',
    'npm run check-corpus -- [--overlap 폴더]       기사와 별칭에서 고칠 것 찾기',
    'npm run evaluate -- [--misses] [--compare] [--squad 파일] [파일 …]  채점된 질문으로 재기',
    'npm run bench -- [--size N,N] [--squad 파일]  속도 재기',
    'npm run preview -- [--port N]                  디스코드 없이 브라우저에서 미리 써 보기',
    'npm run soak -- [--minutes N] [--rate N] [--kills N]  고장 난 디스코드에서 견뎌 보기',
    'npm run learn -- [--squad 파일]                순위의 가중치를 다시 배우기',
  ].join('\n'),
  badLimit: (value) => `--limit에는 1부터 100까지의 수를 적어야 합니다 ← ${value}`,

  imports: {
    paragraphs: (count) => `문단 ${count}개를 읽었습니다.`,
    twin: (id) => `이미 있는 기사와 거의 같습니다: ${id}`,
    rights: '기사 글은 언론사의 것입니다. 허락 없이 여럿이 보는 곳에 공개하지 마세요.',
    retell: '직접 다시 쓴 글이면 --retold를 붙여 주세요.',
    heading: '이렇게 읽었습니다',
    name: fieldName,
    unknown: '모름',
    incomplete: (fields) =>
      `저장하려면 ‘고치기’를 눌러 적어 주세요: ${fields.map(fieldName).join(', ')}`,
    ask: (field) => `${fieldName(field)}? (모르면 그냥 Enter) `,
    label: (field) =>
      `${fieldName(field)}${field === 'published' ? ' (예: 2017-09-24, 2022-05~)' : ''}`,
    save: '저장',
    edit: '고치기',
    drop: '버리기',
    notAPage: '2MB 이하의 .txt, .md, .html 파일을 붙여 주세요.',
    downloads: {
      refused: '내려받을 수 없습니다',
      'too-large': '너무 큽니다',
      'too-slow': '너무 오래 걸립니다',
      broken: '연결이 끊겼습니다',
    },
    notFetched: (reason) => `페이지를 받지 못했습니다: ${reason}. 다시 시도해 주세요.`,
    unreadablePage:
      '이 페이지는 읽을 수 없습니다. 읽는 데 너무 오래 걸리거나 깨져 있습니다. 본문만 .txt 파일로 붙여 주세요.',
    expired: '읽어 둔 페이지가 더는 없습니다. 파일을 다시 붙여 주세요.',
    savedAndIndexed: (file) => `저장했습니다: ${file}`,
    agree: '이대로 저장할까요? (y/N) ',
    needsYes: '저장하지 않았습니다. 묻지 않고 저장하려면 --yes를 붙여 주세요.',
    left: '저장하지 않았습니다.',
    saved: (file) => `저장했습니다: ${file}. 이제 /다시읽기를 실행하세요.`,
    exists: (file) => `같은 이름의 기사가 이미 있어 저장하지 않았습니다: ${file}`,
    cannotSave: (reason) =>
      `저장하지 못했습니다 (${reason}). 디스크가 가득 찼는지, 폴더에 쓸 수 있는지 확인한 뒤 다시 저장해 주세요.`,
    notSaved: (missing) =>
      `빠진 것이 있어 저장하지 않았습니다: ${missing.map(fieldName).join(', ')}`,
    badField: (field, value) =>
      field === 'url'
        ? `주소는 http:// 또는 https://로 시작해야 합니다 ← ${value}`
        : `읽을 수 없는 날짜입니다. 2017-09-24처럼 적어 주세요 (월만 알면 2022-05, 어림이면 2022-05~) ← ${value}`,
    unreadable: (source, reason) => `${source}: 읽을 수 없습니다 (${reason})`,
  },
  preview: {
    starting: '봇을 켜는 중입니다…',
    ready: (url) => `브라우저에서 ${url} 을 열어 주세요. 끝내려면 Ctrl-C.`,
    noPort: (port) =>
      `${port}번 포트는 이미 쓰이고 있습니다. npm run preview -- --port 4343처럼 다른 포트로 열어 주세요.`,
    ended: (written) => `봇이 끝나서 미리보기도 끝납니다.\n${written}`,
    notInstalled: '미리보기에 쓰는 패키지가 없습니다. npm ci를 먼저 실행해 주세요.',
    noBrowser: '크로미움이 없어 그림을 만들 수 없습니다. 설치한 곳을 CHROMIUM에 적어 주세요.',
  },
  checked: (report) =>
    checked(report, {
      faults: KOREAN_FAULTS,
      flaws: KOREAN_FLAWS,
      overlap: (run, page, article) =>
        `${page}: 가장 길게 겹치는 글 ${run.length}자 (${article}) «${run}»`,
      total: (articles, paragraphs, findings) =>
        `기사 ${articles}건, 문단 ${paragraphs}개, 지적 ${findings}건.`,
    }),

  setting: (setting) => settingLine(setting, KOREAN_SETTING_FAULTS),
  connected: (name) => `디스코드에 ${name}(으)로 연결했습니다. 끝내려면 Ctrl-C.`,
  tokenRefused:
    '디스코드가 DISCORD_TOKEN을 거부했습니다. 개발자 포털의 Bot 화면에서 토큰을 새로 받아 .env에 적어 주세요.',
  noPort: (host, port, reason) =>
    `HTTP_PORT에 적은 포트를 열 수 없습니다 (${host}, ${port}): ${reason}`,
  unreachable: (url, reason) => `디스코드(${url})에 연결할 수 없습니다: ${reason}`,
  tryingAgain: (wait) => `${wait}초 뒤에 다시 연결해 봅니다.`,
  refused: (code) =>
    `디스코드가 연결을 받아 주지 않습니다 (코드 ${code}). SHARDS와 SHARD_COUNT를 확인해 주세요.`,
};
