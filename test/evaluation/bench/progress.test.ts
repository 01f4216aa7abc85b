import { expect, test } from 'vitest';
import { createProgress } from '../../../src/evaluation/bench/progress.ts';

function written(isTTY: boolean): string {
  let all = '';
  const progress = createProgress({
    isTTY,
    write: (text) => {
      all += text;
    },
  });
  progress.show('asking', 0, 2);
  progress.show('asking', 1, 2);
  progress.show('asking', 2, 2);
  progress.show('ending', 0, 0);
  progress.end();
  return all;
}

test('a terminal shows a bar and is left clean', () => {
  const half = `\r\u001B[K${'█'.repeat(15)}${'░'.repeat(15)} asking`;
  expect(written(true)).toContain(half);
  expect(written(true).endsWith('\r\u001B[K')).toBe(true);
});

test('a file gets a line for each thing that begins', () => {
  expect(written(false)).toBe('asking\nending\n');
});
