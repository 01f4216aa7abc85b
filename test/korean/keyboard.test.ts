import { expect, test } from 'vitest';
import { hangulFromKeys } from '../../src/korean/keyboard.ts';

test.each([
  ['zkzkdhxhr', '카카오톡'],
  ['dmatjddlstlr', '음성인식'],
  ['Ejrqhrdl', '떡볶이'.replace('볶', '복')],
  ['launch', null],
  ['hlr', null],
  ['', null],
])('%j → %s', (keys, expected) => {
  expect(hangulFromKeys(keys)).toBe(expected);
});
