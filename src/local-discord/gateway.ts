import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { channelPayload, guildCreatePayload, memberPayload, ownPayload } from './payloads.ts';
import { type Session, Sessions } from './sessions.ts';
import type { Waiting } from './waiting.ts';
import type { Message, MessageEvent, World, WorldEvent } from './world.ts';

const Frame = z.object({ op: z.int(), d: z.unknown().optional() });
const Identify = z.looseObject({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int(), z.int()]).default([0, 1]),
  properties: z.record(z.string(), z.unknown()),
});
const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

export type RecordedIdentify = z.infer<typeof Identify>;
/** A time in which events reached no session for good, by `Date.now()`. */
export type Gap = { from: number; to: number };
/** A heartbeat: when it came, by `Date.now()`, and how much too late, in milliseconds. */
export type Heartbeat = { at: number; late: number };
export type RecordedResume = { session_id: string; seq: number; accepted: boolean };

const ALL_INTENTS = Object.values(GatewayIntentBits).reduce<number>(
  (all, bit) => (typeof bit === 'number' ? all | bit : all),
  0,
);
const PRIVILEGED =
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences |
  GatewayIntentBits.MessageContent;

type GatewayOptions = {
  world: World;
  waiting: Waiting;
  token: string;
  heartbeatInterval: number;
  /** The privileged intents that the application was granted. */
  privileged: number;
  /** `ws://…` of this server, known once it listens. */
  url: () => string;
};

/** The gateway edge, and the ways to disturb it. */
export class Gateway {
  readonly identifies: RecordedIdentify[] = [];
  readonly resumes: RecordedResume[] = [];
  /** The path of each connection that was opened. */
  readonly connections: string[] = [];
  /** When each was, by `Date.now()`. */
  readonly connectedAt: number[] = [];
  /** The codes with which connections ended. */
  readonly closes: number[] = [];
  /** Answers each RESUME with an invalid session. */
  refuseResume: boolean;
  /** When each heartbeat came in, and how long after the one before it should have. */
  readonly heartbeats: Heartbeat[] = [];
  /** What a client missed because its session was not resumed. */
  readonly gaps: Gap[] = [];
  /** When the last session was cut off, if it is not back. */
  #lostAt: number | undefined;
  #acknowledges: boolean;
  #speaks: boolean;
  #refusal: number | undefined;
  readonly #about: GatewayOptions;
  readonly #sessions = new Sessions();
  /** When each connection was last heard of. */
  readonly #beats = new WeakMap<WebSocket, number>();
  readonly #sockets = new WebSocketServer({ noServer: true });

