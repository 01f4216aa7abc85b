import { Locale } from 'discord-api-types/v10';
import type { CommandBody, CommandOption } from './bodies.ts';
import { Faults } from './limits.ts';
import type { Fault } from './refusal.ts';
import { checkChoices } from './rules.ts';

const CHAT_INPUT = 1;
const SUBCOMMANDS = new Set([1, 2]);
const LOCALES = new Set<string>(Object.values(Locale));
// Any script's letters and digits are allowed, so Hangul is; spaces and capitals are not.
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MOST = { 1: 100, 2: 15, 3: 15, 4: 1 };

type Path = (string | number)[];

/** Judges one registered command, at `path` within its body. */
export function judgeCommand(command: CommandBody, path: Path = []): Fault[] {
  const faults = new Faults();
  const slash = (command.type ?? CHAT_INPUT) === CHAT_INPUT;
  names(faults, command, path, slash);
  if (slash) {
    descriptions(faults, command, path);
    options(faults, command.options ?? [], path);
  } else {
    faults.text([...path, 'description'], command.description, 0, 0);
    faults.count([...path, 'options'], command.options?.length ?? 0, 0, 0);
  }
  faults.need(
    total(command) <= 8000,
    path,
    'APPLICATION_COMMAND_TOO_LARGE',
    'Command exceeds maximum size (8000)',
  );
  return faults.found;
}

/** Judges a whole set of commands. */
export function judgeCommands(commands: readonly CommandBody[]): Fault[] {
  const faults = new Faults();
  const typed = commands.map(({ name, type }, index) => ({
    path: [index, 'name'],
    value: `${type ?? CHAT_INPUT} ${name}`,
  }));
  faults.unique(
    typed,
    'APPLICATION_COMMANDS_DUPLICATE_NAME',
    'Application command names must be unique',
  );
  for (const [type, most] of Object.entries(MOST)) {
    const count = typed.filter(({ value }) => value.startsWith(`${type} `)).length;
    faults.need(count <= most, [], 'BASE_TYPE_MAX_LENGTH', `At most ${most} of type ${type}.`);
  }
  return [...faults.found, ...commands.flatMap((command, index) => judgeCommand(command, [index]))];
}

function names(
  faults: Faults,
  named: Pick<CommandBody, 'name' | 'name_localizations'>,
  path: Path,
  slash: boolean,
): void {
  const name = (at: Path, value: string) => {
    faults.text(at, value, 1, 32);
    if (!slash) return;
    faults.need(
      NAME.test(value) && value === value.toLowerCase(),
      at,
      'APPLICATION_COMMAND_INVALID_NAME',
      'Command name is invalid',
    );
  };
  name([...path, 'name'], named.name);
  for (const [locale, value] of localized(faults, named.name_localizations, [
    ...path,
    'name_localizations',
  ])) {
    name([...path, 'name_localizations', locale], value);
  }
}

function descriptions(
  faults: Faults,
  described: Pick<CommandBody, 'description' | 'description_localizations'>,
  path: Path,
): void {
  faults.text([...path, 'description'], described.description, 1, 100);
  const at = [...path, 'description_localizations'];
  for (const [locale, value] of localized(faults, described.description_localizations, at)) {
    faults.text([...at, locale], value, 1, 100);
  }
}

function localized(
  faults: Faults,
  texts: Record<string, string> | null | undefined,
  path: Path,
): [string, string][] {
  const entries = Object.entries(texts ?? {});
  for (const [locale] of entries) {
    faults.need(LOCALES.has(locale), [...path, locale], 'BASE_TYPE_CHOICES', 'Unknown locale');
  }
  return entries;
}

function options(faults: Faults, list: readonly CommandOption[], path: Path): void {
  const at = [...path, 'options'];
  faults.count(at, list.length, 0, 25);
  faults.unique(
    list.map(({ name }, index) => ({ path: [...at, index, 'name'], value: name })),
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    'Option name already exists',
  );
  let optional = false;
  for (const [index, option] of list.entries()) {
    const here = [...at, index];
    names(faults, option, here, true);
    descriptions(faults, option, here);
    faults.need(
      !(option.required && optional),
      here,
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
      'Required options must be placed before non-required options',
    );
    optional ||= !option.required && !SUBCOMMANDS.has(option.type);
    faults.need(
      !(option.autocomplete && option.choices?.length),
      [...here, 'autocomplete'],
      'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES',
      'Autocomplete and choices exclude each other',
    );
    faults.count([...here, 'choices'], option.choices?.length ?? 0, 0, 25);
    checkChoices(faults, option.choices ?? [], [...here, 'choices']);
    options(faults, option.options ?? [], here);
  }
}

/** Discord's size of a command: each text in its longest language. */
function total(part: CommandBody | CommandOption): number {
  const longest = (
    text: string | null | undefined,
    others: Record<string, string> | null | undefined,
  ) => Math.max(text?.length ?? 0, ...Object.values(others ?? {}).map(({ length }) => length));
  const choices = 'choices' in part && Array.isArray(part.choices) ? part.choices : [];
  return [
    longest(part.name, part.name_localizations),
    longest(part.description, part.description_localizations),
    ...choices.map(({ name, value }) => String(name).length + String(value).length),
    ...(part.options ?? []).map(total),
  ].reduce((sum, size) => sum + size, 0);
}
