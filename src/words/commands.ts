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
  timeline: {
    name: { en: 'timeline', ko: '연표' },
    description: {
      en: 'What happened, year by year, each entry with its source',
      ko: '주제에 무슨 일이 있었는지 연도순으로, 출처와 함께 보여 줍니다',
    },
  },
  topic: {
    name: { en: 'topic', ko: '주제' },
    description: { en: 'What about, in Korean', ko: '예: 카카오뱅크, 해외 진출, 김범수' },
  },
  from: {
    name: { en: 'from', ko: '부터' },
    description: { en: 'The first year', ko: '이 해부터' },
  },
  to: {
    name: { en: 'to', ko: '까지' },
    description: { en: 'The last year', ko: '이 해까지' },
  },
  sources: {
    name: { en: 'sources', ko: '출처' },
    description: {
      en: 'The articles that answers come from',
      ko: '답의 출처가 되는 기사 목록을 보여 줍니다',
    },
  },
  about: {
    name: { en: 'about', ko: '대상' },
    description: {
      en: 'A publisher, an author, a topic or a person',
      ko: '언론사, 기자, 주제, 인물. 예: 중앙일보, 실적, 김범수',
    },
  },
  year: {
    name: { en: 'year', ko: '연도' },
    description: { en: 'Only articles of this year', ko: '이 해의 기사만' },
  },
  order: {
    name: { en: 'order', ko: '순서' },
    description: { en: 'Which come first', ko: '무엇부터 보여 줄지' },
  },
  orders: {
    newest: { en: 'newest first', ko: '최신순' },
    oldest: { en: 'oldest first', ko: '오래된 순' },
  },
  article: {
    name: { en: 'article', ko: '기사' },
    description: { en: 'Read an article of the archive', ko: '기사 한 건을 처음부터 읽습니다' },
  },
  title: {
    name: { en: 'title', ko: '제목' },
    description: { en: 'Its title, or a part of it', ko: '제목이나 그 일부' },
  },
  help: {
    name: { en: 'help', ko: '도움말' },
    description: {
      en: 'What this bot knows and how to ask it',
      ko: '이 봇이 무엇을 아는지, 어떻게 묻는지 알려 줍니다',
    },
  },
  lookUp: {
    name: { en: "Search Kakao's history", ko: '카카오 역사에서 찾기' },
  },
  import: {
    name: { en: 'import', ko: '기사추가' },
    description: {
      en: 'Add an article from a pasted or saved page (operator only)',
      ko: '붙여 넣거나 저장한 페이지를 기사로 더합니다 (운영자 전용)',
    },
  },
  page: {
    name: { en: 'page', ko: '페이지' },
    description: { en: 'A .txt, .md or .html file', ko: '.txt, .md, .html 파일' },
  },
  unanswered: {
    name: { en: 'unanswered', ko: '못찾은질문' },
    description: {
      en: 'What people asked in vain lately (operator only)',
      ko: '요즘 답을 찾지 못한 질문을 보여 줍니다 (운영자 전용)',
    },
  },
  status: {
    name: { en: 'status', ko: '상태' },
    description: {
      en: 'How the bot is doing (operator only)',
      ko: '봇의 상태를 보여 줍니다 (운영자 전용)',
    },
  },
  reindex: {
    name: { en: 'reindex', ko: '다시읽기' },
    description: {
      en: 'Read the articles again (operator only)',
      ko: '기사를 다시 읽어 색인을 새로 만듭니다 (운영자 전용)',
    },
  },
} as const;
