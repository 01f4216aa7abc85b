import { expect, test } from 'vitest';
import { parsePublicationDate } from '../../src/article/publication-date.ts';

test.each([
  ['2017-09-24', { year: 2017, month: 9, day: 24, approximate: false }],
  ['2022-05~', { year: 2022, month: 5, day: null, approximate: true }],
  ['2023-08-03~', { year: 2023, month: 8, day: 3, approximate: true }],
  ['2010', { year: 2010, month: null, day: null, approximate: false }],
])('%s', (edtf, expected) => {
  expect(parsePublicationDate(edtf)).toEqual({ edtf, ...expected });
});

test.each(['2022-13', '2017-02-30', '2017/09/24', '어제', '', '2017-9-24', '17-09-24'])(
  '%j is no date',
  (text) => {
    expect(parsePublicationDate(text)).toBeNull();
  },
);
