import { type Message, MessageType } from 'discord.js';
import { type Language, languageOf } from '../words/language.ts';
import { WORDS } from '../words/languages.ts';
import type { Words } from '../words/words.ts';
import { pleaseWait } from './admission.ts';
import { type Card, faultCard, noteCard } from './cards/card.ts';
import type { Desk } from './commands/command.ts';
import { apology, summary } from './errors.ts';
import { firstAnswerTo, firstView } from './questions.ts';
import { isUnreachable, reply } from './respond.ts';
import { withoutMarkup } from './without-markup.ts';

const HANGUL = /\p{Script=Hangul}/u;

/**
 * Answers a direct message, or a message that mentions the bot. Bots, webhooks and system messages
 * are no one who asks. Whatever happens, whoever asked gets an answer if Discord takes one.
 */
export async function onMessage(message: Message, desk: Desk): Promise<void> {
  const question = questionIn(message);
  if (question === null) return;
  const words = WORDS[languageOfMessage(message, question)];
  const { id } = message.author;
  try {
    const admission = await desk.admissions.admit(id, message.guildId, 'question');
    if (!admission.isAllowed) {
      desk.statistics.refused(admission.crowd);
      if (!(await desk.admissions.tells(id))) return;
      await reply(message, noteCard(pleaseWait(admission, words)), desk, words);
      return;
    }
    try {
      const card = await answerOrApology(message, question, desk, words);
      admission.makeRoom();
      await send(message, card, desk, words);
    } finally {
      admission.leave();
    }
  } catch (error) {
    desk.statistics.failed();
    desk.log.error(
      { ...summary(error), channel: message.channelId },
      'the asker could not be told',
    );
  }
}

async function answerOrApology(
  message: Message,
  question: string,
  desk: Desk,
  words: Words,
): Promise<Card> {
  try {
    return await firstAnswerTo(question, firstView(message.author.id, false), desk, words);
  } catch (error) {
    desk.statistics.failed();
    logFailure(message, error, desk);
    return faultCard(apology(error, words));
  }
}

/** Sends an answer, or a word that it cannot be sent. */
async function send(message: Message, card: Card, desk: Desk, words: Words): Promise<void> {
  try {
    await reply(message, card, desk, words);
  } catch (error) {
    // Who cannot be reached with an answer cannot be reached with an apology either.
    if (isUnreachable(error)) throw error;
    logFailure(message, error, desk);
    await reply(message, faultCard(apology(error, words)), desk, words);
  }
}

function logFailure({ channelId: channel }: Message, error: unknown, { log }: Desk): void {
  log.error({ ...summary(error), channel }, 'a message could not be answered');
}

/** The question in a message without mentions and other markup, or `null` when the bot is not asked. */
function questionIn(message: Message): string | null {
  const { author, client, content, type, webhookId } = message;
  const isTyped = type === MessageType.Default || type === MessageType.Reply;
  if (author.bot || webhookId !== null || !isTyped) return null;
  const mention = new RegExp(`<@!?${client.user.id}>`, 'u');
  if (message.inGuild() && !mention.test(content)) return null;
  return withoutMarkup(content);
}

/** Messages carry no locale: their own script says more than the language of the server. */
function languageOfMessage(message: Message, question: string): Language {
  if (HANGUL.test(question)) return 'ko';
  return languageOf(message.guild?.preferredLocale ?? 'en');
}
