import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { UnavailableError } from '../../src/archive/errors.ts';
import type { Question } from '../../src/search/answer.ts';
import { createSearcher } from '../../src/search/searcher.ts';
import { answerOnce, readAskArguments } from '../../src/terminal/ask.ts';
import { chat } from '../../src/terminal/chat.ts';
import { WORDS } from '../../src/words/languages.ts';
import { article, TODAY } from '../support/articles.ts';

const searcher = createSearcher(
  [
    article({
      id: '2017-a',
      paragraphs: ['카카오톡은 해외로 진출하지 않는다.', '멜론은 음원 서비스다.'],
    }),
    article({ id: '2022-b', url: null, paragraphs: ['픽코마는 프랑스로 진출했다.'] }),
  ],
  [],
);
const base = {
  ask: (question: Question) => searcher.search(question, TODAY),
  words: WORDS.ko,
  environment: {},
};

async function run(conversation: (output: PassThrough) => Promise<void>): Promise<string> {
  const output = new PassThrough();
  const written = text(output);
  await conversation(output);
  output.end();
  return written;
}

test('piped questions are answered line by line, with :help, blank lines and :quit', async () => {
  const input = Readable.from(['카카오톡 해외 진출?\n\n:help\n픽코마 프랑스\n:quit\n멜론\n']);
  const out = await run((output) => chat({ ...base, input, output }));
  expect(out.match(/^질문> .*$/gmu)).toEqual(['질문> 카카오톡 해외 진출?', '질문> 픽코마 프랑스']);
  expect(out).toContain('카카오톡은 해외로 진출하지 않는다.');
  expect(out).toContain(WORDS.ko.help);
  expect(out).not.toContain('멜론은');
});

test('where the articles cannot be searched just now it is said, and the talk goes on', async () => {
  let asked = 0;
  const ask = async (question: Question) => {
    if (asked++ === 0) throw new UnavailableError('thread: stuck');
    return base.ask(question);
  };
  const input = Readable.from(['카카오톡\n픽코마 프랑스\n']);
  const out = await run((output) => chat({ ...base, ask, input, output }));
  expect(out).toContain(WORDS.ko.unavailable);
  expect(out).toContain('픽코마는 프랑스로 진출했다.');
});

test('--json gives one object a line, in order, whatever the status, with null for the unknown', async () => {
  const options = readAskArguments(
    ['--json', '--limit', '1', '픽코마 프랑스', '한라산 높이'],
    WORDS.ko,
  );
  const out = await run((output) =>
    answerOnce({ ...base, ...options, input: Readable.from([]), output }),
  );
  const [first, second] = out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(first).toEqual({
    question: '픽코마 프랑스',
    status: 'answered',
    passages: [
      {
        article: '2022-b',
        title: '카카오 소식',
        publisher: '시험일보',
        author: null,
        published: '2017-09-24',
        url: null,
        paragraph: 1,
        of: 1,
        text: '픽코마는 프랑스로 진출했다.',
        score: expect.any(Number),
      },
    ],
  });
  expect(second).toMatchObject({ question: '한라산 높이', status: 'none' });
});

test('--json reads one question a line, blank ones too, so that lines stay beside each other', async () => {
  const input = Readable.from(['멜론 음원\n\n픽코마\n']);
  const out = await run((output) =>
    answerOnce({ ...base, ...readAskArguments(['--json'], WORDS.ko), input, output }),
  );
  const questions = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).question);
  expect(questions).toEqual(['멜론 음원', '', '픽코마']);
});

test('without --json the answer is set out for people', async () => {
  const options = readAskArguments(['멜론 음원'], WORDS.ko);
  const out = await run((output) =>
    answerOnce({ ...base, ...options, input: Readable.from([]), output }),
  );
  expect(out).toMatch(/^1\. 멜론은 음원 서비스다\.\n/u);
});

test.each([['0'], ['-1'], ['셋'], ['1.5']])('--limit %s is refused by name', (limit) => {
  expect(() => readAskArguments([`--limit=${limit}`, '멜론'], WORDS.ko)).toThrow(
    WORDS.ko.badLimit(limit),
  );
});

test('an unknown option is refused by name', () => {
  expect(() => readAskArguments(['--jsn'], WORDS.ko)).toThrow('--jsn');
});
