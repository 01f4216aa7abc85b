import type { CommandBody, CommandOption } from './bodies.ts';
import { snowflake } from './snowflake.ts';

/** The places where the application can be installed: servers and users. */
export const INTEGRATION_TYPES = [0, 1];

/** A registered command, with all that Discord fills in. */
export type Command = CommandBody & {
  id: string;
  application_id: string;
  version: string;
  type: number;
  contexts: number[] | null;
  integration_types: number[];
  default_member_permissions: string | null;
};

/** The commands of the application. */
export class Commands {
  readonly list: Command[] = [];
  readonly #applicationId: string;

  constructor(applicationId: string) {
    this.#applicationId = applicationId;
  }

  find(name: string, type = 1): Command | undefined {
    return this.list.find((command) => command.name === name && command.type === type);
  }

  byId(id: string): Command | undefined {
    return this.list.find((command) => command.id === id);
  }

  /** Replaces all commands; one that keeps its name keeps its id. */
  replace(bodies: readonly CommandBody[]): Command[] {
    const next = bodies.map((body) => this.#stored(body));
    this.list.splice(0, this.list.length, ...next);
    return next;
  }

  /** Adds a command, or overwrites the one of that name and type. */
  put(body: CommandBody): Command {
    const old = this.find(body.name, body.type ?? 1);
    const command = this.#stored(body);
    if (old) this.list.splice(this.list.indexOf(old), 1, command);
    else this.list.push(command);
    return command;
  }

  /** Changes the fields that `body` names. */
  change(old: Command, body: Partial<CommandBody>): Command {
    const command = { ...this.#stored({ ...old, ...body }), id: old.id };
    this.list.splice(this.list.indexOf(old), 1, command);
    return command;
  }

  remove(command: Command): void {
    this.list.splice(this.list.indexOf(command), 1);
  }

  #stored(body: CommandBody): Command {
    const type = body.type ?? 1;
    const stored: Command = {
      id: this.find(body.name, type)?.id ?? snowflake(),
      application_id: this.#applicationId,
      version: snowflake(),
      type,
      name: body.name,
      name_localizations: body.name_localizations ?? null,
      description: body.description ?? '',
      description_localizations: body.description_localizations ?? null,
      default_member_permissions:
        body.default_member_permissions == null ? null : String(body.default_member_permissions),
      dm_permission: body.contexts?.includes(1) ?? true,
      contexts: body.contexts ?? null,
      integration_types: body.integration_types ?? [...INTEGRATION_TYPES],
      nsfw: body.nsfw ?? false,
    };
    return body.options?.length ? { ...stored, options: body.options.map(storedOption) } : stored;
  }
}

/** A command as Discord lists it: without the request for localisations they are not there. */
export function listed(command: Command, withLocalizations: boolean): Command {
  if (withLocalizations) return command;
  const { options, ...plain } = { ...command, ...WITHOUT };
  return options ? { ...plain, options: options.map(unlocalized) } : plain;
}

const WITHOUT = { name_localizations: null, description_localizations: null };

function unlocalized(option: CommandOption): CommandOption {
  const { options, choices, ...plain } = { ...option, ...WITHOUT };
  return {
    ...plain,
    ...(choices && { choices: choices.map((choice) => ({ ...choice, name_localizations: null })) }),
    ...(options && { options: options.map(unlocalized) }),
  };
}

/** Discord drops the switches that are off and writes missing localisations as null. */
function storedOption(option: CommandOption): CommandOption {
  const { required, autocomplete, options, choices, ...rest } = option;
  return {
    ...rest,
    name_localizations: rest.name_localizations ?? null,
    description_localizations: rest.description_localizations ?? null,
    ...(required && { required }),
    ...(autocomplete && { autocomplete }),
    ...(choices?.length && {
      choices: choices.map((choice) => ({
        ...choice,
        name_localizations: choice.name_localizations ?? null,
      })),
    }),
    ...(options?.length && { options: options.map(storedOption) }),
  };
}
