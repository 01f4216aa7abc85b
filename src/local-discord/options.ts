import type { CommandOption } from './bodies.ts';
import type { Command } from './commands.ts';

export type OptionValue = string | number | boolean;

/** A file that a person attaches. */
export type AttachedFile = { filename: string; content: Buffer };

/** The options of an interaction, checked as Discord's client checks what a person types. */
export function givenOptions(
  command: Command,
  values: Record<string, OptionValue>,
  focused?: string,
): object[] {
  const options = command.options ?? [];
  const known = options.map(({ name }) => name);
  for (const name of [...Object.keys(values), ...(focused ? [focused] : [])]) {
    if (!known.includes(name)) throw wrong(command, `no option "${name}" (${known.join(', ')})`);
  }
  for (const { name, required } of options) {
    // While a person still types, what is required may be missing.
    if (required && !focused && values[name] === undefined) {
      throw wrong(command, `the required option "${name}" is missing`);
    }
  }
  const focus = options.find(({ name }) => name === focused);
  if (focus && !focus.autocomplete)
    throw wrong(command, `"${focus.name}" does not complete itself`);
  return Object.entries(values).map(([name, value]) => {
    const option = options.find((candidate) => candidate.name === name);
    if (!option) throw wrong(command, `no option "${name}"`);
    const given = { name, type: option.type, value };
    if (name === focused) return { ...given, focused: true };
    check(command, option, value);
    return given;
  });
}

const TYPES = new Map([
  [3, 'string'],
  [4, 'number'],
  [5, 'boolean'],
  // An attachment is given by its id.
  [11, 'string'],
  [10, 'number'],
]);

function check(command: Command, option: CommandOption, value: OptionValue): void {
  const { name, type, choices } = option;
  const wanted = TYPES.get(type);
  if (wanted !== typeof value) {
    throw wrong(
      command,
      `"${name}" of type ${type} takes a ${wanted ?? 'kind not supported here'}`,
    );
  }
  if (choices?.length && !choices.some((choice) => choice.value === value)) {
    throw wrong(command, `"${name}" has no choice ${value}`);
  }
  const size = typeof value === 'string' ? value.length : Number(value);
  const [least, most] =
    typeof value === 'string'
      ? [option.min_length ?? 0, option.max_length ?? 6000]
      : [
          option.min_value ?? Number.NEGATIVE_INFINITY,
          option.max_value ?? Number.POSITIVE_INFINITY,
        ];
  if (size < least || size > most) {
    throw wrong(command, `"${name}" must be between ${least} and ${most}, not ${size}`);
  }
}

function wrong(command: Command, what: string): Error {
  return new Error(`discord: /${command.name}: ${what}`);
}
