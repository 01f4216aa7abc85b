import { InteractionResponseType, MessageFlags, MessageType } from 'discord-api-types/v10';
import { Callback, Choices, MessageBody, Modal } from './bodies.ts';
import {
  alreadyAcknowledged,
  invalidForm,
  invalidWebhookToken,
  Refusal,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './refusal.ts';
import { type Request, read } from './request.ts';
import { judgeChoices, judgeModal } from './rules.ts';
import { type Run, RunKind } from './run.ts';
import { userPayload } from './users.ts';
import type { Draft, Message, World } from './world.ts';
import { accept, drafted, edited, replyTo } from './writing.ts';

/** How long an interaction may be answered, in milliseconds. */
export type Lifetimes = { acknowledge: number; token: number };

const ANSWERS: Record<keyof typeof RunKind, readonly number[]> = {
  command: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.Modal,
  ],
  component: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.DeferredMessageUpdate,
    InteractionResponseType.UpdateMessage,
    InteractionResponseType.Modal,
  ],
  autocomplete: [InteractionResponseType.ApplicationCommandAutocompleteResult],
  modal: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.DeferredMessageUpdate,
    InteractionResponseType.UpdateMessage,
  ],
};

/** The interactions under way, and what the bot may still do with each. */
export class Interactions {
  readonly lifetimes: Lifetimes;
  readonly #world: World;
  readonly #runs: Run[] = [];

  constructor(world: World, lifetimes: Lifetimes) {
    this.#world = world;
    this.lifetimes = lifetimes;
  }

  begin(run: Run): void {
    this.#runs.push(run);
  }

  /** Takes the initial response. */
  acknowledge(request: Request, id: string, token: string): Run {
    const run = this.#runs.find((candidate) => candidate.id === id && candidate.token === token);
    if (!run || age(run) > this.lifetimes.acknowledge) throw unknownInteraction();
    if (run.callbacks.length) throw alreadyAcknowledged();
    const { type, data } = read(Callback, request.body);
    if (!ANSWERS[run.kind].includes(type)) {
      const message = `A ${run.kind} takes no answer of type ${type}.`;
      throw invalidForm([{ path: ['type'], code: 'INTERACTION_CALLBACK_TYPE', message }]);
    }
    const flags = this.#answer(request, run, type, data);
    const ephemeral = Boolean(flags & MessageFlags.Ephemeral);
    run.callbacks.push({ type, flags, ephemeral, data, after: age(run) });
    return run;
  }

  /** The run of a webhook token, while the token lives. */
  of(application: string, token: string): Run {
    const run = this.#runs.find((candidate) => candidate.token === token);
    if (!run || application !== this.#world.application.id) throw unknownWebhook();
    if (age(run) > this.lifetimes.token) throw invalidWebhookToken();
    if (!run.callbacks.length) throw unknownWebhook();
    return run;
  }

  /** The initial response or a follow-up. */
  message(run: Run, id: string): Message {
    const found =
      id === '@original'
        ? run.original
        : [run.original, ...run.followUps].find((m) => m?.id === id);
    if (!found || run.deleted.includes(found)) throw unknownMessage();
    return found;
  }

  followUp(request: Request, run: Run): Message {
    // Discord gives the first message after a deferral the place of the deferred one.
    if (run.original && run.original.flags & MessageFlags.Loading) {
      return this.edit(request, run, run.original);
    }
    const body = read(MessageBody, request.body);
    accept(request, body);
    const draft = { ...this.#draft(run, body), type: MessageType.Reply };
    const about = run.original ? replyTo(run.channel, run.original) : {};
    const message = this.#world.post(run.channel, { ...draft, ...about });
    run.followUps.push(message);
    return message;
  }

  edit(request: Request, run: Run, message: Message): Message {
    const body = read(MessageBody, request.body);
    const loading = message.flags & MessageFlags.Loading;
    accept(request, body, message);
    // Completing a deferred response creates it, so an empty one is refused as any new message.
    if (loading) drafted(this.#world, run.channel, body);
    const changes = edited(this.#world, body, message);
    if (loading) changes.edited_timestamp = null;
    changes.flags = (changes.flags ?? message.flags) & ~MessageFlags.Loading;
    this.#world.edit(message, changes);
    run.record(message, true);
    return message;
  }

  remove(run: Run, message: Message): void {
    this.#world.remove(message);
    run.deleted.push(message);
  }

  #answer(request: Request, run: Run, type: number, data: unknown): number {
    if (type === InteractionResponseType.ApplicationCommandAutocompleteResult) {
      const choices = read(Choices, data, ['data']).choices ?? [];
      const faults = judgeChoices(choices);
      if (faults.length) throw invalidForm(faults);
      run.offer(choices);
      return 0;
    }
    if (type === InteractionResponseType.Modal) {
      const modal = read(Modal, data, ['data']);
      const faults = judgeModal(modal);
      if (faults.length) throw invalidForm(faults);
      run.show(modal);
      return 0;
    }
    if (
      type === InteractionResponseType.DeferredMessageUpdate ||
      type === InteractionResponseType.UpdateMessage
    ) {
      return this.#update(
        request,
        run,
        type === InteractionResponseType.UpdateMessage ? data : undefined,
      );
    }
    return this.#respond(request, run, type, data);
  }

  #update(request: Request, run: Run, data: unknown): number {
    if (!run.source) throw new Refusal(400, 50035, 'Invalid Form Body');
    run.original = run.source;
    if (data === undefined) return 0;
    const body = read(MessageBody, data, ['data']);
    accept(request, body, run.source, ['data']);
    this.#world.edit(run.source, edited(this.#world, body, run.source));
    run.record(run.source, false);
    return run.source.flags;
  }

  #respond(request: Request, run: Run, type: number, data: unknown): number {
    const body = read(MessageBody, data ?? {}, ['data']);
    const deferred = type === InteractionResponseType.DeferredChannelMessageWithSource;
    if (!deferred) accept(request, body, undefined, ['data']);
    const draft: Draft = deferred
      ? {
          author: this.#world.bot,
          ...this.#about(run),
          flags: ((body.flags ?? 0) & MessageFlags.Ephemeral) | MessageFlags.Loading,
        }
      : this.#draft(run, body);
    const shown = run.source ? { ...draft, ...replyTo(run.channel, run.source) } : draft;
    const message = this.#world.post(run.channel, { onlyFor: run.user, ...shown });
    run.original = message;
    run.record(message, false);
    return message.flags;
  }

  #draft(run: Run, body: MessageBody): Draft {
    const draft = drafted(this.#world, run.channel, body);
    return { ...draft, ...this.#about(run), onlyFor: run.user };
  }

  #about(run: Run) {
    const { id } = this.#world.application;
    const contextMenu = 'target_id' in run.data;
    return {
      type: contextMenu ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand,
      webhook_id: id,
      application_id: id,
      interaction_metadata: {
        id: run.id,
        type: RunKind[run.kind],
        user: userPayload(run.user),
        authorizing_integration_owners: run.owners,
        ...(run.source && run.kind === 'component' && { interacted_message_id: run.source.id }),
      },
    };
  }
}

function age(run: Run): number {
  return Date.now() - run.startedAt;
}
