import { convertHangulToQwerty } from 'es-hangul';
import * as fc from 'fast-check';
import { PERTURBATIONS } from '../../src/evaluation/perturb.ts';
import { initials } from '../../src/korean/jamo.ts';
import { shipped } from './shipped.ts';

/** Any UTF-16 unit, so that pairs are torn too. */
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

/** What takes part in few texts and breaks many programs. */
const ODD = [
  ['\0', '\u0007', '\u001B[31m', '\t', '\n', '\r\n', '\u0085', '\u2028', '\u2029', '\v'],
  ['\u00A0', '\u3000', '\u00AD', '\u200B', '\u200D', '\u200F', '\u202E', '\u2066', '\uFEFF'],
  ['\u0301', '\u20DD', '\u1100', '\u1161', '\u11A8', 'ㅋ', 'ㅏ', 'ㄳ', '가\u0301', '\uD83D'],
  ['\uDC00', '\u{10FFFF}', '👨‍👩‍👧', '🇰🇷', '①', '㈱', '㎏', 'ﷺ', 'ﬁ', 'İ', 'ß', '漢', '\uFFFE', '٣'],
].flat();

/** What Discord reads as something else than text. */
const MARKUP = [
  ['<@80351110224678912>', '<@!80351110224678912>', '<@&80351110224678912>', '@everyone'],
  ['<#80351110224678912>', '<t:1543392060:R>', '</ask:80351110224678912>', '<id:browse>'],
  ['<:kakao:80351110224678912>', '<a:ryan:80351110224678912>', '[글](https://a.kr/1)', '](<x>)'],
  ['**', '*', '__', '_', '~~', '||', '`', '```', '\n# ', '\n## ', '\n-# ', '\n> ', '\n>>> '],
  ['\n- ', '\n  - ', '\n* ', '\n1. ', '\n 12. ', '\\', '\\\\', '<https://a.kr>', 'https://a.kr/_'],
  ['<', '>', '[', ']', '(', ')', '#', '-', '1.', '@here', ':smile:', '<@', '<#', '<t:', '</'],
].flat();

/** Anything at all. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit, maxLength }),
    fc.string({ unit: 'binary', maxLength }),
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: fc.constantFrom(...ODD), maxLength }),
    fc.string({ unit: 'grapheme-ascii', maxLength }),
  );
}

const { articles, aliases } = shipped;
const paragraphs = articles.flatMap((article) => article.paragraphs);
const WORDS = [...new Set(paragraphs.flatMap((text) => text.split(/\s+/u)))];
const NAMES = [...aliases.flat(), ...new Set(articles.flatMap(({ topics }) => topics))];
const QUESTION_WORDS = ['언제', '누가', '얼마', '몇', '왜', '어떻게', '무엇', '어디', '뭐야', '?'];
const PARTICLES = ['은', '는', '이', '가', '을', '를', '의', '에', '에서', '으로', '까지', '부터'];
const TIMES = [
  ['작년', '올해', '지난달', '그저께', '최근', '2017년', '2021년 이후', '2010년대', '3분기'],
  ['2014년 5월 26일', '2017.9.24', '2012-02-30', '2019~2021년', '9999년', '0년', '99년', '상반기'],
  ['1억 2천만', '3조5000억원', '17.5%', '4,000만 명', '0.0001', '9'.repeat(40), 'since 2015'],
].flat();

/** A word of the archive, as people write and spoil it. */
const word = fc
  .tuple(
    fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(...NAMES)),
    fc.constantFrom(
      (text: string) => text,
      (text: string) => text,
      (text: string) => text.slice(1),
      (text: string) => text.toUpperCase(),
      (text: string) => text.normalize('NFD'),
      (text: string) => Array.from(text).join(' '),
      (text: string) => convertHangulToQwerty(text),
      initials,
      ...PERTURBATIONS.map(({ apply }) => apply),
    ),
  )
  .map(([text, spoil]) => spoil(text));

const piece = fc.oneof(
  { weight: 8, arbitrary: word },
  { weight: 2, arbitrary: fc.constantFrom(...PARTICLES) },
  { weight: 2, arbitrary: fc.constantFrom(...QUESTION_WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...TIMES) },
  { weight: 1, arbitrary: fc.constantFrom(...MARKUP) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD) },
);

const gap = fc.constantFrom(' ', ' ', ' ', '', '', '  ', '\n', ', ', '?', '\u3000');

/** What Korean questions are made of, in any order. */
export const koreanText = fc
  .array(fc.tuple(piece, gap), { maxLength: 14 })
  .map((pieces) => pieces.flat().join(''));

/** What Discord would read as markup, mixed with text. */
export const markup = fc
  .array(fc.oneof(fc.constantFrom(...MARKUP), fc.constantFrom(...ODD), word, anyText(6)), {
    maxLength: 14,
  })
  .map((pieces) => pieces.join(''));

/** A text far beyond every limit. */
const long = fc
  .tuple(fc.oneof(koreanText, anyText(12), markup), fc.integer({ min: 1, max: 4_000 }))
  .map(([text, count]) => text.repeat(Math.min(count, Math.ceil(20_000 / (text.length + 1)))));

/** What a stranger may type. */
export const typed = fc.oneof(
  { weight: 6, arbitrary: koreanText },
  { weight: 2, arbitrary: anyText(80) },
  { weight: 2, arbitrary: markup },
  { weight: 1, arbitrary: long },
);

/** A part of something, from 0 to below 1, each as likely. */
export const share = fc.nat({ max: 999_999 }).map((millionths) => millionths / 1_000_000);

/** A change to a text: from one place to another, as shares of it, something else comes. */
const change = fc.record({
  from: share,
  to: share,
  near: fc.boolean(),
  kind: fc.constantFrom('cut', 'double', 'swap', 'lines', 'insert', 'insert'),
  added: fc.oneof(anyText(20), markup, koreanText),
});

/**
 * A text as accidents and people change it: cut, doubled, swapped, with something in it.
 *
 * @param pieces What is put into it beside any text.
 */
export function spoiled(
  texts: fc.Arbitrary<string>,
  pieces: readonly string[],
): fc.Arbitrary<string> {
  const changes = fc.array(fc.tuple(change, fc.option(fc.constantFrom(...pieces))), {
    minLength: 1,
    maxLength: 5,
  });
  return fc.tuple(texts, changes).map(([text, made]) =>
    made.reduce((before, [{ from, to, near, kind, added }, given]) => {
      const start = Math.floor(Math.min(from, to) * before.length);
      const far = Math.floor(Math.max(from, to) * before.length);
      const end = near ? Math.min(far, start + 12) : far;
      const [head, middle, tail] = [
        before.slice(0, start),
        before.slice(start, end),
        before.slice(end),
      ];
      if (kind === 'cut') return head + tail;
      if (kind === 'double') return head + middle + middle + tail;
      if (kind === 'swap') return middle + head + tail;
      if (kind === 'lines') return head + middle.split('\n').toReversed().join('\n') + tail;
      return head + (given ?? added) + middle + tail;
    }, text),
  );
}
