import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { MessageBody } from '../bodies.ts';
import { channelPayload } from '../payloads.ts';
import {
  cannotSendToUser,
  missingAccess,
  missingPermissions,
  notTheAuthor,
  Refusal,
  unknownChannel,
  unknownMessage,
} from '../refusal.ts';
import { type Request, type Route, read } from '../request.ts';
import type { Channel, Message, World } from '../world.ts';
import { accept, drafted, edited } from '../writing.ts';

/** Channels, their messages, and typing. `asBotSees` hides what the bot may not read. */
export function channelRoutes(world: World, asBotSees: (message: Message) => Message): Route[] {
  const channelOf = (request: Request, needed = PermissionFlagsBits.ViewChannel): Channel => {
    const channel = world.channels.get(request.param('channel'));
    if (!channel) throw unknownChannel();
    // A user-installed command runs in conversations that the bot is no member of.
    const out = channel.kind === 'group' || channel.forbidden & PermissionFlagsBits.ViewChannel;
    if (out) throw missingAccess();
    if (channel.forbidden & needed) throw missingPermissions();
    if (needed === PermissionFlagsBits.SendMessages && channel.people[0]?.takesMessages === false) {
      throw cannotSendToUser();
    }
    return channel;
  };
  const messageOf = (request: Request, channel: Channel): Message => {
    const message = readable(channel).find(({ id }) => id === request.param('message'));
    if (!message) throw unknownMessage();
    return message;
  };

  return [
    {
      at: 'GET /channels/:channel',
      handle: (request) => ({ status: 200, body: channelPayload(channelOf(request), world.bot) }),
    },
    {
      at: 'GET /channels/:channel/messages',
      handle(request) {
        const channel = channelOf(request, PermissionFlagsBits.ReadMessageHistory);
        const [before, after] = [request.query.get('before'), request.query.get('after')];
        const found = readable(channel).filter(
          ({ id }) =>
            (!before || BigInt(id) < BigInt(before)) && (!after || BigInt(id) > BigInt(after)),
        );
        const limit = Number(request.query.get('limit') ?? 50);
        const page = after ? found.slice(0, limit) : found.slice(-limit);
        return { status: 200, body: page.toReversed().map(asBotSees) };
      },
    },
    {
      at: 'GET /channels/:channel/messages/:message',
      handle(request) {
        const channel = channelOf(request, PermissionFlagsBits.ReadMessageHistory);
        return { status: 200, body: asBotSees(messageOf(request, channel)) };
      },
    },
    {
      at: 'POST /channels/:channel/messages',
      handle(request) {
        const channel = channelOf(request, PermissionFlagsBits.SendMessages);
        const body = read(MessageBody, request.body);
        accept(request, body);
        const twin = body.enforce_nonce
          ? channel.messages.find(({ nonce }) => nonce != null && nonce === body.nonce)
          : undefined;
        if (twin) return { status: 200, body: twin };
        if (body.message_reference && channel.forbidden & PermissionFlagsBits.ReadMessageHistory) {
          throw new Refusal(400, 160002, 'Cannot reply without permission to read message history');
        }
        return { status: 200, body: world.post(channel, drafted(world, channel, body)) };
      },
    },
    {
      at: 'PATCH /channels/:channel/messages/:message',
      handle(request) {
        const message = messageOf(request, channelOf(request));
        if (message.author.id !== world.bot.id) throw notTheAuthor();
        const body = read(MessageBody, request.body);
        accept(request, body, message);
        return { status: 200, body: world.edit(message, edited(world, body, message)) };
      },
    },
    {
      at: 'DELETE /channels/:channel/messages/:message',
      handle(request) {
        const message = messageOf(request, channelOf(request));
        if (message.author.id !== world.bot.id) throw missingPermissions();
        world.remove(message);
        return { status: 204 };
      },
    },
    {
      at: 'POST /channels/:channel/typing',
      handle(request) {
        const channel = channelOf(request, PermissionFlagsBits.SendMessages);
        world.type(channel, world.bot);
        return { status: 204 };
      },
    },
  ];
}

// Ephemeral messages exist for one person and cannot be fetched from their channel.
function readable(channel: Channel): Message[] {
  return channel.messages.filter(({ flags }) => !(flags & MessageFlags.Ephemeral));
}
