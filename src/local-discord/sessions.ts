import { GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { shardOf, snowflake } from './snowflake.ts';

/** What one identified client gets, also across its connections. */
export class Session {
  readonly id = snowflake();
  readonly intents: number;
  readonly #shard: readonly [number, number];
  readonly #frames: string[] = [];
  /** The last event of each name. */
  readonly #last = new Map<string, object>();
  #socket: WebSocket | undefined;

  constructor(socket: WebSocket, intents: number, shard: readonly [number, number]) {
    this.#socket = socket;
    this.intents = intents;
    this.#shard = shard;
  }

  get socket(): WebSocket | undefined {
    return this.#socket;
  }

  get sequence(): number {
    return this.#frames.length;
  }

  /** Whether this shard gets the events of a server; direct ones go to the first shard. */
  gets(guild: string | undefined): boolean {
    const [id, count] = this.#shard;
    return guild === undefined ? id === 0 : shardOf(guild, count) === id;
  }

  /** Sends an event, or keeps it for a resumption. */
  send(t: string, d: object): void {
    this.#last.set(t, d);
    const frame = JSON.stringify({ op: GatewayOpcodes.Dispatch, t, s: this.sequence + 1, d });
    this.#frames.push(frame);
    this.#socket?.send(frame);
  }

  /** Sends the last event of that name once more. */
  repeat(t: string): void {
    const d = this.#last.get(t);
    if (d !== undefined) this.send(t, d);
  }

  /** Goes on over another connection, first with all events after `sequence`. */
  resume(socket: WebSocket, sequence: number): void {
    this.#socket = socket;
    for (const frame of this.#frames.slice(sequence)) socket.send(frame);
  }

  disconnect(): void {
    this.#socket = undefined;
  }
}

/** The sessions that live, connected or not. */
export class Sessions {
  readonly all: Session[] = [];

  start(socket: WebSocket, intents: number, shard: readonly [number, number]): Session {
    const session = new Session(socket, intents, shard);
    this.all.push(session);
    return session;
  }

  of(socket: WebSocket): Session | undefined {
    return this.all.find((session) => session.socket === socket);
  }

  byId(id: string): Session | undefined {
    return this.all.find((session) => session.id === id);
  }

  /** A connection ended. A client that closes normally ends its session, any other may resume. */
  left(socket: WebSocket, code: number): void {
    const session = this.of(socket);
    session?.disconnect();
    if (session && (code === 1000 || code === 1001)) this.all.splice(this.all.indexOf(session), 1);
  }

  forgetAll(): void {
    this.all.length = 0;
  }
}
