import { expect, test } from 'vitest';
import { showProgress } from '../../src/terminal/progress.ts';
import { WORDS } from '../../src/words/languages.ts';

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

test('after a second a terminal shows how far the reading is, on one line that goes away', () => {
  const output = screen(true);
  let now = 0;
  const progress = showProgress(output, WORDS.ko, () => now);
  now = 900;
  progress.show(200, 20_036);
  expect(output.written).toEqual([]);
  now = 1_100;
  progress.show(400, 20_036);
  expect(output.written).toEqual(['\r\u001B[2K기사 400 / 20,036건 읽는 중…']);
  progress.end();
  expect(output.written.at(-1)).toBe('\r\u001B[2K');
});

test('a log is not written full, and what was quick leaves nothing to take away', () => {
  const log = screen(false);
  let now = 0;
  const progress = showProgress(log, WORDS.en, () => now);
  now = 5_000;
  progress.show(400, 20_036);
  progress.end();
  expect(log.written).toEqual([]);
});
