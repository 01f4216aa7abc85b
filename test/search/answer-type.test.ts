import { expect, test } from 'vitest';
import { answerType } from '../../src/search/answer-type.ts';

test.each([
  ['카카오톡은 언제 나왔어?', 'date', '2010년 3월에 나왔다.', '처음 나왔다.'],
  ['몇 년도에 합병했나', 'date', '2014년이다.', '두 해 뒤다.'],
  ['카카오톡은 몇 명이 쓰나요?', 'number', '이용자는 4000만 명이다.', '2017년 9월의 일이다.'],
  ['사용자가 몇 사람이야', 'number', '4000만 명이다.', '40%다.'],
  ['최연소 작가는 몇 살?', 'number', '12세다.', '12명이다.'],
  ['점유율이 몇 프로야', 'number', '90%다.', '90명이다.'],
  ['멜론은 얼마에 샀어?', 'number', '1조8700억 원이다.', '2016년이다.'],
  ['며칠 만에 천만 명이 됐어', 'number', '8일 만이다.', '8명이다.'],
  ['how many users', 'number', '4000만 명', '많다'],
  ['판교 사옥은 몇 층', 'number', '15층이다.', '15명이다.'],
  ['누가 대표였지', 'person', '임지훈 카카오 대표다.', '카카오다.'],
  ['카카오톡 해외 진출?', 'other', '', ''],
])('%s asks for a %s', (question, name, answer, none) => {
  const type = answerType(question);
  expect(type.name).toBe(name);
  expect([type.isIn(answer), type.isIn(none)]).toEqual([name !== 'other', false]);
});
