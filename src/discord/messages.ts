import { type Message, MessageType } from 'discord.js';
import { type Language, languageOf, WORDS } from '../words.ts';
import { answerCard, noteCard } from './card.ts';
import { PASSAGES } from './commands/ask.ts';
import type { Desk } from './commands/command.ts';
import { reply } from './respond.ts';

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
    const card =
      question === ''
        ? noteCard(words.emptyQuestion)
        : answerCard(await desk.archive.ask({ text: question, limit: PASSAGES }), words);
    await reply(message, card);
  } catch (error) {
    desk.log.error({ err: error, channel: message.channelId }, 'a message could not be answered');
    await reply(message, noteCard(words.failed)).catch((err: unknown) => {
      desk.log.error({ err }, 'the asker could not be told');
    });
  }
}

/** The question in a message without the mention, or `null` when the bot is not asked. */
function questionIn(message: Message): string | null {
  const { author, client, content, type, webhookId } = message;
  const isTyped = type === MessageType.Default || type === MessageType.Reply;
  if (author.bot || webhookId !== null || !isTyped) return null;
  const mention = new RegExp(`<@!?${client.user.id}>`, 'gu');
  if (message.inGuild() && !mention.test(content)) return null;
  return content.replace(mention, ' ').trim();
}

/** Messages carry no locale: their own script says more than the language of the server. */
function languageOfMessage(message: Message, question: string): Language {
  if (HANGUL.test(question)) return 'ko';
  return languageOf(message.guild?.preferredLocale ?? 'en');
}
