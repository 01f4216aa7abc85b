import { expect, test } from 'vitest';
import { authorNames, bylineNames, cutLead, cutTail } from '../../src/import/bylines.ts';

test.each([
  ['홍길동 기자', ['홍길동']],
  ['홍길동기자', ['홍길동']],
  ['[홍길동 기자]', ['홍길동']],
  ['홍길동 선임기자', ['홍길동']],
  ['홍길동 산업부 기자', ['홍길동']],
  ['홍길동 IT전문기자', ['홍길동']],
  ['남궁민수 특파원', ['남궁민수']],
  ['홍길동·김철수 기자', ['홍길동', '김철수']],
  ['홍길동, 김철수 기자 hong@example.com', ['홍길동', '김철수']],
  ['홍길동/김철수 기자', ['홍길동', '김철수']],
  ['기자명 홍길동 기자', ['홍길동']],
  ['글=홍길동', ['홍길동']],
  ['글=홍길동, 사진=김철수', ['홍길동']],
  ['글·사진 홍길동 기자', ['홍길동']],
  ['글: 홍길동(gdhong)', ['홍길동']],
  ['KPI뉴스 / 홍길동 기자 hong@kpinews.kr', ['홍길동']],
  ['가나매거진 / 홍길동 기자', ['홍길동']],
  ['세종=홍길동 기자', ['홍길동']],
  ['(서울=연합뉴스) 홍길동 기자', ['홍길동']],
  ['◎공감언론 뉴시스 hong@newsis.com', []],
  ['hong@example.com', []],
  ['By Gildong Hong', ['Gildong Hong']],
  ['By 홍길동', ['홍길동']],
])('%j is a byline', (line, names) => {
  expect(bylineNames(line)).toEqual(names);
});

test.each([
  '이 기자는 말했다',
  '본지 기자',
  '전문 기자',
  '구독',
  '홍길동',
  '홍길동 가나테크 대표',
  '홍길동 기자가 만난 사람',
  '사진=홍길동 기자',
  '연합뉴스',
  '',
])('%j is no byline', (line) => {
  expect(bylineNames(line)).toBeNull();
});

test.each([
  ['(서울=연합뉴스) 홍길동 기자 = 가나테크가 밝혔다.', ['홍길동'], '연합뉴스'],
  ['[서울=뉴시스]홍길동 기자 = 가나테크가 밝혔다.', ['홍길동'], '뉴시스'],
  ['[한길동 기자] 가나테크가 밝혔다.', ['한길동'], null],
  ['[아이뉴스24 홍길동 기자] 가나테크가 밝혔다.', ['홍길동'], '아이뉴스24'],
  ['[헤럴드경제=홍길동 기자] 가나테크가 밝혔다.', ['홍길동'], '헤럴드경제'],
  ['[테크월드 홍길동 기자] 가나테크가 밝혔다.', ['홍길동'], null],
  ['[파이낸셜뉴스] 가나테크가 밝혔다.', [], '파이낸셜뉴스'],
])('the lead of %j', (paragraph, names, outlet) => {
  expect(cutLead(paragraph)).toEqual({ text: '가나테크가 밝혔다.', names, outlet });
});

test.each(['[단독] 가나테크가 밝혔다.', '(주)가나테크가 밝혔다.', '홍길동 기자는 “A=B”라고 했다.'])(
  '%j has no lead to cut',
  (paragraph) => {
    expect(cutLead(paragraph)).toEqual({ text: paragraph, names: [], outlet: null });
  },
);

test.each([
  ['가나테크가 밝혔다. 홍길동 기자 hong@example.com', ['홍길동']],
  ['가나테크가 밝혔다.[홍길동 기자]', ['홍길동']],
  ['가나테크가 밝혔다. /홍길동 기자', ['홍길동']],
  ['가나테크가 밝혔다. hong@example.com', []],
])('the tail of %j', (paragraph, names) => {
  expect(cutTail(paragraph)).toEqual({ text: '가나테크가 밝혔다.', names, outlet: null });
});

test('a sentence about a reporter stays in the paragraph', () => {
  const paragraph = '가나테크가 밝혔다. 홍길동 기자는 현장에 있었다.';
  expect(cutTail(paragraph).text).toBe(paragraph);
});

test.each([
  ['홍길동', ['홍길동']],
  ['홍길동 기자 (hong@example.com)', ['홍길동']],
  ['김철수, 이영희', ['김철수', '이영희']],
  ['연합뉴스', []],
  ['https://www.facebook.com/gana', []],
  ['온라인뉴스팀', []],
  ['', []],
])('authors in the field %j', (field, expected) => {
  expect(authorNames(field)).toEqual(expected);
});
