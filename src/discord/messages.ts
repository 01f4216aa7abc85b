import { type Message, MessageType } from 'discord.js';
import { type Language, languageOf, WORDS } from '../words/languages.ts';
import type { Words } from '../words/words.ts';
import { pleaseWait } from './admission.ts';
import { noteCard } from './cards/card.ts';
import type { Desk } from './commands/command.ts';
import { apology, summary } from './errors.ts';
import { firstAnswerTo, firstView } from './questions.ts';
import { reply } from './respond.ts';
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
      await reply(message, noteCard(pleaseWait(admission, words)), words);
      return;
    }
    try {
      await answer(message, question, desk, words);
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

async function answer(message: Message, question: string, desk: Desk, words: Words): Promise<void> {
  try {
    const card = await firstAnswerTo(question, firstView(message.author.id, false), desk, words);
    await reply(message, card, words);
  } catch (error) {
    desk.statistics.failed();
    desk.log.error(
      { ...summary(error), channel: message.channelId },
      'a message could not be answered',
    );
    await reply(message, noteCard(apology(error, words)), words);
  }
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
