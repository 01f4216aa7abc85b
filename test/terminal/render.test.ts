import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { Answer } from '../../src/search/answer.ts';
import { lookOf, renderAnswer } from '../../src/terminal/render.ts';
import { WORDS } from '../../src/words/languages.ts';
import { article, passage } from '../support/articles.ts';

const text =
  '카카오는 2017년 판교에서 기자들을 만났다. 카카오톡은 해외로 진출하지 않는다고 임지훈 대표가 말했다.';
const start = text.indexOf('카카오톡');

const found = passage(text, {
  article: article({ id: 'a', paragraphs: [text], author: '한준호', form: 'retold' }),
  of: 2,
  matches: [
    { start, end: start + 4 },
    { start: text.indexOf('해외'), end: text.indexOf('해외') + 2 },
  ],
  answer: { start, end: text.length },
});

const answer = (status: Answer['status']): Answer => ({
  question: '카카오톡 해외 진출?',
  corrections: [],
  rewordings: [],
  periods: [],
  status,
  passages: [found, found],
});

const plain = (columns: number) => lookOf({ columns, isTTY: false }, WORDS.ko, {});
const coloured = (columns: number, environment: NodeJS.ProcessEnv = {}) =>
  lookOf({ columns, isTTY: true }, WORDS.ko, environment);

test('a passage stands with its number, its source and its date', () => {
  expect(renderAnswer({ ...answer('answered'), passages: [found] }, plain(120))).toBe(
    [
      '1. 카카오는 2017년 판교에서 기자들을 만났다. 카카오톡은 해외로 진출하지 않는다고 임지훈 대표가',
      '   말했다.',
      '   카카오 소식',
      '   시험일보 · 한준호 · 2017년 9월 24일 · 1/2문단 · 요약',
      '   https://example.com/news/1',
      '',
    ].join('\n'),
  );
});

test.each([24, 40, 80])('no line is wider than a window of %i columns', (columns) => {
  const lines = renderAnswer(answer('weak'), coloured(columns)).split('\n');
  const texts = lines.map(stripVTControlCharacters).filter((line) => !line.includes('https://'));
  for (const line of texts) expect(widthOf(line)).toBeLessThanOrEqual(columns);
});

test('the sentence that answers is bold and what matched is underlined', () => {
  const out = renderAnswer(answer('answered'), coloured(400));
  expect(out).toContain('\u001b[1m\u001b[4m카카오톡\u001b[24m\u001b[22m');
  expect(out).toContain('\u001b[4m해외\u001b[24m');
});

test.each([
  ['not a terminal', plain(80)],
  ['NO_COLOR', coloured(80, { NO_COLOR: '1' })],
])('no colour: %s', (_, look) => {
  const out = renderAnswer(answer('weak'), look);
  expect(stripVTControlCharacters(out)).toBe(out);
});

test('a weak answer says so first, and none is one sentence', () => {
  expect(renderAnswer(answer('weak'), plain(80))).toMatch(/^딱 맞는 답은 찾지 못했습니다/u);
  expect(renderAnswer(answer('none'), plain(80))).toBe(`${WORDS.ko.none}\n`);
});

/** Columns of a line of Hangul and ASCII: a Hangul syllable takes two. */
function widthOf(line: string): number {
  return Array.from(line).reduce((sum, c) => sum + (/\p{Script=Hangul}/u.test(c) ? 2 : 1), 0);
}