  constructor(about: GatewayOptions) {
    this.#about = about;
    this.refuseResume = false;
    this.#acknowledges = true;
    this.#speaks = true;
    about.world.listen((event) => this.#hear(event));
  }

  /** How many connections are open. */
  get open(): number {
    return this.#sockets.clients.size;
  }

  /** Whether every session has its connection, and there is one. */
  get isConnected(): boolean {
    return this.#lostAt === undefined && this.#sessions.all.length > 0;
  }

  /** Cuts all connections: with a close code, or without a word. */
  drop(code?: number): void {
    for (const socket of this.#sockets.clients) {
      if (code === undefined) socket.terminate();
      else socket.close(code);
    }
  }

  /** Asks clients to reconnect and resume (op 7). */
  reconnect(): void {
    for (const socket of this.#sockets.clients) send(socket, GatewayOpcodes.Reconnect, null);
  }

  /** Calls all sessions invalid (op 9); only resumable ones live on. */
  invalidateSession(resumable = false): void {
    if (!resumable) {
      this.#lostAt ??= Date.now();
      this.#sessions.forgetAll();
    }
    for (const socket of this.#sockets.clients)
      send(socket, GatewayOpcodes.InvalidSession, resumable);
  }

  /** Leaves heartbeats without an answer, as on a connection that died unseen. */
  stopAcknowledging(): void {
    this.#acknowledges = false;
  }

  /** Ends `stopAcknowledging`. */
  acknowledgeAgain(): void {
    this.#acknowledges = true;
  }

  /** Accepts connections and says nothing on them, not even hello. */
  silence(): void {
    this.#speaks = false;
  }

  /** Ends `silence`, for new connections. */
  speak(): void {
    this.#speaks = true;
  }

  /** Closes each connection that identifies with a code; `undefined` lets them in again. */
  refuse(code: number | undefined): void {
    this.#refusal = code;
  }

  /** Sends the last event of a name once more, as after a resumption that went wrong. */
  repeat(name: string): void {
    for (const session of this.#sessions.all) session.repeat(name);
  }

  /** Sends a text to all clients as it is. */
  say(text: string): void {
    for (const socket of this.#sockets.clients) socket.send(text);
  }

  /** For the server: takes over an HTTP connection. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#sockets.handleUpgrade(request, socket, head, (opened) => {
      this.connections.push(request.url ?? '');
      this.connectedAt.push(Date.now());
      opened.on('close', (code) => {
        this.closes.push(code);
        if (this.#sessions.of(opened) !== undefined) this.#lostAt ??= Date.now();
        this.#sessions.left(opened, code);
        this.#about.waiting.changed();
      });
      opened.binaryType = 'nodebuffer';
      opened.on('message', (data) => {
        if (Buffer.isBuffer(data)) this.#receive(opened, data.toString());
      });
      if (!this.#speaks) return;
      this.#beats.set(opened, Date.now());
      send(opened, GatewayOpcodes.Hello, { heartbeat_interval: this.#about.heartbeatInterval });
      this.#about.waiting.changed();
    });
  }

  /** Sends an event to the sessions that get a server's events, or direct ones. */
  dispatch(
    name: string,
    data: object,
    about: { guild?: string | undefined; intent?: number },
  ): number {
    return this.#send(about, name, () => data);
  }

  close(): void {
    this.drop();
    this.#sockets.close();
  }

  /** A message as an application without the message content intent gets it. */
  withoutContent(message: Message): Message {
    const { bot, channels } = this.#about.world;
    const direct = !channels.get(message.channel_id)?.guild;
    const own = message.author.id === bot.id;
    const mentioned = message.mentions.some(({ id }) => id === bot.id);
    const replied = message.referenced_message;
    const shown = replied
      ? { ...message, referenced_message: this.withoutContent(replied) }
      : message;
    if (direct || own || mentioned) return shown;
    return { ...shown, content: '', embeds: [], attachments: [], components: [] };
  }

  #receive(socket: WebSocket, text: string): void {
    const frame = Frame.safeParse(json(text));
    const refused = frame.success
      ? this.#obey(socket, frame.data.op, frame.data.d)
      : GatewayCloseCodes.DecodeError;
    if (refused) socket.close(refused);
    this.#about.waiting.changed();
  }

  /** Does what a client asks, or tells with which code to close its connection. */
  #obey(socket: WebSocket, op: number, d: unknown): number | undefined {
    if (op === GatewayOpcodes.Identify) return this.#identify(socket, d);
    if (op === GatewayOpcodes.Resume) return this.#resume(socket, d);
    if (op === GatewayOpcodes.Heartbeat) {
      const at = Date.now();
      const due = (this.#beats.get(socket) ?? at) + this.#about.heartbeatInterval;
      this.heartbeats.push({ at, late: Math.max(0, at - due) });
      this.#beats.set(socket, at);
      if (this.#acknowledges) send(socket, GatewayOpcodes.HeartbeatAck, null);
      return undefined;
    }
    return this.#sessions.of(socket) ? undefined : GatewayCloseCodes.NotAuthenticated;
  }

  #identify(socket: WebSocket, data: unknown): number | undefined {
    const read = Identify.safeParse(data);
    if (!read.success) return GatewayCloseCodes.DecodeError;
    const { token, intents, shard } = read.data;
    this.identifies.push(read.data);
    if (this.#refusal !== undefined) return this.#refusal;
    if (this.#sessions.of(socket)) return GatewayCloseCodes.AlreadyAuthenticated;
    if (token !== this.#about.token) return GatewayCloseCodes.AuthenticationFailed;
    if (intents & ~ALL_INTENTS) return GatewayCloseCodes.InvalidIntents;
    if (intents & PRIVILEGED & ~this.#about.privileged) return GatewayCloseCodes.DisallowedIntents;
    if (shard[0] < 0 || shard[0] >= shard[1]) return GatewayCloseCodes.InvalidShard;
    if (this.#lostAt !== undefined) this.gaps.push({ from: this.#lostAt, to: Date.now() });
    this.#lostAt = undefined;
    this.#greet(this.#sessions.start(socket, intents, shard), shard);
    return undefined;
  }

  #greet(session: Session, shard: readonly [number, number]): void {
    const { world, url } = this.#about;
    const guilds = [...world.guilds.values()].filter(({ id }) => session.gets(id));
    session.send('READY', {
      v: 10,
      user: ownPayload(world.bot),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${url()}/resume`,
      shard,
      application: { id: world.application.id, flags: 0 },
    });
    if (!(session.intents & GatewayIntentBits.Guilds)) return;
    for (const guild of guilds) session.send('GUILD_CREATE', guildCreatePayload(guild, world.bot));
  }

  #resume(socket: WebSocket, data: unknown): number | undefined {
    const read = Resume.safeParse(data);
    if (!read.success) return GatewayCloseCodes.DecodeError;
    const { token, session_id, seq } = read.data;
    if (token !== this.#about.token) return GatewayCloseCodes.AuthenticationFailed;
    const session = this.refuseResume ? undefined : this.#sessions.byId(session_id);
    this.resumes.push({ session_id, seq, accepted: session !== undefined });
    if (!session) {
      send(socket, GatewayOpcodes.InvalidSession, false);
      return undefined;
    }
    if (seq > session.sequence) return GatewayCloseCodes.InvalidSeq;
    this.#lostAt = undefined;
    session.resume(socket, seq);
    session.send('RESUMED', {});
    return undefined;
  }

  #hear(event: WorldEvent): void {
    const { bot } = this.#about.world;
    if (event.kind === 'guild') {
      const { guild } = event;
      this.#send({ guild: guild.id, intent: GatewayIntentBits.Guilds }, 'GUILD_CREATE', () =>
        guildCreatePayload(guild, bot),
      );
    } else if ('message' in event) this.#hearMessage(event);
    else if (event.kind !== 'typing') {
      const { channel } = event;
      const name = event.kind === 'channel' ? 'CHANNEL_CREATE' : 'CHANNEL_UPDATE';
      this.#send({ guild: channel.guild?.id, intent: GatewayIntentBits.Guilds }, name, () =>
        channelPayload(channel, bot),
      );
    }
    this.#about.waiting.changed();
  }

  #hearMessage({ kind, channel, message }: MessageEvent): void {
    const { bot } = this.#about.world;
    // The bot is no member of group conversations, and ephemeral messages reach only their reader.
    if (channel.kind === 'group' || message.flags & EPHEMERAL) return;
    const guild = channel.guild;
    const intent = guild ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
    const place = guild ? { guild_id: guild.id } : {};
    const about = { guild: guild?.id, intent };
    if (kind === 'removal') {
      const gone = { id: message.id, channel_id: channel.id, ...place };
      this.#send(about, 'MESSAGE_DELETE', () => gone);
      return;
    }
    const author = guild && message.author.id !== bot.id ? { member: memberPayload(guild) } : {};
    const type = channelPayload(channel, bot).type;
    this.#send(about, kind === 'message' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE', (session) => ({
      ...(session.intents & GatewayIntentBits.MessageContent
        ? message
        : this.withoutContent(message)),
      ...place,
      ...author,
      channel_type: type,
    }));
  }

  #send(
    about: { guild?: string | undefined; intent?: number },
    name: string,
    data: (session: Session) => object,
  ): number {
    const intent = about.intent ?? 0;
    const reached = this.#sessions.all.filter(
      (session) => session.gets(about.guild) && (session.intents & intent) === intent,
    );
    for (const session of reached) session.send(name, data(session));
    return reached.length;
  }
}

const EPHEMERAL = 1 << 6;

function send(socket: WebSocket, op: number, d: unknown): void {
  socket.send(JSON.stringify({ op, d, s: null, t: null }));
}

function json(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
