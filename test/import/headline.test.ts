import { expect, test } from 'vitest';
import { withoutSite } from '../../src/import/headline.ts';

test.each([
  ['가나테크, 흑자 전환 - 중앙일보', '가나테크, 흑자 전환'],
  ['가나테크, 흑자 전환 | 연합뉴스', '가나테크, 흑자 전환'],
  ['가나테크, 흑자 전환 :: 공감언론 뉴시스통신사 ::', '가나테크, 흑자 전환'],
  ['가나테크 - 다라전자 손잡아 : 네이버 뉴스', '가나테크 - 다라전자 손잡아'],
  ['가나테크, 흑자 전환 - 조선비즈 - Chosun Biz > 테크', '가나테크, 흑자 전환'],
  ['중앙일보 | 가나테크, 흑자 전환', '가나테크, 흑자 전환'],
  ['가나테크, 흑자 전환', '가나테크, 흑자 전환'],
  ['“네이버-다음 경쟁” 다시', '“네이버-다음 경쟁” 다시'],
])('%j without its site is %j', (title, expected) => {
  expect(withoutSite(title, null)).toBe(expected);
});

test('a site that only its page names is cut off too', () => {
  expect(withoutSite('흙으로 짓는 집 – 가나매거진', '가나매거진')).toBe('흙으로 짓는 집');
});
