import { expect, test } from 'vitest';
import { createSearcher } from '../../src/search/searcher.ts';
import { article, TODAY } from '../support/articles.ts';

const searcher = createSearcher(
  [
    article({
      id: 'a',
      paragraphs: ['카카오톡은 해외로 진출하지 않는다.', '멜론은 음원 서비스다.'],
    }),
    article({ id: 'c', paragraphs: ['카카오톡(카톡)은 이모티콘을 판다.'] }),
    article({ id: 'b', paragraphs: ['카카오의 매출은 2조 원이다.'] }),
    article({ id: 'd', paragraphs: ['카카오는 픽코마를 일본에서 내놓았다.'] }),
    article({ id: 'e', paragraphs: ['카카오는 브런치를 론칭한다고 밝혔다.'] }),
  ],
  [
    ['카카오톡', '카톡', 'KakaoTalk'],
    ['출시', '론칭', '나왔', '내놓았'],
  ],
);
const read = async (text: string) => (await searcher.search({ text, limit: 1 }, TODAY)).rewordings;

test('a word that only another name or spelling found is said', async () => {
  expect(await read('카톡 해외 진출')).toEqual([{ typed: '카톡', read: '카카오톡', kind: 'name' }]);
  expect(await read('카카오 매츌')).toEqual([{ typed: '매츌', read: '매출', kind: 'spelling' }]);
});

test('a word that the passage holds needs no word', async () => {
  expect(await read('카카오톡 해외 진출')).toEqual([]);
  expect(await read('카톡 이모티콘')).toEqual([]);
  expect(await read('한라산 높이')).toEqual([]);
});

test('a verb that is told in another way needs no word, a noun does', async () => {
  const found = await searcher.search({ text: '픽코마는 일본에서 언제 나왔어?', limit: 1 }, TODAY);
  expect(found.passages[0]?.text).toContain('내놓았다');
  expect(found.passages[0]?.matches.length).toBeGreaterThan(2);
  expect(found.rewordings).toEqual([]);
  expect(await read('브런치 출시')).toEqual([{ typed: '출시', read: '론칭', kind: 'name' }]);
});
