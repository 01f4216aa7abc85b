import { expect, test } from 'vitest';
import { amounts } from '../../src/korean/numbers.ts';

test.each([
  ['4천만 명', ['40000000']],
  ['4,000만', ['40000000']],
  ['40 million users', ['40000000']],
  ['2조 425억 원', ['2042500000000']],
  ['17만3000원', ['173000']],
  ['3천5백만', ['35000000']],
  ['5천만 대 50억', ['50000000', '5000000000']],
  ['2017년 9월, 36%, 120여 개', []],
  [`${'9'.repeat(400)}조`, []],
])('%s → %j', (text, expected) => {
  expect(amounts(text).map(({ value }) => value)).toEqual(expected);
});

test('an amount says where it stands', () => {
  const text = '하루 1,000만 명';
  expect(amounts(text).map(({ start, end }) => text.slice(start, end))).toEqual(['1,000만']);
});
