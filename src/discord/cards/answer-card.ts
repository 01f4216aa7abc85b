import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  ComponentType,
} from 'discord.js';
import type { Coverage } from '../../archive/edition.ts';
import { type Answer, type Passage, shownPassages } from '../../search/answer.ts';
import { arrange, type Order, ORDERS, yearsOf } from '../../search/arrange.ts';
import type { Words } from '../../words/words.ts';
import { componentId } from '../component-id.ts';
import { type Budget, fits, share } from './budget.ts';
import { type Card, citationLine, container } from './card.ts';
import { excerpt } from './excerpt.ts';
import { escapeMarkdown, markUp, quote, unescapeMarkdown } from './markdown.ts';
import { button, clip, pager, row, SEPARATOR, section, text } from './parts.ts';

/** How someone looks at an answer: everything that its buttons change. */
export interface View {
  /** Who asked, and may turn the pages. */
  readonly asker: string;
  /** From 0. */
  readonly page: number;
  readonly order: Order;
  /** `null`: all years. */
  readonly year: number | null;
  /** Whether only the asker sees it. */
  readonly isPrivate: boolean;
}

/** A message on a phone holds three passages. */
const PASSAGES = 3;

/** Nobody reads a longer one in a chat, in characters; a button reads on. */
const LONGEST_PASSAGE = 700;

/** A question is repeated up to this many characters; buttons ask it again from there. */
export const LONGEST_ECHO = 300;

/** Cards of earlier versions have a smaller one. */
const HEADING = /^#{2,3} /u;

const LONGEST_NOTE = 200;
const MOST_OPTIONS = 24;
const NEARBY = 3;
const LONGEST_LABEL = 80;

/** The answer as people read it: the question, then the passages with their sources. */
export function answerCard(answer: Answer, view: View, coverage: Coverage, words: Words): Card {
  const top = heading(answer, words);
  const all = shownPassages(answer);
  if (all.length === 0) return nothingCard(top, nearby(answer, coverage), view, coverage, words);
  const arranged = arrange(all, view.order, view.year);
  const pages = Math.max(1, Math.ceil(arranged.length / PASSAGES));
  const page = Math.min(view.page, pages - 1);
  const passages = arranged.slice(page * PASSAGES, (page + 1) * PASSAGES);
  const budget = share(passages.length, top);
  return container([
    text(top),
    ...passages.flatMap((passage) => [SEPARATOR, ...passageParts(passage, budget, words)]),
    SEPARATOR,
    ...controls(all, { ...view, page }, pages, words),
  ]);
}

/** The question in the heading of an answer card, as it was asked, or `null` in any other text. */
export function questionIn(content: string): string | null {
  const line = content.split('\n')[0] ?? '';
  return HEADING.test(line) ? unescapeMarkdown(line.replace(HEADING, '')) : null;
}

function heading(answer: Answer, words: Words): string {
  const readAs = words.readAs(answer);
  return [
    `## ${escapeMarkdown(clip(answer.question, LONGEST_ECHO))}`,
    ...(readAs === null ? [] : [`-# ${quote(readAs, LONGEST_NOTE)}`]),
    ...(answer.status === 'weak' ? [`-# ⚠️ ${words.weak}`] : []),
  ].join('\n');
}

/** Nothing found: what the archive covers, and what it does answer. */
function nothingCard(
  top: string,
  topics: readonly string[],
  view: View,
  coverage: Coverage,
  words: Words,
): Card {
  const asking = topics.map((topic, number) =>
    button(clip(topic, LONGEST_LABEL), componentId({ action: 'ask', number })),
  );
  return container([
    text(top),
    text(words.none),
    text(`-# ${words.covers(coverage)}`),
    ...(asking.length === 0 ? [] : [row(...asking)]),
    ...(view.isPrivate ? [] : [SEPARATOR, row(deleteButton(view.asker, words))]),
  ]);
}

/** Topics that have answers: those of what came nearest, then the commonest. */
function nearby({ passages }: Answer, { topics }: Coverage): string[] {
  const nearest = passages.flatMap(({ article }) => article.topics);
  return Array.from(new Set([...nearest, ...topics])).slice(0, NEARBY);
}

/** The text over the whole width, which a phone has little of; beside its source a button reads on. */
function passageParts(passage: Passage, budget: Budget, words: Words): APIComponentInContainer[] {
  const source = citationLine(passage, words);
  const part = excerpt(
    passage.text,
    passage.answer,
    (candidate) =>
      candidate.end - candidate.start <= LONGEST_PASSAGE &&
      fits(budget, markUp(passage, candidate), source),
  );
  const id = { action: 'read', paragraph: passage.paragraph, article: passage.article.id } as const;
  return [text(markUp(passage, part)), section(source, button(words.readOn, componentId(id)))];
}

function controls(
  all: readonly Passage[],
  view: View,
  pages: number,
  words: Words,
): APIComponentInContainer[] {
  const { asker, page, order, year, isPrivate } = view;
  const turn = (to: number) =>
    componentId({ action: 'page', asker, page: to, order, year: year ?? 0 });
  const years = yearsOf(all);
  return [
    ...(all.length === 1 ? [] : [row(orderMenu(view, words))]),
    ...(years.length === 1 ? [] : [row(yearMenu(years, view, words))]),
    row(
      ...pager(page, pages, turn),
      button(words.unhelpful, componentId({ action: 'unhelpful', asker })),
      ...(isPrivate ? [] : [deleteButton(asker, words)]),
    ),
  ];
}

function orderMenu({ asker, order, year }: View, words: Words): APIComponentInMessageActionRow {
  return {
    type: ComponentType.StringSelect,
    custom_id: componentId({ action: 'order', asker, year: year ?? 0 }),
    options: ORDERS.map((value) => ({
      value,
      label: words.orders[value],
      default: value === order,
    })),
  };
}

function yearMenu(
  years: readonly number[],
  { asker, order, year }: View,
  words: Words,
): APIComponentInMessageActionRow {
  return {
    type: ComponentType.StringSelect,
    custom_id: componentId({ action: 'year', asker, order }),
    options: [
      { value: '0', label: words.allYears, default: year === null },
      ...years.slice(-MOST_OPTIONS).map((value) => ({
        value: String(value),
        label: words.onlyYear(value),
        default: value === year,
      })),
    ],
  };
}

function deleteButton(asker: string, words: Words): APIButtonComponentWithCustomId {
  return button(words.delete, componentId({ action: 'delete', asker }));
}
