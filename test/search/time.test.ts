import { expect, test } from 'vitest';
import { readPeriods } from '../../src/korean/periods.ts';
import { isInTime } from '../../src/search/time.ts';
import { TODAY } from '../support/articles.ts';

const published = { edtf: '2022-05~', year: 2022, month: 5, day: null, approximate: true };

test.each([
  ['2022년 실적', '실적이 나왔다.', true],
  ['2022년 5월에', '실적이 나왔다.', true],
  ['2022년 6월에', '실적이 나왔다.', false],
  ['2021년 이후', '실적이 나왔다.', true],
  ['2021년 이전', '실적이 나왔다.', false],
  ['2021년 이전', '2017년 9월 24일 말했다.', true],
  ['2017년 10월', '2017년 9월 24일 말했다.', false],
  ['카카오 실적', '실적이 나왔다.', false],
])('%s, an article of May 2022: «%s» %s', (question, text, expected) => {
  expect(isInTime(readPeriods(question, TODAY), published, text)).toBe(expected);
});
