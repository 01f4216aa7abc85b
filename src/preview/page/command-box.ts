import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Choice } from '../../local-discord/bodies.ts';
import type { Command, Option } from '../messages.ts';
import { focusOn } from './focus.ts';
import type { Stage } from './stage.ts';
import { type CommandDraft, NO_SUGGESTIONS, NOTHING } from './state.ts';
import { activeId, closeSuggestions, suggestionsId } from './suggestions.ts';

/** So long nobody types before the bot is asked for choices, in milliseconds. */
const PAUSE = 150;

/** Discord takes no larger file, in bytes. */
const LARGEST_FILE = 10 * 2 ** 20;

let lastRequest = 0;
let asking: ReturnType<typeof setTimeout> | undefined;

/** Begins a command, its options as far as they are known. */
export function takeCommand(
  command: Command,
  values: Readonly<Record<string, string>>,
  stage: Stage,
): void {
  const needed = command.options.filter(({ name, isRequired }) => isRequired || name in values);
  // What is typed next goes somewhere, also where nothing is needed.
  const shown = needed.length > 0 ? needed : command.options.slice(0, 1);
  const options = shown.map(({ name }) => name);
  const draft = { kind: 'command', command, options, values, files: {}, isChecked: false } as const;
  stage.update({ draft, ...NO_SUGGESTIONS, menu: null });
  focusOn(options.length === 0 ? '#message-box' : '.option :is(input, select)');
}

/** A command with its options, and those that can be added. */
export function commandBox(draft: CommandDraft, stage: Stage): TemplateResult {
  const { words, update } = stage;
  const { command, options } = draft;
  const shown = command.options.filter(({ name }) => options.includes(name));
  const others = command.options.filter(({ name }) => !options.includes(name));
  const add = ({ name, kind }: Option) => {
    const values = kind === 'switch' ? { ...draft.values, [name]: 'true' } : draft.values;
    update({ draft: { ...draft, options: [...options, name], values } });
    focusOn(fieldOf(name));
  };
  return html`<div class="command" id="message-box" tabindex="-1">
    <span class="command-name">/${command.label}</span>
    ${shown.map((option) => optionField(option, draft, stage))}
    ${others.map(
      (option) =>
        html`<button
          type="button"
          class="add"
          aria-label=${words.add(option.label)}
          title=${option.description}
          @click=${() => add(option)}
        >
          + ${option.label}
        </button>`,
    )}
  </div>`;
}

function fieldOf(name: string): string {
  return `.option [name="${name}"]`;
}

function optionField(option: Option, draft: CommandDraft, stage: Stage): TemplateResult {
  const { name, label, description } = option;
  const fault = draft.isChecked ? faultOf(option, draft, stage) : null;
  return html`<label class="option" title=${description}>
    <span class="option-name">${label}</span>
    ${optionInput(option, draft, fault !== null, stage)}
    ${fault === null ? nothing : html`<span class="fault" id="fault-${name}">${fault}</span>`}
  </label>`;
}

/** What is wrong with what was filled in; `null`: nothing. */
function faultOf(option: Option, draft: CommandDraft, { words }: Stage): string | null {
  const { name, kind, isRequired, least, most } = option;
  const value = (draft.values[name] ?? '').trim();
  if (kind === 'file') {
    const file = draft.files[name];
    if (file === undefined) return isRequired ? words.needed : null;
    return file.size > LARGEST_FILE ? words.tooLarge : null;
  }
  if (value === '') return isRequired ? words.needed : null;
  if (kind !== 'integer') return null;
  const isIn = Number(value) >= (least ?? -Infinity) && Number(value) <= (most ?? Infinity);
  return Number.isInteger(Number(value)) && isIn ? null : words.between(least ?? '', most ?? '');
}

function optionInput(
  option: Option,
  draft: CommandDraft,
  isFaulty: boolean,
  stage: Stage,
): TemplateResult {
  const { words, update } = stage;
  const { name, kind, choices } = option;
  const set = (written: string) =>
    update({ draft: { ...draft, values: { ...draft.values, [name]: written } } });
  if (kind === 'switch') {
    const both = { true: words.yes, false: words.no };
    return select(name, draft, Object.entries(both), set);
  }
  if (choices.length > 0) {
    const all = choices.map(({ value, label }): [string, string] => [String(value), label]);
    return select(name, draft, [['', ''], ...all], set);
  }
  if (kind === 'file') return fileInput(name, draft, isFaulty, stage);
  if (kind === 'integer') {
    return html`<input
      type="text"
      inputmode="numeric"
      size="6"
      name=${name}
      autocomplete="off"
      aria-invalid=${isFaulty}
      aria-describedby=${isFaulty ? `fault-${name}` : nothing}
      .value=${live(draft.values[name] ?? '')}
      @input=${onWritten(set)}
    />`;
  }
  return textInput(option, draft, isFaulty, set, stage);
}

function onWritten(set: (written: string) => void) {
  return ({ currentTarget }: Event) => {
    const isField =
      currentTarget instanceof HTMLInputElement || currentTarget instanceof HTMLSelectElement;
    if (isField) set(currentTarget.value);
  };
}

