import { expect, test } from 'vitest';
import { runs } from '../../src/korean/runs.ts';

test.each([
  ['카카오톡은 4,000만 명', ['카카오톡은', '4000', '만', '명']],
  ['IF카카오2021', ['if', '카카오', '2021']],
  ['매출 2조425억 원(17.5%)', ['매출', '2', '조', '425', '억', '원', '17.5']],
  ['카카오점(店)', ['카카오점', '店']],
  ['🍎 …!', []],
])('runs of %j', (text, expected) => {
  expect(runs(text).map((run) => run.text)).toEqual(expected);
});

test('offsets point into the text as given, also in NFD and behind emoji', () => {
  const text = `🍎 ${'판교'.normalize('NFD')} AI`;
  expect(runs(text).map(({ start, end }) => text.slice(start, end).normalize('NFC'))).toEqual([
    '판교',
    'AI',
  ]);
});
