import { expect, test } from 'vitest';
import { readArticle } from '../src/corpus/article-file.ts';
import { escapeMarkdown } from '../src/discord/cards/markdown.ts';
import { readPress } from '../src/discord/component-id.ts';
import { withoutMarkup } from '../src/discord/without-markup.ts';
import { authorNames, bylineNames, cutLead, cutTail } from '../src/import/bylines.ts';
import { publishedDates, stampedDate } from '../src/import/dates.ts';
import { decodePage } from '../src/import/decode.ts';
import { siteIn, withoutSite } from '../src/import/headline.ts';
import { kindOf } from '../src/import/kinds.ts';
import { readPage } from '../src/import/page.ts';
import { ownerOf } from '../src/import/publisher.ts';
import { isInitials, jamo } from '../src/korean/jamo.ts';
import { hangulFromKeys } from '../src/korean/keyboard.ts';
import { normalize } from '../src/korean/normalize.ts';
import { amounts } from '../src/korean/numbers.ts';
import { stem } from '../src/korean/particles.ts';
import { readPeriods } from '../src/korean/periods.ts';
import { blankAskedNumbers, isQuestionWord } from '../src/korean/question-words.ts';
import { sentences } from '../src/korean/sentences.ts';
import { terms } from '../src/korean/terms.ts';
import { isVerb } from '../src/korean/verbs.ts';
import { createAliases } from '../src/search/aliases.ts';
import { answerType } from '../src/search/answer-type.ts';
import { concepts } from '../src/search/concepts.ts';
import { createHighlighter } from '../src/search/highlight.ts';
import { readQuestion } from '../src/search/reading.ts';
import { createSuggester } from '../src/search/suggest.ts';
import { articleFile, TODAY } from './support/articles.ts';

/** Far longer than what anybody writes, and what a slow expression takes seconds for. */
const LONG = 100_000;

/** Four times as long takes four times the work, and sixteen times where it grows with the square. */
const SHORTER = 4;
const MOST_GROWTH = 9;

/** Processor time in ms; what takes less tells nothing of its growth. */
const NOTICEABLE = 600;

/** What is repeated: white space, letters, and the beginnings of all that the program looks for. */
const PARTS = [
  '|',
  ' | ',
  ...[
    ' |\t|\n|\r| \n|a|a |A|가|가 |ㅋ|ㅏ|1|1 |,|1,|1.|\u200b|\u0301|a\u0301|\u1100|\u1161|\ud83d|😀|ﷺ|\0',
    `<|>|<a |<@1|<:a:|a@|a@b.|http://|https://a|[|(|)|{|}|"|'|“|*|_|/|=|:|::|-|- | - |--- |&|&a |#|!|?|.`,
    '. |다.|다. |다.\n|만1|1만 |1천|2017년 |2017.9.24 |1~|몇 |몇 명 |기자 |홍길동 기자\n|사진 |[사진|사진=|©',
    '저작권자 |copyright |가나다 대표 |By A |관련기사\n|a: |a: b\n|zk|hl|since |카카오가 밝혔다.\n\n',
  ].flatMap((parts) => parts.split('|')),
];

const TAGS = [
  '<p>',
  '<b>',
  '<!--',
  '<script>',
  '<a href="',
  '<p a=b ',
  '<h1>가나 다라</h1>',
  '&amp;',
];

/** A part again and again, also with something before it and behind it that it cannot be. */
function written(part: string, length: number): readonly string[] {
  const repeated = part.repeat(Math.ceil(length / part.length));
  return [repeated, `가${repeated}\u0001x`];
}

const none = () => [];
const vocabulary = {
  aliases: createAliases([['카카오톡', '카톡']]),
  has: (word: string) => word === '카카오톡',
  nearest: none,
  stem,
  byInitials: () => null,
};
const highlighter = createHighlighter(concepts('카카오톡 해외 진출 a 1만', vocabulary));
const suggester = createSuggester(['카카오톡', '해외 진출']);
const money = answerType('얼마');
const person = answerType('누구');

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  readQuestion: (text) => readQuestion(text, vocabulary, TODAY),
  readPeriods: (text) => readPeriods(text, TODAY),
  answerType,
  'an amount of money': (text) => money.isIn(text),
  'a person': (text) => person.isIn(text),
  amounts,
  blankAskedNumbers,
  hangulFromKeys,
  highlighter,
  isInitials,
  isQuestionWord,
  isVerb,
  jamo,
  normalize,
  sentences,
  stem,
  suggester: (text) => suggester(text, 25),
  terms,
  escapeMarkdown,
  readPress,
  withoutMarkup,
  authorNames,
  bylineNames,
  cutLead,
  cutTail,
  decodePage: (text) => decodePage(Buffer.concat([Buffer.from(text), Buffer.from([0xff])])),
  kindOf,
  ownerOf,
  publishedDates,
  siteIn,
  stampedDate,
  withoutSite: (text) => withoutSite(text, null),
  readPage: (text) => readPage(text, null),
  'readArticle of the text alone': (text) => readArticle('a', 'a.md', text),
  'readArticle with paragraphs': (text) => readArticle('a', 'a.md', articleFile({}, text)),
};

/** In ms; a slow text takes seconds. */
const ALL_TEXTS = 120_000;

/** The processor time in ms that something takes this process. */
function work(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The parts of which a text takes work that grows faster than its length. */
function slowParts(
  read: (text: string) => unknown,
  parts: readonly string[],
  longest = LONG,
): string[] {
  const isSlow = (part: string, form: number) => {
    const takes = (length: number) => {
      const text = written(part, length)[form] ?? '';
      return work(() => read(text));
    };
    const first = takes(longest);
    if (first < NOTICEABLE) return false;
    // The lesser of two, since now and then there is memory of others to clear away.
    return Math.min(first, takes(longest)) > MOST_GROWTH * takes(longest / SHORTER);
  };
  return parts.filter((part) => isSlow(part, 0) || isSlow(part, 1));
}

test('what grows with the square of a text is found', { timeout: ALL_TEXTS }, () => {
  const slow = (text: string) => /\s+$/u.test(text);
  expect(slowParts(slow, ['a', ' '], LONG / 2)).toEqual([' ']);
});

test.each(Object.keys(READERS))(
  '%s takes no longer than a text is long',
  { timeout: ALL_TEXTS },
  (name) => {
    expect(slowParts(READERS[name] ?? none, PARTS)).toEqual([]);
  },
);

test('a page with much of one tag takes no longer than it is long', { timeout: ALL_TEXTS }, () => {
  const readHtml = (html: string) => readPage(`<html><body>${html}</body></html>`, null);
  expect(slowParts(readHtml, TAGS, LONG / 2)).toEqual([]);
});

test('front matter takes no longer to read than it is long', { timeout: ALL_TEXTS }, () => {
  const front = (text: string) => readArticle('a', 'a.md', `---\n${text}\n---\n\n첫 문단.\n`);
  expect(slowParts(front, ['[', '{', '? ', 'a: b\n', '- a\n', '--- \n', '"'])).toEqual([]);
});
