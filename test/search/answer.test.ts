import { expect, test } from 'vitest';
import { shownPassages } from '../../src/search/answer.ts';
import { passage } from '../support/articles.ts';

const best = passage('윤호영 대표는 혁신은 고객이 정의한다고 했다.', { score: 0.05 });
const near = passage('카카오뱅크는 2017년에 문을 열었다.', { score: 0.1 });
const far = passage('임지훈 대표는 판교에서 기자들을 만났다.', { score: 0.09 });

const answer = {
  question: '윤호영',
  corrections: [],
  rewordings: [],
  periods: [],
  passages: [best, near, far],
};

test('the best passage is shown, and what comes near it', () => {
  expect(shownPassages({ ...answer, status: 'weak' })).toEqual([best, near]);
});

test('nothing is shown of an answer that is none', () => {
  expect(shownPassages({ ...answer, status: 'none' })).toEqual([]);
});
