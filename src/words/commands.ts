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
