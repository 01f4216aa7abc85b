import { z } from 'zod';
import { CommandBody } from '../bodies.ts';
import { judgeCommand, judgeCommands } from '../command-rules.ts';
import { type Command, type Commands, listed } from '../commands.ts';
import { applicationPayload } from '../payloads.ts';
import { type Fault, invalidForm, missingAccess, unknownCommand } from '../refusal.ts';
import { type Request, type Route, read } from '../request.ts';
import type { World } from '../world.ts';

/** The application and its global commands. */
export function applicationRoutes(world: World, commands: Commands): Route[] {
  const at = '/applications/:application/commands';
  const own = (request: Request): Commands => {
    if (request.param('application') !== world.application.id) throw missingAccess();
    return commands;
  };
  const commandOf = (request: Request): Command => {
    const command = own(request).byId(request.param('command'));
    if (!command) throw unknownCommand();
    return command;
  };
  const application = () => ({
    status: 200,
    body: applicationPayload(world.application, world.bot, world.guilds.size),
  });

  return [
    { at: 'GET /applications/@me', handle: application },
    { at: 'GET /oauth2/applications/@me', handle: application },
    {
      at: `GET ${at}`,
      handle(request) {
        const localized = request.query.get('with_localizations') === 'true';
        return {
          status: 200,
          body: own(request).list.map((command) => listed(command, localized)),
        };
      },
    },
    {
      at: `PUT ${at}`,
      handle(request) {
        const bodies = read(z.array(CommandBody), request.body);
        refuse(judgeCommands(bodies));
        return { status: 200, body: own(request).replace(bodies) };
      },
    },
    {
      at: `POST ${at}`,
      handle(request) {
        const body = read(CommandBody, request.body);
        refuse(judgeCommand(body));
        const known = own(request).find(body.name, body.type ?? 1);
        return { status: known ? 200 : 201, body: commands.put(body) };
      },
    },
    {
      at: `GET ${at}/:command`,
      handle: (request) => ({ status: 200, body: commandOf(request) }),
    },
    {
      at: `PATCH ${at}/:command`,
      handle(request) {
        const command = commandOf(request);
        const body = read(CommandBody.partial(), request.body);
        refuse(judgeCommand({ ...command, ...body, name: body.name ?? command.name }));
        const { name = command.name, ...rest } = body;
        return { status: 200, body: commands.change(command, { ...rest, name }) };
      },
    },
    {
      at: `DELETE ${at}/:command`,
      handle(request) {
        commands.remove(commandOf(request));
        return { status: 204 };
      },
    },
  ];
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length) throw invalidForm(faults);
}
