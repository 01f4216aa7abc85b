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
  ],
  [['카카오톡', '카톡', 'KakaoTalk']],
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
