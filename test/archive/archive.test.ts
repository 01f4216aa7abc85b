import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { type Edition, openEdition } from '../../src/archive/edition.ts';
import { EmptyCorpusError, UnavailableError } from '../../src/archive/errors.ts';
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

test('the old index answers until the new one is whole, and who calls meanwhile gets one that is newer still', async () => {
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
  const [second, third] = [archive.reindex(), archive.reindex()];
  expect((await archive.ask(ask)).status).toBe('none');
  finish({ articles: [comes], aliases: [], refused: [] });
  expect((await first).added).toEqual(['comes']);
  expect(await second).not.toBe(await first);
  expect(await second).toBe(await third);
  expect(readings).toBe(2);
  expect((await archive.ask(ask)).status).toBe('answered');
});

test('an archive of nothing does not open', async () => {
  await expect(open(corpus().read)).rejects.toThrow(EmptyCorpusError);
});

/** Editions that a test opens, loses and looks at. */
function fakeEditions() {
  const opened: { readonly lose: () => void; isClosed: boolean; readonly name: string }[] = [];
  let gate: Promise<void> = Promise.resolve();
  const openEditions = async (): Promise<Edition> => {
    const edition = await openEdition({
      readCorpus: async () => ({ articles: [stays], aliases: [], refused: [] }),
      before: null,
    });
    await gate;
    let lose: () => void = () => {};
    const lost = new Promise<unknown>((resolve) => {
      lose = () => resolve(new Error('lost'));
    });
    const entry = { lose, isClosed: false, name: `edition ${opened.length}` };
    opened.push(entry);
    return {
      ...edition,
      lost,
      suggest: async () => [entry.name],
      close: async () => {
        entry.isClosed = true;
      },
    };
  };
  return {
    opened,
    open: openEditions,
    /** Lets nothing open until it is called. */
    shut: () => {
      let unlock: () => void = () => {};
      gate = new Promise((resolve) => {
        unlock = resolve;
      });
      return () => unlock();
    },
  };
}

const nameOf = async (archive: Archive) => (await archive.suggest('topic', '', 1))[0];

test('an edition that is lost during a reindex is not opened twice, and questions wait for the new one', async () => {
  const editions = fakeEditions();
  const losses: unknown[] = [];
  const archive = await openArchive({
    open: editions.open,
    today: () => TODAY,
    onLost: (error) => losses.push(error),
  });
  const unlock = editions.shut();
  const reindex = archive.reindex();
  editions.opened[0]?.lose();
  await setImmediate();
  const name = nameOf(archive);
  unlock();
  await reindex;
  expect(await name).toBe('edition 1');
  expect(editions.opened).toHaveLength(2);
  expect(losses).toHaveLength(1);
  expect(editions.opened.map(({ isClosed }) => isClosed)).toEqual([false, false]);
});

test('an archive that is closed during a reindex closes what comes of it', async () => {
  const editions = fakeEditions();
  const archive = await openArchive({ open: editions.open, today: () => TODAY });
  const unlock = editions.shut();
  const reindex = archive.reindex();
  await archive.close();
  unlock();
  await expect(reindex).rejects.toThrow(UnavailableError);
  expect(editions.opened.map(({ isClosed }) => isClosed)).toEqual([true, true]);
});

test('a reindex closes the edition before, and tells others; following tells nobody', async () => {
  const editions = fakeEditions();
  let told = 0;
  const onReindex = () => {
    told++;
  };
  const archive = await openArchive({ open: editions.open, today: () => TODAY, onReindex });
  await archive.reindex();
  expect([await nameOf(archive), told]).toEqual(['edition 1', 1]);
  await archive.follow();
  expect([await nameOf(archive), told]).toEqual(['edition 2', 1]);
  expect(editions.opened.map(({ isClosed }) => isClosed)).toEqual([true, true, false]);
});

test('the same question is answered once an edition', async () => {
  let asked = 0;
  const archive = await openArchive({
    open: async (before) => {
      const edition = await openEdition({
        readCorpus: async () => ({ articles: [comes], aliases: [], refused: [] }),
        before,
      });
      const count: Edition['ask'] = (question, today) => {
        if (asked++ === 2) throw new Error('broken once');
        return edition.ask(question, today);
      };
      return { ...edition, ask: async (...args) => count(...args) };
    },
    today: () => TODAY,
  });
  expect(await archive.ask(ask)).toBe(await archive.ask({ ...ask }));
  expect(asked).toBe(1);
  await archive.ask({ ...ask, limit: 2 });
  expect(asked).toBe(2);
  await archive.reindex();
  await expect(archive.ask(ask)).rejects.toThrow('broken once');
  expect((await archive.ask(ask)).status).toBe('answered');
});

test('an article that says the same is found, whatever the length of the page', async () => {
  const edition = await openEdition({
    readCorpus: async () => ({ articles: [comes, grows], aliases: [], refused: [] }),
    before: null,
  });
  const book = Array.from({ length: 20_000 }, (_, i) => `픽코마는 프랑스로 진출했다. ${i}쪽`);
  expect(await edition.twinOf(book)).toBeNull();
  expect(await edition.twinOf(comes.paragraphs)).toBe('comes');
});
