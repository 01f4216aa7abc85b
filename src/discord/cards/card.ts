import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APITextDisplayComponent,
  ComponentType,
} from 'discord.js';
import { type Answer, type Passage, shownPassages } from '../search/answer.ts';
import type { Words } from '../words/words.ts';
import { type Budget, fits, MESSAGE_BUDGET, share } from './budget.ts';
import { excerpt } from './excerpt.ts';
import { escapeMarkdown, markUp } from './markdown.ts';

/** A message of one container, within Discord's limits. */
export type Card = APIContainerComponent;

const KAKAO_YELLOW = 0xfee500;

/** A question is repeated up to this many characters. */
const LONGEST_ECHO = 120;

/** A publisher's text is theirs to make long; a citation line is not. */
const LONGEST_TITLE = 120;
const LONGEST_CITATION = 200;
const LONGEST_LINK = 500;

/** The answer as people read it: the question, then the passages with their sources. */
export function answerCard(answer: Answer, words: Words): Card {
  const readAs = words.readAs(answer);
  const note = readAs === null ? '' : `\n-# ${escapeMarkdown(clip(readAs, LONGEST_ECHO))}`;
  const heading = `### ${escapeMarkdown(clip(answer.question, LONGEST_ECHO))}${note}`;
  if (answer.status === 'none') return container([`${heading}\n${words.none}`]);
  const top = answer.status === 'weak' ? `${heading}\n-# ⚠️ ${words.weak}` : heading;
  const passages = shownPassages(answer);
  const budget = share(passages.length, top);
  return container([top, ...passages.map((passage) => passageText(passage, budget, words))]);
}

/** A card that says one thing. */
export function noteCard(text: string): Card {
  return container([text]);
}

/** As many cards as the lines need. A line too long for a card is cut. */
export function listCards(lines: readonly string[]): Card[] {
  const texts: string[] = [];
  for (const line of lines) {
    const short = clip(line, MESSAGE_BUDGET.characters / 4);
    const last = texts.at(-1);
    if (last !== undefined && fits(MESSAGE_BUDGET, `${last}\n${short}`)) {
      texts[texts.length - 1] = `${last}\n${short}`;
    } else {
      texts.push(short);
    }
  }
  return texts.map(noteCard);
}

function passageText(passage: Passage, budget: Budget, words: Words): string {
  const source = citationLine(passage, words);
  const part = excerpt(passage.text, passage.answer, (candidate) =>
    fits(budget, `${markUp(passage, candidate)}\n${source}`),
  );
  return `${markUp(passage, part)}\n${source}`;
}

function citationLine(passage: Passage, words: Words): string {
  const { article } = passage;
  const title = escapeMarkdown(clip(words.title(article), LONGEST_TITLE));
  const cited = escapeMarkdown(clip(words.citation(passage).join(' · '), LONGEST_CITATION));
  const link =
    article.url === null || article.url.length > LONGEST_LINK
      ? ''
      : ` · [${words.original}](<${article.url}>)`;
  return `-# ${title}\n-# ${cited}${link}`;
}

function clip(text: string, longest: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}

function container(texts: readonly string[]): Card {
  const components = texts.flatMap((content, i): APIComponentInContainer[] => {
    const text: APITextDisplayComponent = { type: ComponentType.TextDisplay, content };
    return i === 0 ? [text] : [{ type: ComponentType.Separator }, text];
  });
  return { type: ComponentType.Container, accent_color: KAKAO_YELLOW, components };
}
