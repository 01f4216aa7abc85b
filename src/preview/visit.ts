import {
  ApplicationCommandType,
  InteractionResponseType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { Modal } from '../local-discord/bodies.ts';
import { LABEL } from '../local-discord/components.ts';
import type { AttachedFile } from '../local-discord/options.ts';
import type { Command, Message, Run } from '../local-discord/server.ts';
import { type Cast, channelOf, circumstancesOf, PLACES, type Visitor } from './cast.ts';
import type { Act, Form, News } from './messages.ts';
import { sightOf } from './sight.ts';

/** How long Discord's client waits for an answer to a command, in milliseconds. */
const PATIENCE = 3_000;

/** How long somebody is shown as typing who does not write, in milliseconds. */
const TYPING = 10_000;

/** Somebody who looks at the page. */
export interface Visit {
  /** Does what they do on the page. What the bot has not answered in time is told. */
  act(act: Act): Promise<void>;
  end(): void;
}

/**
 * Lets somebody at the page be one of the people.
 *
 * @param used The commands that were used so far, by the ids of the interactions; kept on.
 * @param tell Called with all that the page shall show.
 */
export function startVisit(
  cast: Cast,
  used: Map<string, Command>,
  tell: (news: News) => void,
): Visit {
  const { discord } = cast;
  let visitor: Visitor = { actor: cast.actors[0], place: 'history', language: 'ko' };
  const forms = new Map<string, Run>();
  let typingUntil = 0;
  let isToldSoon = false;

  const tellSoon = () => {
    if (isToldSoon) return;
    isToldSoon = true;
    setImmediate(() => {
      isToldSoon = false;
      tell(sightOf(cast, visitor, used, typingUntil > Date.now()));
    });
  };
  const unlisten = discord.world.listen((event) => {
    if (!('channel' in event) || event.channel !== channelOf(cast, visitor)) return;
    if (event.kind === 'typing') {
      typingUntil = Date.now() + TYPING;
      setTimeout(tellSoon, TYPING + 1).unref();
    } else if (event.kind === 'message' && event.message.author.id === discord.bot.id) {
      typingUntil = 0;
    }
    tellSoon();
  });

  return { act, end: unlisten };

  async function act(wanted: Act): Promise<void> {
    if (wanted.type === 'look') {
      const actor = cast.actors.find(({ id }) => id === wanted.person) ?? cast.actors[0];
      const place = PLACES.find((id) => id === wanted.place) ?? PLACES[0];
      visitor = { actor, place, language: wanted.language };
      typingUntil = 0;
      return tellSoon();
    }
    if (wanted.type === 'complete') {
      // As on Discord, nothing is offered where the bot has nothing to say.
      await complete(wanted).catch(() => null);
      return;
    }
    try {
      if (wanted.type === 'say') return await say(wanted.text, wanted.replyTo);
      const run = await start(wanted);
      const { type } = await run.acknowledged(PATIENCE);
      if (type === InteractionResponseType.Modal) {
        forms.set(run.id, run);
        tell(formOf(run.id, await run.modal()));
      }
      tell({ type: 'done' });
    } catch {
      // As when the bot is gone, or a message: Discord's client says no more either.
      tell({ type: 'unanswered' });
    }
  }

  async function say(text: string, replyTo: string | null): Promise<void> {
    const channel = channelOf(cast, visitor);
    const replied = channel.messages.find(({ id }) => id === replyTo);
    await discord.say(
      visitor.actor.user,
      channel,
      withMentions(text),
      replied ? { replyTo: replied } : {},
    );
  }

  /** Discord's client sends the id of whom a name in the text means. */
  function withMentions(text: string): string {
    return Array.from(discord.world.users.values()).reduce(
      (written, { id, globalName }) => written.replaceAll(`@${globalName}`, `<@${id}>`),
      text,
    );
  }

  async function complete(wanted: Extract<Act, { type: 'complete' }>): Promise<void> {
    const { command, options, focused, request } = wanted;
    const run = await discord.autocomplete(visitor.actor.user, {
      ...circumstancesOf(visitor),
      in: channelOf(cast, visitor),
      command,
      options,
      focused,
    });
    tell({ type: 'choices', request, choices: await run.choices(PATIENCE) });
  }

  async function start(wanted: Exclude<Act, { type: 'look' | 'say' | 'complete' }>): Promise<Run> {
    const { user } = visitor.actor;
    const how = circumstancesOf(visitor);
    if (wanted.type === 'submit') {
      const run = forms.get(wanted.form);
      if (run === undefined) throw new Error('preview: no such form');
      return discord.submit(user, run, wanted.values, how);
    }
    if (wanted.type === 'press') {
      return discord.press(user, messageOf(wanted.message), wanted.component, how);
    }
    if (wanted.type === 'select') {
      return discord.select(user, messageOf(wanted.message), wanted.component, wanted.values, how);
    }
    if (wanted.type === 'menu') {
      const run = await discord.messageCommand(
        user,
        wanted.command,
        messageOf(wanted.message),
        how,
      );
      return noted(run, wanted.command, ApplicationCommandType.Message);
    }
    const files: Record<string, AttachedFile> = {};
    for (const [option, { name, base64 }] of Object.entries(wanted.files)) {
      files[option] = { filename: name, content: Buffer.from(base64, 'base64') };
    }
    const run = await discord.slash(user, {
      ...how,
      in: channelOf(cast, visitor),
      command: wanted.command,
      options: wanted.options,
      files,
    });
    return noted(run, wanted.command, ApplicationCommandType.ChatInput);
  }

  /** Remembers which command it was, which the messages of the bot do not say. */
  function noted(run: Run, name: string, type: ApplicationCommandType): Run {
    const command = discord.commands.find(
      (candidate) => candidate.name === name && candidate.type === type,
    );
    if (command) used.set(run.id, command);
    return run;
  }

  function messageOf(id: string): Message {
    const message = channelOf(cast, visitor).messages.find((candidate) => candidate.id === id);
    if (message === undefined) throw new Error(`preview: message ${id} is gone`);
    return message;
  }
}

function formOf(id: string, { title, components }: Modal): Form {
  return {
    type: 'form',
    form: id,
    title,
    fields: components.flatMap(({ type, label, component }) =>
      type === LABEL && component?.custom_id
        ? [
            {
              name: component.custom_id,
              label: label ?? '',
              value: component.value ?? '',
              placeholder: component.placeholder ?? '',
              isRequired: component.required ?? true,
              isLong: component.style === TextInputStyle.Paragraph,
              least: component.min_length ?? 0,
              most: component.max_length ?? 4000,
            },
          ]
        : [],
    ),
  };
}
