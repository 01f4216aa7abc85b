import { readCorpus } from '../../src/corpus/read-corpus.ts';

const FOLDER = new URL('../../corpus', import.meta.url).pathname;

/** The articles that come with the bot. */
export const shipped = await readCorpus(FOLDER, `${FOLDER}/aliases.yaml`);
