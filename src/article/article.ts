import type { PublicationDate } from './publication-date.ts';

/** `retold`: our own retelling of the article; `original`: the publisher's own text. */
export type Form = 'retold' | 'original';

/** Who published what and when: all that is known of an article but its text. */
export interface Citation {
  /** The file name without `.md`, unique in the corpus. */
  readonly id: string;
  readonly title: string;
  /** Whether the headline is unknown and `title` is our own description. */
  readonly titleIsOurs: boolean;
  readonly publisher: string;
  readonly author: string | null;
  readonly published: PublicationDate;
  readonly url: string | null;
  readonly topics: readonly string[];
  readonly form: Form;
}

/** One dated article of the corpus. */
export interface Article extends Citation {
  /** At least one, in the order of the article, each in NFC on one line. */
  readonly paragraphs: readonly string[];
}

/** An article as a person hands it in. */
export interface NewArticle {
  readonly title: string;
  readonly publisher: string;
  readonly author: string | null;
  /** In the notation of the front matter (EDTF): `2017-09-24`, `2022-05~`. */
  readonly published: string;
  readonly url: string | null;
  readonly form: Form;
  readonly paragraphs: readonly string[];
}

/** What became of an article that was to be saved; nothing is ever saved over another. */
export interface Saving {
  /** The path inside the corpus folder. */
  readonly file: string;
  /** Whether it was saved; else an article of this name is there already. */
  readonly isNew: boolean;
}

/** Names of the same thing, such as 카카오톡, 카톡 and KakaoTalk. At least two. */
export type AliasGroup = readonly string[];

/** What a corpus file can do wrong. */
export const FAULTS = [
  'not-markdown',
  'folder',
  'same-name',
  'unreadable',
  'too-large',
  'outside',
  'bad-file-name',
  'not-utf8',
  'no-front-matter',
  'bad-yaml',
  'missing-field',
  'unknown-field',
  'not-text',
  'bad-date',
  'bad-url',
  'bad-list',
  'bad-flag',
  'bad-form',
  'no-paragraphs',
  'long-paragraph',
  'bad-alias-group',
] as const;
export type Fault = (typeof FAULTS)[number];

/** One fault in one corpus file. A file with a fault is left out of the archive. */
export interface Refusal {
  /** The path inside the corpus folder, for example `articles/2017-09-21-zdnet.md`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly fault: Fault;
  /** The front matter field, when the fault is in one. */
  readonly field: string | null;
  /** The bad value as written, or what the parser said of it; `null` when something is missing. */
  readonly value: string | null;
}

/** What an editor should mend in an article, although the bot can read it. */
export type Flaw =
  | 'future-date'
  | 'unknown-topic'
  | 'too-long-to-show'
  | 'too-short'
  | 'leaning'
  | 'not-nfc'
  | 'odd-character'
  | 'same-url'
  | 'same-text';

/** One flaw in one corpus file. */
export interface Remark {
  /** The path inside the corpus folder. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly flaw: Flaw;
  /** What is wrong, as it stands there, or the other article. */
  readonly value: string;
}

/** Everything that was read from a corpus folder. */
export interface Corpus {
  /** Without two of one id, ordered by id. */
  readonly articles: readonly Article[];
  readonly aliases: readonly AliasGroup[];
  readonly refused: readonly Refusal[];
}

/** Everything that a check of a corpus found. */
export interface CheckReport {
  readonly articles: number;
  readonly paragraphs: number;
  /** Files that the bot leaves out. */
  readonly refused: readonly Refusal[];
  /** What the bot reads but an editor should mend. */
  readonly remarks: readonly Remark[];
  /** The longest run that a paragraph shares with each original page, when there were any. */
  readonly overlaps: readonly Overlap[];
}

/** The longest run of characters that a retold paragraph shares with an original page. */
export interface Overlap {
  /** The file name of the page. */
  readonly page: string;
  readonly article: string;
  readonly run: string;
}
