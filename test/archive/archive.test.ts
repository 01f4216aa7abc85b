import { expect, test } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';
import { openEdition } from '../../src/archive/edition.ts';
import { EmptyCorpusError } from '../../src/archive/errors.ts';
import type { Article, Corpus, Refusal } from '../../src/article/article.ts';
import { article, TODAY } from '../support/articles.ts';

const stays = article({ id: 'stays', paragraphs: ['카카오톡은 2010년에 나왔다.'] });
const grows = article({ id: 'grows', paragraphs: ['카카오뱅크는 2017년에 문을 열었다.'] });
const goes = article({ id: 'goes', paragraphs: ['카카오는 다음과 합병했다.'] });
const comes = article({ id: 'comes', paragraphs: ['픽코마는 프랑스로 진출했다.'] });
const refusal: Refusal = {
  file: 'articles/bad.md',
  line: 4,
  fault: 'bad-date',
  field: 'published',
  value: '어제',
};

/** A corpus whose next reading a test decides. */
function corpus(...articles: Article[]) {
  const shelf = {
    next: async (): Promise<Corpus> => ({ articles, aliases: [], refused: [] }),
    read: () => shelf.next(),
  };
  return shelf;
}

const open = (readCorpus: () => Promise<Corpus>) =>
  openArchive({
    open: (before) => openEdition({ readCorpus, before }),
    today: () => TODAY,
  });

const ask = { text: '프랑스 진출', limit: 1 };

test('a reindex says what was added, changed, removed and refused, and answers from the new', async () => {
  const shelf = corpus(stays, grows, goes);
  const archive = await open(shelf.read);
  expect((await archive.ask(ask)).status).toBe('none');

  const grown = { ...grows, paragraphs: [...grows.paragraphs, '카카오뱅크는 2021년에 상장했다.'] };
  shelf.next = async () => ({ articles: [stays, grown, comes], aliases: [], refused: [refusal] });
  const report = await archive.reindex();

  expect(report).toMatchObject({
    articles: 3,
    paragraphs: 4,
    added: ['comes'],
    changed: ['grows'],
    removed: ['goes'],
    refused: [refusal],
  });
  expect(report.milliseconds).toBeGreaterThan(0);
  expect(archive.report).toBe(report);
  expect((await archive.ask(ask)).passages[0]?.article.id).toBe('comes');
});

test('a reindex that fails leaves the old index answering', async () => {
  const shelf = corpus(comes);
  const archive = await open(shelf.read);
  shelf.next = async () => {
    throw new Error('disk: gone');
  };
  await expect(archive.reindex()).rejects.toThrow('disk: gone');
  expect((await archive.ask(ask)).status).toBe('answered');

  shelf.next = async () => ({ articles: [], aliases: [], refused: [refusal] });
  await expect(archive.reindex()).rejects.toThrow(EmptyCorpusError);
  await expect(archive.reindex()).rejects.toMatchObject({ refused: [refusal] });
  expect((await archive.ask(ask)).status).toBe('answered');
  expect(archive.report.articles).toBe(1);
});

test('the old index answers until the new one is whole, and two calls share one reindex', async () => {
  const shelf = corpus(stays);
  const archive = await open(shelf.read);
  let finish: (corpus: Corpus) => void = () => {};
  const gate = new Promise<Corpus>((resolve) => {
    finish = resolve;
  });
  let readings = 0;
  shelf.next = () => {
    readings++;
    return gate;
  };
  const first = archive.reindex();
  const second = archive.reindex();
  expect((await archive.ask(ask)).status).toBe('none');
  finish({ articles: [comes], aliases: [], refused: [] });
  expect(await first).toBe(await second);
  expect(readings).toBe(1);
  expect((await archive.ask(ask)).status).toBe('answered');
});

test('an archive of nothing does not open', async () => {
  await expect(open(corpus().read)).rejects.toThrow(EmptyCorpusError);
});
