import { expect, test } from 'vitest';
import { isPortalName, outletAt, outletIn, outletNamed } from '../../src/import/outlets.ts';

test.each([
  ['https://zdnet.co.kr/view/?no=1', '지디넷코리아'],
  ['http://sportsworldi.segye.com/content/1.html', '스포츠월드'],
  ['https://www.segye.com/newsView/1', '세계일보'],
  ['https://biz.chosun.com/it/1', '조선비즈'],
  ['https://wcmsm.kpinews.kr/newsView/1', 'KPI뉴스'],
  ['zdnet.co.kr', '지디넷코리아'],
  ['https://n.news.naver.com/article/1', null],
  ['https://notzdnet.co.kr/1', null],
  ['not an address', null],
])('the outlet at %j is %j', (url, expected) => {
  expect(outletAt(url)).toBe(expected);
});

test.each([
  ['ZDNet Korea', '지디넷코리아'],
  ['한경닷컴', '한국경제'],
  ['디지털타임즈', '디지털타임스'],
  ['중앙일보 기자', null],
])('%j names %j', (text, expected) => {
  expect(outletNamed(text)).toBe(expected);
});

test('the longer name wins', () => {
  expect(outletIn('ⓒ 한국경제TV, 무단 전재 금지')).toBe('한국경제TV');
});

test('portals show the articles of others', () => {
  expect(isPortalName('네이버 뉴스')).toBe(true);
  expect(isPortalName('한겨레')).toBe(false);
});
