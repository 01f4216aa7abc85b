import { expect, test } from 'vitest';
import { createJudge } from '../../../src/evaluation/bench/judge.ts';
import { parseJudgements } from '../../../src/evaluation/judgement.ts';
import { article } from '../../support/articles.ts';

const [asked, squad, bare] = parseJudgements(
  'q.jsonl',
  [
    { articles: ['a'], must: ['음원', '멜론'] },
    { articles: ['a'], must: [], paragraph: 2, answer: '파리' },
    { articles: ['a'], must: [] },
  ]
    .map((fields, i) =>
      JSON.stringify({ id: `q${i}`, question: '?', style: 'natural', answerable: true, ...fields }),
    )
    .join('\n'),
);

const isAnswer = createJudge([
  article({ id: 'a', paragraphs: ['멜론은 음원을 판다.', '프랑스의 서울은 파리다.'] }),
]);

test.each([
  ['멜론은 음원 서비스다.', asked, true],
  ['멜론은 과일이다.', asked, false],
  ['파리는 크다.', squad, true],
  ['런던은 크다.', squad, false],
  ['무엇이든 답은 아니다.', bare, false],
])('made: %s', (text, judgement, isRight) => {
  expect(judgement && isAnswer(judgement, { paragraph: 7, text })).toBe(isRight);
});

test('what was not made answers as it is judged, and nothing is no answer', () => {
  const first = { paragraph: 0, text: '멜론은 음원을 판다.' };
  expect(bare && isAnswer(bare, first)).toBe(true);
  expect(squad && isAnswer(squad, first)).toBe(false);
  expect(bare && isAnswer(bare, null)).toBe(false);
});
