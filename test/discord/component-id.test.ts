import { expect, test } from 'vitest';
import { readPress } from '../../src/discord/component-id.ts';

test('a component id says what was pressed', () => {
  expect(readPress('1:read:6:2017-09-24-임지훈')).toEqual({
    action: 'read',
    paragraph: 6,
    article: '2017-09-24-임지훈',
  });
});

test.each([
  '2:ask:1',
  '1:ask:',
  '1:ask:1e3',
  '1:ask:0x10',
  '1:ask:01',
  '1:ask:-1',
  '1:ask:1:1',
  '1:go:1',
])('%s is none of ours', (id) => {
  expect(readPress(id)).toBeNull();
});
