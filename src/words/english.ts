import type { Fault, Flaw } from '../article/article.ts';
import type { SettingFault } from '../settings.ts';
import { EXAMPLES } from './korean.ts';
import {
  checked,
  citation,
  readAs,
  refusalLine,
  reindexed,
  seconds,
  settingLine,
  sourceParts,
  duration,
  megabytes,
  rounded,
  timestamp,
} from './lines.ts';
import type { Words } from './words.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const ENGLISH_FAULTS: Readonly<Record<Fault, string>> = {
  'not-markdown': 'an article must be a .md file',
  folder: 'not a plain file',
  'same-name': 'there is an article of this name already',
  unreadable: 'the file cannot be read',
  'too-large': 'the file is too large (2 MB at most)',
  outside: 'a link that leads out of the folder',
  'bad-file-name': 'a file name may have letters, digits, -, _ and . only (80 at most)',
  'not-utf8': 'not a UTF-8 file',
  'no-front-matter': 'title and source must stand first, between two --- lines',
  'bad-yaml': 'cannot be read as YAML; put a value with [ ] : # * or & in it into "double quotes"',
  'missing-field': 'this field is required',
  'unknown-field': 'unknown field',
  'not-text': 'must be text; put it into "double quotes" if it starts with [',
  'bad-date': 'not a date (such as 2017-09-24, 2022-05, 2022-05~)',
  'bad-url': 'not an http:// or https:// address',
  'bad-list': 'not a list (such as [카카오톡, 김범수])',
  'bad-flag': 'must be true or false',
  'bad-form': 'must be retold or original',
  'no-paragraphs': 'there is no text',
  'long-paragraph': 'a paragraph is too long (20,000 characters at most); part it with blank lines',
  'bad-alias-group': 'not a group of two names or more (such as - [카카오톡, 카톡])',
};

const ENGLISH_FLAWS: Readonly<Record<Flaw, string>> = {
  'future-date': 'a date that has not come yet',
  'unknown-topic': 'a topic that topics.yaml does not hold',
  'too-long-to-show': 'a paragraph too long to be shown at once (1,200 characters at most)',
  'too-short': 'a paragraph too short to mean something alone',
  leaning: 'begins with a word that leans on the paragraph before',
  'not-nfc': 'characters that are not in NFC',
  'odd-character': 'an invisible or broken character',
  'same-url': 'another article has this address',
  'same-text': 'another article has nearly this text',
};

const ENGLISH_SETTING_FAULTS: Readonly<Record<SettingFault, string>> = {
  'bad-token': 'must be one word, as copied from the developer portal',
  'bad-api-url': 'must be an http:// or https:// address',
  'bad-user-id': 'must be Discord user ids (17 to 20 digits) with commas between',
  'bad-switch': 'must be yes or no',
  'bad-log-level': 'must be one of debug, info, warn, error, silent',
  'bad-search-url': 'must be http:// or https:// addresses with commas between',
  'bad-shards': 'must be auto, or shard ids and ranges with commas between, such as 0-3,8',
  'bad-shard-count': 'must be a whole number, 1 or more',
  'no-shard-count': 'must say how many shards there are in all, as SHARDS names some of them',
  'shard-too-high': 'must be smaller than SHARD_COUNT: of 4 shards the last is 3',
  'bad-port': 'must be a port, a number from 1 to 65535',
  'bad-host': 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0',
};

