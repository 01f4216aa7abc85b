import { expect, test } from 'vitest';
import { sentences } from '../../src/korean/sentences.ts';

test.each([
  ['전망이다. 카카오는 17.5% 늘었다.', ['전망이다.', '카카오는 17.5% 늘었다.']],
  ['“잘하고 있지 않다.” 임 대표는 말했다', ['“잘하고 있지 않다.”', '임 대표는 말했다']],
  ['  왜 중요할까? 기회다! ', ['왜 중요할까?', '기회다!']],
  ['마침표 없는 제목', ['마침표 없는 제목']],
  ['(끝났다.”) 다음은 “왜?”  … 그렇다', ['(끝났다.”)', '다음은 “왜?”', '…', '그렇다']],
  ['', []],
])('sentences of %j', (text, expected) => {
  expect(sentences(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});
