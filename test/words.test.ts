import { expect, test } from 'vitest';
import { parsePublicationDate } from '../src/article/publication-date.ts';
import { readPeriods } from '../src/korean/periods.ts';
import { languageOf } from '../src/words/language.ts';
import { WORDS } from '../src/words/languages.ts';
import { article, passage } from './support/articles.ts';

test.each([
  ['2017-09-24', '2017년 9월 24일', '24 September 2017'],
  ['2022-05~', '2022년 5월경', 'about May 2022'],
  ['2023-08-03~', '2023년 8월 3일경', 'about 3 August 2023'],
  ['2010', '2010년', '2010'],
])('%s is shown as %s and %s', (edtf, ko, en) => {
  const date = parsePublicationDate(edtf);
  if (date === null) throw new Error(`no date: ${edtf}`);
  expect([WORDS.ko.date(date), WORDS.en.date(date)]).toEqual([ko, en]);
});

test('a citation names publisher, author, date, place and form', () => {
  const retold = article({ id: 'a', paragraphs: ['글'], author: '한준호', form: 'retold' });
  expect(
    WORDS.ko.citation(
      passage('글', {
        article: retold,
        paragraph: 2,
        of: 9,
        same: [{ article: retold, paragraph: 1 }],
      }),
    ),
  ).toEqual(['시험일보', '한준호', '2017년 9월 24일', '2/9문단', '요약', '같은 내용 1건']);
  const original = article({ id: 'a', paragraphs: ['글'] });
  expect(WORDS.en.citation(passage('글', { article: original }))).toEqual([
    '시험일보',
    '24 September 2017',
    'paragraph 1 of 1',
  ]);
});

test('how a question was read is said only where that is not plain', () => {
  const today = { year: 2026, month: 11, day: 21 };
  const readAs = (question: string) =>
    WORDS.ko.readAs({ corrections: [], rewordings: [], periods: readPeriods(question, today) });
  expect(readAs('작년 실적')).toBe('작년: 2025.1.1.~2025.12.31.');
  expect(readAs('2021년 이후 실적')).toBe('2021년 이후: 2021.1.1.~');
  expect(readAs('2017년 실적')).toBeNull();
  expect(readAs('2017년과 작년 실적')).toBe('작년: 2025.1.1.~2025.12.31.');
  expect(readAs('최근 실적')).toBeNull();
  const corrections = [{ typed: 'zkxhr', read: '카톡' }];
  const rewordings = [{ typed: '매츌', read: '매출', kind: 'spelling' as const }];
  expect(WORDS.en.readAs({ corrections, rewordings, periods: [] })).toBe(
    '‘zkxhr’ → 카톡 · ‘매츌’ → 매출',
  );
  const named = [{ typed: '카톡', read: '카카오톡', kind: 'name' as const }];
  expect(WORDS.ko.readAs({ corrections: [], rewordings: named, periods: [] })).toBe(
    '카톡 = 카카오톡',
  );
});

test('a heading of ours is not passed off as a headline', () => {
  const ours = article({ id: 'a', paragraphs: ['글'], title: '2분기 실적', titleIsOurs: true });
  expect(WORDS.ko.title(ours)).toBe('2분기 실적 (편집자가 붙인 제목)');
  expect(WORDS.en.title(ours)).toBe('2분기 실적 (headline by the editor)');
});

test('what is wrong with a field names no flag, which a form does not have', () => {
  for (const { imports } of [WORDS.ko, WORDS.en]) {
    for (const field of ['published', 'url']) {
      expect(imports.badField(field, 'x')).toMatch(/ ← x$/u);
      expect(imports.badField(field, 'x')).not.toContain('--');
    }
    expect(imports.rights).not.toContain('--');
    expect(imports.retell).toContain('--retold');
  }
});

test('a refusal names file, line, field and value', () => {
  const refusal = {
    file: 'articles/a.md',
    line: 4,
    fault: 'bad-date',
    field: 'published',
    value: '어제',
  } as const;
  expect(WORDS.ko.refusal(refusal)).toBe(
    'articles/a.md:4: published: 날짜가 아닙니다 (예: 2017-09-24, 2022-05, 2022-05~) ← 어제',
  );
  expect(WORDS.en.refusal(refusal)).toMatch(
    /^articles\/a\.md:4: published: not a date .* ← 어제$/u,
  );
});

test.each([
  ['ko', 'ko'],
  ['ko_KR.UTF-8', 'ko'],
  ['en-US', 'en'],
  ['ja', 'en'],
  ['C.UTF-8', 'en'],
  ['', 'en'],
])('locale %j speaks %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});