function select(
  name: string,
  { values }: CommandDraft,
  all: readonly (readonly [value: string, label: string])[],
  set: (written: string) => void,
): TemplateResult {
  const chosen = values[name] ?? '';
  return html`<select name=${name} .value=${live(chosen)} @change=${onWritten(set)}>
    ${all.map(
      ([value, label]) =>
        html`<option value=${value} ?selected=${value === chosen}>${label}</option>`,
    )}
  </select>`;
}

function fileInput(
  name: string,
  draft: CommandDraft,
  isFaulty: boolean,
  { update }: Stage,
): TemplateResult {
  const attach = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const [file] = currentTarget.files ?? [];
    const { [name]: _, ...others } = draft.files;
    update({ draft: { ...draft, files: file ? { ...others, [name]: file } : others } });
  };
  return html`<input
    type="file"
    name=${name}
    aria-invalid=${isFaulty}
    aria-describedby=${isFaulty ? `fault-${name}` : nothing}
    @change=${attach}
  />`;
}

function textInput(
  { name, completes, most, description }: Option,
  draft: CommandDraft,
  isFaulty: boolean,
  set: (written: string) => void,
  stage: Stage,
): TemplateResult {
  const value = draft.values[name] ?? '';
  const write = (written: string) => {
    set(written);
    if (completes) askForChoices(name, stage);
  };
  return html`<input
    type="text"
    name=${name}
    size=${Math.max(12, Math.min(40, value.length * 2))}
    maxlength=${most ?? nothing}
    placeholder=${description}
    autocomplete="off"
    role=${completes ? 'combobox' : nothing}
    aria-autocomplete=${completes ? 'list' : nothing}
    aria-controls=${suggestionsId(stage)}
    aria-expanded=${completes ? stage.state.suggestions.length > 0 : nothing}
    aria-activedescendant=${activeId(stage)}
    aria-invalid=${isFaulty}
    aria-describedby=${isFaulty ? `fault-${name}` : nothing}
    .value=${live(value)}
    @input=${onWritten(write)}
    @focus=${() => {
      if (completes) askForChoices(name, stage);
    }}
    @blur=${() => {
      clearTimeout(asking);
      lastRequest += 1;
      if (completes) closeSuggestions(stage);
    }}
  />`;
}

function askForChoices(focused: string, stage: Stage): void {
  clearTimeout(asking);
  asking = setTimeout(() => {
    const { draft } = stage.state;
    if (draft.kind !== 'command') return;
    lastRequest += 1;
    const request = lastRequest;
    const options = { [focused]: '', ...valuesOf(draft, stage) };
    stage.act({ type: 'complete', request, command: draft.command.name, options, focused });
  }, PAUSE);
}

/** Shows the choices that the bot offers for what was typed last. */
export function offer(request: number, choices: readonly Choice[], stage: Stage): void {
  const { draft } = stage.state;
  const { activeElement } = document;
  if (request !== lastRequest || draft.kind !== 'command') return;
  if (!(activeElement instanceof HTMLInputElement)) return;
  const { name } = activeElement;
  const suggestions = choices.map((choice) => ({
    label: choice.name,
    note: '',
    choose: () => {
      const latest = stage.state.draft;
      if (latest.kind !== 'command') return;
      const values = { ...latest.values, [name]: String(choice.value) };
      stage.update({ draft: { ...latest, values }, ...NO_SUGGESTIONS });
    },
  }));
  stage.update({ suggestions, active: -1 });
}

/** Sends a command, or marks what is wrong with it. */
export async function sendCommand(draft: CommandDraft, stage: Stage): Promise<void> {
  const { command } = draft;
  const faulty = command.options.find((option) => faultOf(option, draft, stage) !== null);
  if (faulty !== undefined) {
    stage.update({ draft: { ...draft, isChecked: true } });
    focusOn(fieldOf(faulty.name));
    return;
  }
  // Before anything is waited for, so that a second Enter does not send it again.
  stage.update({ draft: NOTHING, ...NO_SUGGESTIONS, replyTo: null, isUnanswered: false });
  focusOn('#message-box');
  const files: Record<string, { name: string; base64: string }> = {};
  for (const [option, file] of Object.entries(draft.files)) {
    files[option] = { name: file.name, base64: await base64Of(file) };
  }
  const options = valuesOf(draft, stage);
  if (!stage.act({ type: 'slash', command: command.name, options, files })) {
    stage.update({ draft });
  }
}

/** What was filled in and is right, in the types that Discord takes. */
function valuesOf(draft: CommandDraft, stage: Stage): Record<string, string | number | boolean> {
  const given: Record<string, string | number | boolean> = {};
  for (const option of draft.command.options) {
    const { name, kind, choices } = option;
    const value = draft.values[name] ?? '';
    if (value === '' || kind === 'file' || faultOf(option, draft, stage) !== null) continue;
    const chosen = choices.find((choice) => String(choice.value) === value);
    if (chosen !== undefined) given[name] = chosen.value;
    else if (kind === 'integer') given[name] = Number(value);
    else given[name] = kind === 'switch' ? value === 'true' : value;
  }
  return given;
}

async function base64Of(file: File): Promise<string> {
  let binary = '';
  for (const byte of new Uint8Array(await file.arrayBuffer())) binary += String.fromCharCode(byte);
  return btoa(binary);
}
