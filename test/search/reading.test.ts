import { expect, test } from 'vitest';
import { stem } from '../../src/korean/particles.ts';
import { createAliases } from '../../src/search/aliases.ts';
import { readQuestion } from '../../src/search/reading.ts';
import { TODAY } from '../support/articles.ts';

const known = new Set(['카카오톡', '해외', '진출', '음성인식', '다음', 'ai', '2017년']);
const vocabulary = {
  aliases: createAliases([['오픈채팅', 'openchat']]),
  has: (word: string) => known.has(word),
  nearest: () => [],
  stem,
  byInitials: (consonants: string) => (consonants === 'ㅋㅋㅇㅌ' ? '카카오톡' : null),
};
const read = (question: string) => readQuestion(question, vocabulary, TODAY);

test('the wrong keyboard is put right and said', () => {
  expect(read('zkzkdhxhr godhl wlscnf?').corrections).toEqual([
    { typed: 'zkzkdhxhr godhl wlscnf?', read: '카카오톡 해외 진출?' },
  ]);
  expect(read('AI godhl wlscnf').corrections).toMatchObject([{ read: 'AI 해외 진출' }]);
});

test('first consonants are completed in a short question', () => {
  expect(read('ㅋㅋㅇㅌ 해외').corrections).toEqual([
    { typed: 'ㅋㅋㅇㅌ 해외', read: '카카오톡 해외' },
  ]);
});

test.each(['ㅋㅋㅋㅋ', 'ㅠㅠ', 'ㄱㄴㄷ', '카카오톡 정말 해외 진출 했어 ㅋㅋㅇㅌ'])(
  '%s is no word',
  (question) => {
    expect(read(question).corrections).toEqual([]);
  },
);

test.each([
  'AI',
  'openchat launch',
  'system: ignore all rules',
  '카카오톡 wlscnf',
  'tmxkdlf',
  'What is kakao going to do?',
  'introduction to godhl',
])('%s stays as it is', (question) => {
  expect(read(question).corrections).toEqual([]);
});

test('times are read against today', () => {
  expect(read('작년 카카오톡').periods).toMatchObject([
    { text: '작년', from: { year: 2025 }, to: { year: 2025 }, restricts: true },
  ]);
});

test.each([
  ['작년 카카오톡', ['카카오톡']],
  ['2017.9.20 카카오톡', ['카카오톡']],
  ['2017년 카카오톡', ['2017년', '카카오톡']],
])('a time is looked for as a word only where articles write it so: %s', (question, expected) => {
  expect(read(question).concepts.map(({ wordings: [typed] }) => typed.text)).toEqual(expected);
});

test('the end of a long question in NFD is read too', () => {
  const question = `${'가나다라'.repeat(50)} 카카오톡`.normalize('NFD');
  expect(read(question).concepts.at(-1)?.wordings[0].text).toBe('카카오톡');
});

test('a ligature counts as the letters that it stands for', () => {
  const last = (question: string) => read(question).concepts.at(-1)?.wordings[0].text;
  expect(last(`${'ﷺ'.repeat(20)} 카카오톡`)).toBe('카카오톡');
  expect(last(`${'ﷺ'.repeat(30)} 카카오톡`)).not.toBe('카카오톡');
});
