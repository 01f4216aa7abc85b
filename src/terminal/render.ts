import wrapAnsi from 'wrap-ansi';
import { type Answer, type Passage, shownPassages } from '../search/answer.ts';
import { segments } from '../search/segments.ts';
import type { Words } from '../words/words.ts';
import { type Paint, paintFor } from './palette.ts';

/** What is known of where text is shown. */
interface Window {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Where text is written; its width when it is a window. */
export type Screen = NodeJS.WritableStream & Window;

/** How answers look in the terminal. */
export interface Look {
  readonly words: Words;
  readonly paint: Paint;
  /** The window's width in columns. */
  readonly columns: number;
}

/** Wider lines of Korean are hard to read. */
const WIDEST = 100;
const NARROWEST = 20;
const USUAL = 80;

/** The look that fits a screen as it is now. */
export function lookOf(window: Window, words: Words, environment: NodeJS.ProcessEnv): Look {
  return { words, paint: paintFor(window, environment), columns: window.columns ?? USUAL };
}

/** Sets out an answer: the passages, each with its source and date under it, or a sentence. */
export function renderAnswer(answer: Answer, look: Look): string {
  const { words, paint } = look;
  const say = (style: 'dim' | 'yellow', text: string) =>
    `${wrapAnsi(paint(style, text), widthOf(look), { hard: true })}\n`;
  const readAs = words.readAs(answer);
  const note = [
    ...(readAs === null ? [] : [say('dim', readAs)]),
    ...(answer.status === 'weak' ? [say('yellow', words.weak)] : []),
  ];
  if (answer.status === 'none') return [...note, say('yellow', words.none)].join('\n');
  const passages = shownPassages(answer).map((passage, i) => renderPassage(passage, i + 1, look));
  return [...note, ...passages].join('\n');
}

function renderPassage(passage: Passage, number: number, look: Look): string {
  const { words, paint } = look;
  const label = `${number}. `;
  const indent = ' '.repeat(label.length);
  const width = widthOf(look) - indent.length;
  const wrap = (text: string) =>
    wrapAnsi(text, width, { hard: true })
      .split('\n')
      .map((line) => `${indent}${line}`)
      .join('\n');
  const { article } = passage;
  const lines = [
    wrap(marked(passage, paint)),
    wrap(paint('cyan', words.title(article))),
    wrap(paint('dim', words.citation(passage).join(' · '))),
    ...(article.url === null ? [] : [`${indent}${paint('dim', article.url)}`]),
  ];
  return `${paint('yellow', label)}${lines.join('\n').slice(indent.length)}\n`;
}

function widthOf({ columns }: Look): number {
  return Math.max(NARROWEST, Math.min(columns, WIDEST));
}

/** The text with the sentence that answers in bold and the words that matched underlined. */
function marked(passage: Passage, paint: Paint): string {
  return segments(passage, { start: 0, end: passage.text.length })
    .map(({ text, isAnswer, isMatch }) => {
      const underlined = isMatch ? paint('underline', text) : text;
      return isAnswer ? paint('bold', underlined) : underlined;
    })
    .join('');
}
