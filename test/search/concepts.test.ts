import { expect, test } from 'vitest';
import { stem } from '../../src/korean/particles.ts';
import { createAliases } from '../../src/search/aliases.ts';
import { concepts } from '../../src/search/concepts.ts';

const aliases = createAliases([
  ['카카오톡', '카톡', 'KakaoTalk'],
  ['해외', '글로벌'],
  ['오픈채팅', 'open chat'],
  ['카카오 아이', 'kakao i'],
]);
const known = new Set(['카카오톡', '해외', '글로벌', '진출', '분기', '매출', '카카오']);
const vocabulary = {
  aliases,
  has: (word: string) => known.has(word),
  nearest: (word: string) => (word === '매츌' ? ['매출'] : []),
  stem,
  byInitials: () => null,
};
const read = (question: string) =>
  concepts(question, vocabulary).map(({ wordings }) => wordings.map(({ text }) => text));

test('words lose particles and question words, and gain their other names', () => {
  expect(read('카톡을 해외진출 언제 했나요?')).toEqual([
    ['카톡', '카카오톡', 'kakaotalk'],
    ['해외', '글로벌'],
    ['진출'],
  ]);
});

test('a name of several words is one thing, in any script', () => {
  expect(read('open chat')).toEqual([['openchat', '오픈채팅']]);
  expect(read('카카오 아이 매출')).toEqual([['카카오아이', 'kakaoi'], ['매출']]);
});

test('counted things stay together, amounts are read as numbers, each word counts once', () => {
  expect(read('KAKAOTALK 2분기 매출 매출 4천만 명?')).toEqual([
    ['4천만'],
    ['kakaotalk', '카카오톡', '카톡'],
    ['2분기'],
    ['매출'],
  ]);
});

test('a counted thing is looked for whole: 3분기 is no part of 2분기', () => {
  expect(concepts('3분기', vocabulary)[0]?.wordings).toMatchObject([
    { words: ['3분기'], bigrams: [] },
  ]);
});

test('what an amount counts and the form of a company say nothing', () => {
  expect(read('매출 2조 원을 (주)카카오')).toEqual([['2조'], ['매출'], ['카카오']]);
});

test('the particle of a word in other letters says nothing, nor does a number that is asked for', () => {
  expect(read('open chat의 매출')).toEqual([['openchat', '오픈채팅'], ['매출']]);
  expect(read('카카오 몇 살부터 진출')).toEqual([['카카오'], ['진출']]);
});

test('an unknown word is also looked for as the known one that it may be', () => {
  expect(read('매츌')).toEqual([['매츌', '매출']]);
});

test.each([
  ['홍은택 대표 나이가 몇이야?', ['홍은택', '대표', '나이']],
  ['카카오 지도는 언제 나왔나요', ['카카오', '지도', '나왔']],
  ['카카오는 왜 망했나요', ['카카오', '망했']],
  ['카카오 이자는 얼마', ['카카오', '이자']],
])('no word that names something is lost: %s', (question, expected) => {
  expect(read(question).map(([typed]) => typed)).toEqual(expected);
});

test('laughter, emoji and symbols are about nothing, also behind a word', () => {
  expect(read('ㅋㅋㅋㅋ ㅠㅠ 🍎 }{][ ???')).toEqual([]);
  expect(read('매출ㅋㅋ')).toEqual([['매출']]);
});
