import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
} from 'discord.js';
import type { Passage } from '../../search/answer.ts';
import type { Words } from '../../words/words.ts';
import { fits, MESSAGE_BUDGET } from './budget.ts';
import { quote } from './markdown.ts';
import { clip, originalLink, text } from './parts.ts';

/** A message of one container, within Discord's limits. */
export type Card = APIContainerComponent;

/** Cards bear Kakao's yellow, what went wrong red, and a mere word no colour. */
const KAKAO_YELLOW = 0xfee500;
const RED = 0xd22d39;

/** A publisher's text is theirs to make long; a citation line is not. */
const LONGEST_TITLE = 120;
const LONGEST_CITATION = 200;

/** A card that says one thing. */
export function noteCard(content: string): Card {
  return { type: ComponentType.Container, components: [text(content)] };
}

/** A card that says what went wrong. */
export function faultCard(content: string): Card {
  return asFault(noteCard(content));
}

/** A card as one that says what went wrong. */
export function asFault(card: Card): Card {
  return { ...card, accent_color: RED };
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

/** Where a passage comes from, in two quiet lines. */
export function citationLine(passage: Passage, words: Words): string {
  const { article } = passage;
  const title = quote(words.title(article), LONGEST_TITLE);
  const cited = quote(words.citation(passage).join(' · '), LONGEST_CITATION);
  return `-# ${title}\n-# ${cited}${originalLink(article.url, words)}`;
}

/** A card of these parts. */
export function container(components: APIComponentInContainer[]): Card {
  return { type: ComponentType.Container, accent_color: KAKAO_YELLOW, components };
}
