import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Interactions } from '../interactions.ts';
import type { Request, Route } from '../request.ts';
import { type Run, RunKind } from '../run.ts';

/** The answers to interactions: the callback, and messages by the interaction's own token. */
export function interactionRoutes(interactions: Interactions): Route[] {
  const runOf = (request: Request) =>
    interactions.of(request.param('application'), request.param('token'));
  const messageOf = (request: Request, run: Run) =>
    interactions.message(run, request.param('message'));
  const at = '/webhooks/:application/:token/messages/:message';

  return [
    {
      at: 'POST /interactions/:id/:token/callback',
      open: true,
      handle(request) {
        const [id, token] = [request.param('id'), request.param('token')];
        const run = interactions.acknowledge(request, id, token);
        if (request.query.get('with_response') !== 'true') return { status: 204 };
        return { status: 200, body: callbackPayload(run) };
      },
    },
    {
      at: 'POST /webhooks/:application/:token',
      open: true,
      handle: (request) => ({
        status: 200,
        body: interactions.followUp(request, runOf(request)),
      }),
    },
    {
      at: `GET ${at}`,
      open: true,
      handle: (request) => ({ status: 200, body: messageOf(request, runOf(request)) }),
    },
    {
      at: `PATCH ${at}`,
      open: true,
      handle(request) {
        const run = runOf(request);
        return { status: 200, body: interactions.edit(request, run, messageOf(request, run)) };
      },
    },
    {
      at: `DELETE ${at}`,
      open: true,
      handle(request) {
        const run = runOf(request);
        interactions.remove(run, messageOf(request, run));
        return { status: 204 };
      },
    },
  ];
}

function callbackPayload(run: Run): object {
  const type = run.callbacks[0]?.type;
  const interaction = { id: run.id, type: RunKind[run.kind], channel_id: run.channel.id };
  const silent: (number | undefined)[] = [
    InteractionResponseType.Modal,
    InteractionResponseType.ApplicationCommandAutocompleteResult,
    InteractionResponseType.DeferredMessageUpdate,
  ];
  const message = run.original;
  if (!message || silent.includes(type)) return { interaction };
  return {
    interaction: {
      ...interaction,
      response_message_id: message.id,
      response_message_loading: Boolean(message.flags & MessageFlags.Loading),
      response_message_ephemeral: Boolean(message.flags & MessageFlags.Ephemeral),
    },
    resource: { type, message },
  };
}
