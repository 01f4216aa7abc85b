import { expect, test } from 'vitest';
import { parseJudgements } from '../../src/evaluation/judgement.ts';
import { learn, weightsSource } from '../../src/evaluation/learn.ts';
import { parseSquad } from '../../src/evaluation/squad.ts';
import { createSearcher } from '../../src/search/searcher.ts';
import { article, TODAY } from '../support/articles.ts';

const searcher = createSearcher(
  [
    article({ id: 'a', paragraphs: ['카카오톡은 해외로 진출했다.', '카카오톡은 무료 메신저다.'] }),
    article({ id: 'b', paragraphs: ['픽코마는 프랑스에 진출했다.', '멜론은 음원 서비스다.'] }),
  ],
  [],
);

const judged = [
  { question: '카카오톡 해외 진출', articles: ['a'], must: ['해외'], answerable: true },
  { question: '픽코마 프랑스 진출', articles: ['b'], must: ['프랑스'], answerable: true },
  { question: '멜론 음원 서비스', articles: ['b'], must: ['음원'], answerable: true },
  { question: '한라산 진출 높이', articles: [], must: [], answerable: false },
  { question: '제주도 서비스 요금', articles: [], must: [], answerable: false },
].map((fields, i) => JSON.stringify({ id: `q${i}`, style: 's', split: 'learn', ...fields }));

test('what answers gets weight, and sureness grows with what is held', async () => {
  const samples = [];
  for (const judgement of parseJudgements('q', judged.join('\n'))) {
    samples.push({ judgement, ranking: await searcher.rank(judgement.question, TODAY) });
  }
  const learned = learn([samples]);
  expect(learned.weights.paragraph).toBeGreaterThan(0);
  expect(learned.confidence.paragraph).toBeGreaterThan(0);
  expect(learned.confidence.missing).toBeLessThan(0);
  expect(weightsSource(learned)).toContain(`  paragraph: ${learned.weights.paragraph},\n`);
});

const squad = JSON.stringify({
  data: ['하나', '둘'].map((title, i) => ({
    title: `${title}_글`,
    paragraphs: [
      { context: '앞 문단', qas: [] },
      { context: '뒤 문단', qas: [{ id: `s${i}`, question: '어느 문단?', answers: [] }] },
    ],
  })),
});

test('a SQuAD file gives articles and the paragraph of each question, half of them to learn on', () => {
  const { articles, judgements } = parseSquad('dev.json', squad);
  expect(articles.map(({ title, paragraphs }) => [title, paragraphs.length])).toEqual([
    ['하나 글', 2],
    ['둘 글', 2],
  ]);
  expect(judgements).toMatchObject([
    { id: 's0', articles: ['squad0'], paragraph: 2, split: 'learn' },
    { id: 's1', articles: ['squad1'], paragraph: 2, split: 'report' },
  ]);
});

test('a file that is no SQuAD is named', () => {
  expect(() => parseSquad('dev.json', '{"data": [1]}')).toThrow(/^evaluation: dev\.json: /u);
});
