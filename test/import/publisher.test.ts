import { expect, test } from 'vitest';
import { ownerOf } from '../../src/import/publisher.ts';

test.each([
  ['Copyright ⓒ 세계비즈앤스포츠월드. All rights reserved.', '스포츠월드'],
  ['저작권자 © 가나신문 무단전재 및 재배포 금지', '가나신문'],
  ['Copyright ⓒ 2024 가나신문. All rights reserved.', '가나신문'],
  ['<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>', '연합뉴스'],
  ['ⓒ 한경닷컴, 무단전재 및 재배포 금지', '한국경제'],
  ['© NAVER Corp.', null],
  ['무단전재 및 재배포 금지', null],
])('the owner in %j is %j', (line, expected) => {
  expect(ownerOf(line)).toBe(expected);
});
