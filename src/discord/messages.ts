import { type Message, MessageType } from 'discord.js';
import { type Language, languageOf, WORDS } from '../words/languages.ts';
import { noteCard } from './cards/card.ts';
import type { Desk } from './commands/command.ts';
import { apology, summary } from './errors.ts';
import { firstAnswerTo, firstView } from './questions.ts';
import { reply } from './respond.ts';
import { withoutMarkup } from './without-markup.ts';

const HANGUL = /\p{Script=Hangul}/u;

/**
 * Answers a direct message, or a message that mentions the bot. Bots, webhooks and system messages
 * are no one who asks.
 */
export async function onMessage(message: Message, desk: Desk): Promise<void> {
  const question = questionIn(message);
  if (question === null) return;
  const words = WORDS[languageOfMessage(message, question)];
  try {
    const turn = await desk.pace.turn(message.author.id, 'question');
    if (!turn.isAllowed) {
      // Once is enough: more would answer a flood with another.
      if (turn.isFirst) await reply(message, noteCard(words.tooFast(turn.seconds)));
      return;
    }
    await reply(
      message,
      await firstAnswerTo(question, firstView(message.author.id, false), desk, words),
    );
  } catch (error) {
    desk.statistics.failed();
    desk.log.error(
      { ...summary(error), channel: message.channelId },
      'a message could not be answered',
    );
    await reply(message, noteCard(apology(error, words))).catch((err: unknown) => {
      desk.log.error(summary(err), 'the asker could not be told');
    });
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
