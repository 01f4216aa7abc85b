import { MessageFlags } from 'discord-api-types/v10';
import type { Choice, Modal } from './bodies.ts';
import { snowflake } from './snowflake.ts';
import type { User } from './users.ts';
import type { Waiting } from './waiting.ts';
import type { Channel, Message } from './world.ts';

/** What an interaction answers: a command, a component, an autocompletion or a modal. */
export const RunKind = { command: 2, component: 3, autocomplete: 4, modal: 5 };

/** One answer of the bot to the interaction itself. */
export type RecordedCallback = {
  type: number;
  flags: number;
  ephemeral: boolean;
  data: unknown;
  /** Milliseconds after the interaction was sent. */
  after: number;
};

/** One thing a person did, and all that the bot answered. */
export class Run {
  readonly id = snowflake();
  readonly token: string;
  readonly startedAt = Date.now();
  /** INTERACTION_CREATE's `data`, as the bot got it. */
  readonly data: object;
  readonly kind: keyof typeof RunKind;
  readonly user: User;
  readonly channel: Channel;
  /** The message whose component was used. */
  readonly source: Message | undefined;
  readonly owners: Record<string, string>;
  readonly callbacks: RecordedCallback[] = [];
  /** Each state of the initial response that had content, oldest first. */
  readonly replies: Message[] = [];
  /** The further messages, as they are now. */
  readonly followUps: Message[] = [];
  /** Each state that an edit gave to a response or follow-up. */
  readonly edits: Message[] = [];
  /** The messages that the bot deleted again. */
  readonly deleted: Message[] = [];
  /** The initial response as it is now. */
  original: Message | undefined;
  #modal: Modal | undefined;
  #choices: Choice[] | undefined;
  readonly #waiting: Waiting;

  constructor(
    about: Pick<Run, 'data' | 'kind' | 'user' | 'channel' | 'source' | 'owners'>,
    waiting: Waiting,
  ) {
    // As on Discord: long, opaque, and safe in a path.
    this.token = Buffer.from(`interaction:${this.id}:${'x'.repeat(120)}`).toString('base64url');
    this.data = about.data;
    this.kind = about.kind;
    this.user = about.user;
    this.channel = about.channel;
    this.source = about.source;
    this.owners = about.owners;
    this.#waiting = waiting;
  }

  /** The initial response, once it has content: at once, or by an edit after a deferral. */
  reply(timeout?: number): Promise<Message> {
    return this.#until('reply', () => this.replies.at(-1), timeout);
  }

  /** The follow-up of that number, the first by default, once it exists. */
  followUp(number = 1, timeout?: number): Promise<Message> {
    return this.#until(`follow-up ${number}`, () => this.followUps[number - 1], timeout);
  }

  /** The first callback, whatever its type. */
  acknowledged(timeout?: number): Promise<RecordedCallback> {
    return this.#until('callback', () => this.callbacks[0], timeout);
  }

  /** The modal that the bot showed. */
  modal(timeout?: number): Promise<Modal> {
    return this.#until('modal', () => this.#modal, timeout);
  }

  /** The choices that the bot offered. */
  choices(timeout?: number): Promise<Choice[]> {
    return this.#until('choices', () => this.#choices, timeout);
  }

  /** For the server: takes down the current state of the initial response. */
  record(message: Message, byEdit: boolean): void {
    const loading = message.flags & MessageFlags.Loading;
    const state = structuredClone(message);
    if (byEdit) this.edits.push(state);
    if (message === this.original && !loading) this.replies.push(state);
  }

  /** For the server. */
  show(modal: Modal): void {
    this.#modal = modal;
  }

  /** For the server. */
  offer(choices: Choice[]): void {
    this.#choices = choices;
  }

  #until<Found>(what: string, find: () => Found | undefined, timeout?: number): Promise<Found> {
    const name = 'name' in this.data ? `/${String(this.data.name)}` : this.kind;
    return this.#waiting.until(`${what} to ${name} by ${this.user.username}`, find, timeout);
  }
}
