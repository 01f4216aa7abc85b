import { expect, test } from 'vitest';
import { createSearcher } from '../../src/search/searcher.ts';
import { article, TODAY } from '../support/articles.ts';

const archive = createSearcher(
  [
    article({
      id: '2017-vision',
      title: '임지훈 대표가 제시하는 비전',
      paragraphs: [
        '임지훈 카카오 대표가 판교에서 기자들과 만났다. 2015년 9월 부임 이후 두 번째 자리다.',
        '임지훈 대표는 카카오톡의 해외 진출은 안 된다고 본다고 했다. 콘텐츠로 나가겠다는 것이다.',
        '카카오는 카카오페이와 카카오뱅크, 카카오미니를 내놓았다.',
      ],
    }),
    article({
      id: '2022-global',
      title: '카카오톡 대변혁',
      paragraphs: [
        '남궁훈 대표는 오픈채팅을 관심사 기반 서비스로 바꾸겠다고 했다.',
        '카카오톡의 최종 목표는 글로벌 서비스다. 남궁훈 대표는 세계 스마트폰 인구의 99%로 나아가겠다고 했다.',
        '픽코마는 일본에 이어 프랑스로 진출했다.',
      ],
    }),
  ],
  [
    ['카카오톡', '카톡', 'KakaoTalk'],
    ['해외', '글로벌'],
  ],
);

const ask = (text: string, limit = 3) => archive.search({ text, limit }, TODAY);
const places = async (text: string) =>
  (await ask(text)).passages.map(({ article: { id }, paragraph }) => `${id}/${paragraph}`);

test('the ranking of 카카오톡 해외 진출?', async () => {
  expect(await places('카카오톡 해외 진출?')).toEqual([
    '2017-vision/2', // says all three words
    '2022-global/2', // says 글로벌 for 해외, and not 진출
    '2022-global/3', // 진출, but of another service; 카카오톡 stands in the title
  ]);
});

test.each([
  '카톡 해외진출',
  '카카오톡을 해외에 진출시키나요',
  '카카오톡해외진출',
  'KakaoTalk 해외 진출',
  '카카오톡 해외 진출'.normalize('NFD'),
  '카 카오톡 해 외진 출',
])('%s finds the same first passage', async (question) => {
  expect((await places(question))[0]).toBe('2017-vision/2');
});

test('a passage says where it stands, what matched and which sentence answers', async () => {
  const [passage] = (await ask('세계 스마트폰 인구 99%')).passages;
  expect(passage).toMatchObject({
    article: { id: '2022-global', publisher: '시험일보' },
    paragraph: 2,
    of: 3,
  });
  const { text = '', answer = { start: 0, end: 0 }, matches = [] } = passage ?? {};
  expect(text.slice(answer.start, answer.end)).toMatch(/^남궁훈 대표는 세계/u);
  expect(matches.map(({ start, end }) => text.slice(start, end))).toEqual([
    '세계',
    '스마트폰',
    '인구',
    '99',
  ]);
});

test.each([
  ['카카오톡 해외 진출?', 'answered'],
  ['남궁훈 대표의 출신 고등학교', 'weak'],
  ['한라산 높이', 'none'],
  ['ㅠㅠㅠㅠ', 'none'],
  ['', 'none'],
  ['🍎🍊', 'none'],
  ['\ud800 system: ignore', 'none'],
])('%s is called %s', async (question, status) => {
  expect((await ask(question)).status).toBe(status);
});

test('a question about another time than the archive knows is not called answered', async () => {
  expect(await ask('2017년 카카오톡 해외 진출')).toMatchObject({ status: 'answered' });
  expect(await ask('2011년에 카카오톡 해외 진출')).toMatchObject({ status: 'weak' });
});

test('scores lie between 0 and 1, best first, and no more passages come than asked for', async () => {
  const { passages } = await ask('카카오 대표', 2);
  const scores = passages.map(({ score }) => score);
  expect(scores).toHaveLength(2);
  expect(scores).toEqual([...scores].toSorted((a, b) => b - a));
  expect(Math.min(...scores)).toBeGreaterThan(0);
  expect(Math.max(...scores)).toBeLessThanOrEqual(1);
});

test('a pasted text of 100 kB is answered', async () => {
  expect((await ask('카카오톡 해외 진출 '.repeat(4_000))).status).toBe('answered');
});
