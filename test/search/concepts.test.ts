import { expect, test } from 'vitest';
import { createAliases } from '../../src/search/aliases.ts';
import { concepts } from '../../src/search/concepts.ts';

const aliases = createAliases([
  ['카카오톡', '카톡', 'KakaoTalk'],
  ['해외', '글로벌'],
]);
const known = new Set(['카카오톡', '해외', '글로벌', '진출', '분기', '매출']);
const read = (question: string) =>
  concepts(question, aliases, (word) => known.has(word)).map(({ wordings }) =>
    wordings.map(({ text }) => text),
  );

test('words lose particles and question words, and gain their other names', () => {
  expect(read('카톡을 해외진출 언제 했나요?')).toEqual([
    ['카톡', '카카오톡', 'kakaotalk'],
    ['해외', '글로벌'],
    ['진출'],
  ]);
});

test('digits and Latin letters stand for themselves, each once', () => {
  expect(read('KAKAOTALK 2분기 매출 매출?')).toEqual([
    ['kakaotalk', '카카오톡', '카톡'],
    ['2'],
    ['분기'],
    ['매출'],
  ]);
});

test('laughter, emoji and symbols are about nothing', () => {
  expect(read('ㅋㅋㅋㅋ ㅠㅠ 🍎 }{][ ???')).toEqual([]);
});