/** What the bot says in English. */
export const english: Words = {
  date: ({ year, month, day, approximate }) =>
    (approximate ? 'about ' : '') +
    [day, month && MONTHS[month - 1], year].filter(Boolean).join(' '),
  citation: ({ article, paragraph, of, same }) => [
    ...citation(english, article, `paragraph ${paragraph} of ${of}`, 'retold'),
    ...(same.length === 0 ? [] : [`the same in ${same.length} more`]),
  ],
  title: ({ title, titleIsOurs }) => (titleIsOurs ? `${title} (headline by the editor)` : title),
  original: 'original',
  readAs,
  weak: 'No passage quite answers this. These are only loosely related.',
  none: 'The articles do not seem to answer this. Try other words, best in Korean.',
  source: (article) => sourceParts(english, article, 'retold'),
  covers: ({ articles, oldest, newest }) =>
    `Searched ${articles} articles from ${oldest.year} to ${english.date(newest)}. These have answers:`,
  orders: { best: 'Most relevant first', oldest: 'Oldest first', newest: 'Newest first' },
  allYears: 'All years',
  onlyYear: (year) => `Only ${year}`,
  readOn: 'Read on',
  earlier: 'Earlier',
  later: 'Later',
  delete: 'Delete',
  oldButton: 'This button is from an earlier version, so here is a fresh answer.',
  noArticle: 'That article is not in the index now.',
  timeline: (from, to, entries) => `Timeline · ${from ?? ''}–${to ?? ''} · ${entries} entries`,
  gap: (from, to) => `${from === to ? from : `${from}–${to}`} · no record`,
  monthAndDay: ({ month, day }) => [day, month && MONTHS[month - 1]].filter(Boolean).join(' '),
  noTimeline: 'No article tells enough of that for a timeline. Try other words or years.',
  allSources: 'All articles',
  sources: (count, year, order) => [year, `${count} articles`, order].filter(Boolean).join(' · '),
  noSources: 'There is no such article. Try another publisher, topic or year.',
  read: 'Read',
  unhelpful: 'Not helpful',
  onlyAskerCounts:
    'Only the opinion of the one who asked is noted. Ask it yourself and press there.',
  thanks: 'Thank you. The operator will see the question when adding articles.',
  gapsHeading: '## Asked in vain in the last four weeks',
  noGaps: 'Nothing was asked in vain in the last four weeks.',
  gaps: { none: 'nothing found', weak: 'only loosely related', unhelpful: 'not helpful' },
  status: (status) =>
    [
      `## Status · ${status.version}`,
      `Up for ${duration(status.uptime, ['d', 'h', 'min', 's'])}`,
      `${status.articles} articles · ${status.paragraphs} paragraphs · indexed ${timestamp(status.indexedAt)}`,
      `${status.questions} questions answered · ${status.refused} asked to wait · p50 ${rounded(status.p50)} ms · p95 ${rounded(status.p95)} ms`,
      `${megabytes(status.memory)} MB of memory · ${rounded(status.ping)} ms to Discord · ${status.faults} faults`,
    ].join('\n'),
  progress: (done, total) =>
    `Reading articles: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}…`,
  reindexing: 'Reading the articles again. Until then the old index answers…',
  helpCard: ({ articles, paragraphs, oldest, newest }) =>
    [
      "## Ask about Kakao's history",
      `The best passages of ${articles} articles (${paragraphs} paragraphs) from ${oldest.year} to ${english.date(newest)}, each with its publisher, author, date and link. No language model writes the answers. Ask in Korean; many English words work too.`,
      '',
      '`/ask` answers a question',
      '`/timeline` tells a topic year by year',
      '`/sources` finds articles by publisher, author, topic or year',
      '`/article` reads one',
      '',
      "A direct message to the bot or a mention works too. Press any message long, or right-click it: “Search Kakao's history” is among the apps.",
      '-# Passages marked “retold” give the facts of an article in our own words.',
    ].join('\n'),
  examples: EXAMPLES,
  addBot: 'Add to my server',
  notYours: 'Only the one who asked can delete this answer.',
  emptyQuestion: "Ask about Kakao's history in Korean. For example: 카카오톡 해외 진출?",

  notAdmin: 'Only the operator of this bot may use this command.',
  tooFast: (wait) => `That was fast. Please ask again in ${wait} seconds.`,
  tooManyHere: (wait) =>
    `There were many questions in this server at once. Please ask again in ${wait} seconds.`,
  busy: 'There are too many questions just now. Please ask again in a moment.',
  notAllowedThere: 'I may not write in the channel where you asked, so here is the answer.',
  unavailable:
    'The articles cannot be searched just now, so there is no answer. They will be back in a moment; please ask again.',
  failed: 'Something went wrong and there is no answer. Please try again in a moment.',
  unknownCommand: 'This command is gone. Reload Discord and try again.',
  reindexed: (report) =>
    reindexed(report, {
      total: `Read ${report.articles} articles, ${report.paragraphs} paragraphs (${seconds(report)} s).`,
      added: 'Added',
      changed: 'Changed',
      removed: 'Removed',
      unchanged: 'No article changed.',
    }),
  reindexFailed: 'The corpus could not be read again. The index until now goes on answering.',
  noFolder: (folder) => `The folder of articles cannot be read: ${folder}`,
  noArticles: 'There is not one usable article.',
  refusedFiles: (count) => `Files left out: ${count}`,
  refusal: (refusal) => refusalLine(refusal, ENGLISH_FAULTS),

  prompt: 'question> ',
  noToken:
    'No DISCORD_TOKEN, so answering in the terminal.\nTo try in a browser what Discord would show: npm run preview.\nTo connect Discord, put DISCORD_TOKEN into .env and start again.',
  archive: (articles, paragraphs) =>
    `${articles} articles, ${paragraphs} paragraphs. :help for help, Ctrl-D to end.`,
  help: [
    "Ask about Kakao's history in Korean. For example: 카카오톡 해외 진출?",
    'Underlined: the words that matched. Bold: the sentence that answers best.',
    '↑ ↓  earlier questions    :help  this help    :quit or Ctrl-D  end',
  ].join('\n'),
  usage: [
    'npm start                                       connects to Discord, or chats here without a token',
    'npm run ask -- [--limit N] [--json] "질문" …    answers once; without a question one a line of input',
    'npm run import -- [--dry-run] [--yes] FILE|URL …  saves a pasted news page as an article',
    'npm run check-corpus -- [--overlap FOLDER]      finds what to mend in articles and aliases',
    'npm run evaluate -- [--misses] [--compare] [--squad FILE] [FILE …]  measures with judged questions',
    'npm run bench -- [--size N,N] [--squad FILE]  measures speed',
    'npm run preview -- [--port N]                  try it in a browser, without Discord',
    'npm run soak -- [--minutes N] [--rate N] [--kills N]  tries the bot on a Discord that fails',
    'npm run learn -- [--squad FILE]                 learns the weights of the ranking again',
  ].join('\n'),
  badLimit: (value) => `--limit must be a number from 1 to 100 ← ${value}`,

  imports: {
    paragraphs: (count) => `Paragraphs read: ${count}.`,
    twin: (id) => `Nearly the same as an article that is there already: ${id}`,
    rights: 'The text belongs to its publisher: do not show it in public without leave.',
    retell: 'If you have retold it yourself, add --retold.',
    heading: 'This is what was read',
    name: (field) => field,
    unknown: 'unknown',
    incomplete: (fields) => `Press “Edit” and fill in before it can be saved: ${fields.join(', ')}`,
    ask: (field) => `${field}? (Enter if you do not know) `,
    label: (field) => `${field}${field === 'published' ? ' (such as 2017-09-24, 2022-05~)' : ''}`,
    save: 'Save',
    edit: 'Edit',
    drop: 'Discard',
    notAPage: 'Attach a .txt, .md or .html file of at most 2 MB.',
    downloads: {
      refused: 'it is not handed out',
      'too-large': 'it is too large',
      'too-slow': 'it took too long',
      broken: 'the connection broke off',
    },
    notFetched: (reason) => `The page did not come: ${reason}. Please try again.`,
    unreadablePage:
      'This page could not be read: it takes too long, or it is broken. Please attach its text as a .txt file.',
    expired: 'The page is no longer kept. Please attach it again.',
    savedAndIndexed: (file) => `Saved: ${file}`,
    agree: 'Save this? (y/N) ',
    needsYes: 'Not saved. Add --yes to save without being asked.',
    left: 'Not saved.',
    saved: (file) => `Saved: ${file}. Now run /reindex.`,
    exists: (file) => `Not saved, since there is an article of this name: ${file}`,
    cannotSave: (reason) =>
      `Not saved (${reason}). See whether the disk is full or the folder may not be written, then save again.`,
    notSaved: (missing) => `Not saved, since something is missing: ${missing.join(', ')}`,
    badField: (field, value) =>
      field === 'url'
        ? `the address must begin with http:// or https:// ← ${value}`
        : `not a date (such as 2017-09-24, 2022-05, 2022-05~) ← ${value}`,
    unreadable: (source, reason) => `${source}: cannot be read (${reason})`,
  },
  preview: {
    starting: 'Starting the bot…',
    ready: (url) => `Open ${url} in a browser. Ctrl-C to end.`,
    noPort: (port) => `Port ${port} is taken. Choose another one: npm run preview -- --port 4343.`,
    ended: (written) => `The bot has ended, and the preview with it.\n${written}`,
    notInstalled: 'The packages of the preview are missing. Run npm ci first.',
    noBrowser: 'There is no Chromium to take pictures with. Say in CHROMIUM where it is.',
  },
  checked: (report) =>
    checked(report, {
      faults: ENGLISH_FAULTS,
      flaws: ENGLISH_FLAWS,
      overlap: (run, page, article) =>
        `${page}: longest shared run ${run.length} characters (${article}) «${run}»`,
      total: (articles, paragraphs, findings) =>
        `Articles: ${articles}, paragraphs: ${paragraphs}, findings: ${findings}.`,
    }),

  setting: (setting) => settingLine(setting, ENGLISH_SETTING_FAULTS),
  connected: (name) => `Connected to Discord as ${name}. Ctrl-C to end.`,
  tokenRefused:
    'Discord refuses DISCORD_TOKEN. Get a new token on the Bot page of the developer portal and put it into .env.',
  noPort: (host, port, reason) =>
    `The port that HTTP_PORT names cannot be opened (${host}, ${port}): ${reason}`,
  unreachable: (url, reason) => `Discord (${url}) cannot be reached: ${reason}`,
  tryingAgain: (wait) => `Trying again in ${wait} seconds.`,
  refused: (code) =>
    `Discord does not let the bot in (code ${code}). Check SHARDS and SHARD_COUNT.`,
};
