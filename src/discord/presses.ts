import { ComponentType, type MessageComponentInteraction, MessageFlags } from 'discord.js';
import { z } from 'zod';
import { ORDERS } from '../search/arrange.ts';
import { WORDS } from '../words/languages.ts';
import type { Words } from '../words/words.ts';
import { questionIn, type View } from './cards/answer-card.ts';
import { articleCard } from './cards/article-card.ts';
import { type Card, faultCard, noteCard } from './cards/card.ts';
import type { Desk } from './commands/command.ts';
import { type Press, readPress } from './component-id.ts';
import { onDraft } from './importing.ts';
import { answerTo, firstAnswerTo, firstView, noteGap } from './questions.ts';
import { change, deferChange, respond } from './respond.ts';
import { sourcesOf } from './sources.ts';
import { timelineOf } from './timelines.ts';

const orderValue = z.enum(ORDERS);
const yearValue = z.coerce.number().int();

/** Carries out what someone pressed or chose on a message of the bot. */
export async function onPress(
  interaction: MessageComponentInteraction,
  desk: Desk,
  words: Words,
): Promise<void> {
  const press = readPress(interaction.customId);
  if (press === null) return answerAfresh(interaction, desk, words);
  switch (press.action) {
    case 'page':
    case 'order':
    case 'year':
      return changeView(interaction, press, desk, words);
    case 'read':
    case 'turn':
      return openArticle(interaction, press, desk, words);
    case 'when':
      return turnTimeline(interaction, press, desk, words);
    case 'list':
      return turnSources(interaction, press, desk, words);
    case 'draft':
      return onDraft(interaction, press.id, press.step, desk, words);
    case 'unhelpful':
      return noteUnhelpful(interaction, press.asker, desk, words);
    case 'delete':
      return takeAway(interaction, press.asker, desk, words);
    case 'ask':
      return askWhatItSays(interaction, desk, words);
  }
}

/** Shows an answer otherwise: the asker on the same message, everyone else on one of their own. */
async function changeView(
  interaction: MessageComponentInteraction,
  press: Extract<Press, { action: 'page' | 'order' | 'year' }>,
  desk: Desk,
  words: Words,
): Promise<void> {
  const question = questionOn(interaction);
  if (question === null) return say(interaction, faultCard(words.failed), desk);
  const isOwn = press.asker === interaction.user.id;
  const isPrivate = !isOwn || interaction.message.flags.has(MessageFlags.Ephemeral);
  const view: View = { ...viewOf(press, interaction), asker: interaction.user.id, isPrivate };
  const card = await answerTo(question, view, desk, words);
  await show(interaction, press.asker, card, desk);
}

function viewOf(
  press: Extract<Press, { action: 'page' | 'order' | 'year' }>,
  interaction: MessageComponentInteraction,
): Pick<View, 'page' | 'order' | 'year'> {
  const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
  if (press.action === 'page') {
    return { page: press.page, order: press.order, year: press.year || null };
  }
  if (press.action === 'order') {
    return { page: 0, order: orderValue.catch('best').parse(chosen), year: press.year || null };
  }
  return { page: 0, order: press.order, year: yearValue.catch(0).parse(chosen) || null };
}

/** Opens an article for whoever pressed; its own pages turn in place. */
async function openArticle(
  interaction: MessageComponentInteraction,
  { action, paragraph, article: id }: Extract<Press, { action: 'read' | 'turn' }>,
  desk: Desk,
  words: Words,
): Promise<void> {
  const article = await desk.archive.article(id);
  const card =
    article === null ? noteCard(words.noArticle) : articleCard(article, paragraph, words);
  const reader = interaction.message.interactionMetadata?.user.id;
  if (action === 'turn' && reader === interaction.user.id) await change(interaction, card);
  else await say(interaction, card, desk);
}

