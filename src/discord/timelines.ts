import type { Words } from '../words/words.ts';
import { type Card, noteCard } from './cards/card.ts';
import { timelineCard, type TimelineView } from './cards/timeline-card.ts';
import type { Desk } from './commands/command.ts';

/** The timeline of a topic as a card; where nothing is found, a word about it. */
export async function timelineOf(
  view: TimelineView,
  { archive }: Desk,
  words: Words,
): Promise<{ readonly card: Card; readonly isFound: boolean }> {
  const { topic, from, to } = view;
  const isReversed = from !== null && to !== null && from > to;
  const years = await archive.timeline(topic, isReversed ? to : from, isReversed ? from : to);
  return years.length === 0
    ? { card: noteCard(words.noTimeline), isFound: false }
    : { card: timelineCard(years, view, words), isFound: true };
}
