import { expect, test } from 'vitest';
import { stem } from '../../src/korean/particles.ts';
import { createAliases } from '../../src/search/aliases.ts';
import { concepts } from '../../src/search/concepts.ts';
import { createHighlighter } from '../../src/search/highlight.ts';

const aliases = createAliases([['카카오톡', '카톡']]);
const known = new Set(['카카오톡', '해외', '진출', '해외진출', '만']);
const vocabulary = {
  aliases,
  has: (word: string) => known.has(word),
  nearest: () => [],
  stem,
  byInitials: () => null,
};
const marked = (question: string, text: string) =>
  createHighlighter(concepts(question, vocabulary))(text).map(({ start, end }) =>
    text.slice(start, end),
  );

test.each([
  ['카카오톡 해외 진출?', '카카오톡을 들고 해외로 진출했다.', ['카카오톡', '해외', '진출']],
  ['해외진출', '카카오의 해외 진출을', ['해외 진출']],
  ['카톡', '카카오톡은 카톡이다', ['카카오톡', '카톡']],
  ['AI', 'MAIN이 아니라 AI가', ['AI']],
  ['4천만', '4,000만 명과 14000만 명', ['4,000만']],
  ['2분기', '2분기에는 12분기', ['2분기']],
  ['톡', '카카오톡', []],
])('%s in %s', (question, text, expected) => {
  expect(marked(question, text)).toEqual(expected);
});
