import * as fc from 'fast-check';
import type { NewArticle } from '../../src/article/article.ts';
import type { PublicationDate } from '../../src/article/publication-date.ts';
import { anyText, koreanText, markup } from './texts.ts';

/** One line that shows, in NFC: what the reader of articles leaves as it is. */
function line(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return text
    .map((one) =>
      one
        .toWellFormed()
        .replace(/[\p{Cc}\p{Cf}\p{Z}\uFEFF]+/gu, ' ')
        .trim()
        .normalize('NFC'),
    )
    .filter((one) => one !== '' && one !== '~' && one !== 'null');
}

/** Lines of every length: most fit, some fill a message many times. */
export const anyLine = line(
  fc.oneof(
    koreanText,
    markup,
    anyText(60),
    fc
      .tuple(fc.oneof(markup, koreanText, fc.constantFrom('*', '🍎', '가', '가 ', '\\', '1. ')))
      .chain(([text]) => fc.nat({ max: 3_000 }).map((count) => text.repeat(count)))
      .map((text) => text.slice(0, 6_000)),
  ),
);

export const url = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc
    .tuple(fc.constantFrom('http', 'https'), anyText(40), fc.nat({ max: 60 }))
    .map(
      ([protocol, text, count]) => `${protocol}://a.kr/${text}?${text}${'%ea'.repeat(count * 4)}`,
    ),
  anyText(20).map((text) => `https://a.kr/?q=${text}](<x>)\``),
);

/** A day, month or year, also about. */
export const published: fc.Arbitrary<PublicationDate> = fc
  .record({
    year: fc.integer({ min: 1_000, max: 9_999 }),
    month: fc.option(fc.integer({ min: 1, max: 12 })),
    day: fc.option(fc.integer({ min: 1, max: 28 })),
    approximate: fc.boolean(),
  })
  .map(({ year, month, day: within, approximate }) => {
    const day = month === null ? null : within;
    const parts = [year, month, day].flatMap((part) => part ?? []);
    const written = parts.map((part) => String(part).padStart(2, '0')).join('-');
    return { edtf: `${written}${approximate ? '~' : ''}`, year, month, day, approximate };
  });

/** An article as someone hands it in, each value a line. */
export const newArticle: fc.Arbitrary<NewArticle> = fc.record({
  title: anyLine,
  publisher: anyLine,
  author: fc.option(anyLine),
  published: published.map(({ edtf }) => edtf),
  url: fc.option(url.filter((one) => URL.canParse(one)).map((one) => new URL(one).href)),
  form: fc.constantFrom('retold', 'original'),
  paragraphs: fc.array(anyLine, { minLength: 1, maxLength: 12 }),
});