/** Turns the pages of a timeline: the asker on the same message, everyone else on their own. */
async function turnTimeline(
  interaction: MessageComponentInteraction,
  { asker, page, from, to }: Extract<Press, { action: 'when' }>,
  desk: Desk,
  words: Words,
): Promise<void> {
  const topic = questionOn(interaction);
  if (topic === null) return say(interaction, faultCard(words.failed), desk);
  const view = { topic, asker: interaction.user.id, page, from: from || null, to: to || null };
  const { card } = await timelineOf(view, desk, words);
  await show(interaction, asker, card, desk);
}

/** Turns the pages of the list of articles, likewise. */
async function turnSources(
  interaction: MessageComponentInteraction,
  { asker, page, order, year }: Extract<Press, { action: 'list' }>,
  desk: Desk,
  words: Words,
): Promise<void> {
  const heading = questionOn(interaction);
  const isAll = Object.values(WORDS).some(({ allSources }) => allSources === heading);
  const about = isAll ? null : heading;
  const view = { asker: interaction.user.id, page, order, year: year || null, about };
  const { card } = await sourcesOf(view, desk, words);
  await show(interaction, asker, card, desk);
}

/** Keeps a question whose answer did not help, for the operator: once, as its asker says so. */
async function noteUnhelpful(
  interaction: MessageComponentInteraction,
  asker: string,
  desk: Desk,
  words: Words,
): Promise<void> {
  const question = questionOn(interaction);
  const { message, user } = interaction;
  if (asker !== user.id) return say(interaction, noteCard(words.onlyAskerCounts), desk);
  if (question !== null && !desk.unhelpful.has(message.id)) {
    desk.unhelpful.set(message.id, true);
    noteGap(question, 'unhelpful', desk);
  }
  await say(interaction, noteCard(words.thanks), desk);
}

async function takeAway(
  interaction: MessageComponentInteraction,
  asker: string,
  desk: Desk,
  words: Words,
): Promise<void> {
  if (asker !== interaction.user.id) return say(interaction, noteCard(words.notYours), desk);
  await deferChange(interaction);
  await interaction.deleteReply();
}

async function askWhatItSays(
  interaction: MessageComponentInteraction,
  desk: Desk,
  words: Words,
): Promise<void> {
  const { component, user } = interaction;
  const label = component !== null && 'label' in component ? (component.label ?? '') : '';
  const card = await firstAnswerTo(label, firstView(user.id, true), desk, words);
  await say(interaction, card, desk);
}

/** A button of an older version: a friendly word, and the answer to the question on its message. */
async function answerAfresh(
  interaction: MessageComponentInteraction,
  desk: Desk,
  words: Words,
): Promise<void> {
  await say(interaction, noteCard(words.oldButton), desk);
  const question = questionOn(interaction);
  if (question === null) return;
  const card = await answerTo(question, firstView(interaction.user.id, true), desk, words);
  await say(interaction, card, desk);
}

const textDisplay = z.object({ type: z.literal(ComponentType.TextDisplay), content: z.string() });
const cardSchema = z.tuple([z.object({ components: z.tuple([textDisplay]).rest(z.unknown()) })]);

/** The question on the message that carries a component. */
function questionOn({ message }: MessageComponentInteraction): string | null {
  const card = cardSchema.safeParse(message.components.map((component) => component.toJSON()));
  return card.success ? questionIn(card.data[0].components[0].content) : null;
}

/** Shows a card to the asker on the same message, and to everyone else on one of their own. */
async function show(
  interaction: MessageComponentInteraction,
  asker: string,
  card: Card,
  desk: Desk,
): Promise<void> {
  if (asker === interaction.user.id) await change(interaction, card);
  else await say(interaction, card, desk);
}

/** Answers privately, beside the message. */
async function say(
  interaction: MessageComponentInteraction,
  card: Card,
  desk: Desk,
): Promise<void> {
  await respond(interaction, card, { isPrivate: true }, desk.log);
}
