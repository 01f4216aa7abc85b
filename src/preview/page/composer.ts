import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Choice } from '../../local-discord/bodies.ts';
import type { Command, Option, Sight } from '../messages.ts';
import { focusOn } from './focus.ts';
import type { Stage } from './stage.ts';
import { type Draft, NOTHING, type Suggestion } from './state.ts';

/** So long nobody types before the bot is asked for choices, in milliseconds. */
const PAUSE = 150;

const LONGEST = 2000;

type CommandDraft = Extract<Draft, { kind: 'command' }>;

let lastRequest = 0;
let asking: ReturnType<typeof setTimeout> | undefined;

/** The message box: text, or a command with its options, and what is suggested above it. */
export function composer(sight: Sight, stage: Stage): TemplateResult {
  const { state, words, update } = stage;
  const replied = sight.messages.find(({ id }) => id === state.replyTo);
  return html`<div class="composer">
    ${suggestionList(stage)}
    ${
      replied === undefined
        ? nothing
        : html`<div class="replying">
            ${words.replyingTo(replied.author.name)}
            <button type="button" class="plain" @click=${() => update({ replyTo: null })}>
              ${words.cancel}
            </button>
          </div>`
    }
    <form
      class="box"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        send(stage);
      }}
      @keydown=${(event: KeyboardEvent) => onKey(event, stage)}
    >
      ${
        state.draft.kind === 'text'
          ? textBox(state.draft.text, sight, stage)
          : commandBox(state.draft, stage)
      }
      <button class="send" aria-label=${words.send}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 4l18 8-18 8 3-8zm3 8h8" /></svg>
      </button>
    </form>
  </div>`;
}

function suggestionList({ state, words }: Stage): TemplateResult | typeof nothing {
  if (state.suggestions.length === 0) return nothing;
  return html`<ul
    class="suggestions"
    id="suggestions"
    role="listbox"
    aria-label=${words.suggestions}
  >
    ${state.suggestions.map(
      ({ label, note, choose }, i) =>
        html`<li
          role="option"
          id="suggestion-${i}"
          aria-selected=${i === state.active}
          @mousedown=${(event: Event) => event.preventDefault()}
          @click=${choose}
        >
          <span class="suggestion-label">${label}</span>
          ${note === '' ? nothing : html`<span class="suggestion-note">${note}</span>`}
        </li>`,
    )}
  </ul>`;
}

function textBox(text: string, sight: Sight, stage: Stage): TemplateResult {
  const { state, words, update } = stage;
  const label = words.write(placeName(sight));
  const type = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLTextAreaElement)) return;
    const written = currentTarget.value;
    const begun = commandBegun(written, sight.commands);
    if (begun !== null) return takeCommand(begun.command, begun.values, stage);
    const suggestions = suggestionsFor(written, sight, stage);
    update({ draft: { kind: 'text', text: written }, suggestions, active: 0 });
  };
  return html`<textarea
    id="message-box"
    rows="1"
    maxlength=${LONGEST}
    placeholder=${label}
    aria-label=${label}
    autocomplete="off"
    role="combobox"
    aria-autocomplete="list"
    aria-controls="suggestions"
    aria-expanded=${state.suggestions.length > 0}
    aria-activedescendant=${activeId(stage)}
    .value=${live(text)}
    @input=${type}
  ></textarea>`;
}

/** `#카카오-역사`, `@카카오 역사 봇` */
export function placeName({ places, place }: Sight): string {
  const { kind, name } = places.find(({ id }) => id === place) ?? { kind: 'channel', name: '' };
  return kind === 'channel' ? `#${name}` : `@${name}`;
}

function activeId({ state }: Stage): string {
  return state.suggestions.length > 0 && state.active >= 0 ? `suggestion-${state.active}` : '';
}

/** A command written out, with the beginning of its first option: `/질문 카카오톡` */
function commandBegun(
  text: string,
  commands: readonly Command[],
): { command: Command; values: Record<string, string> } | null {
  const [, named, rest] = /^\/(\S+)\s(.*)$/su.exec(text) ?? [];
  const command = commands.find(
    ({ kind, name, label }) => kind === 'slash' && (name === named || label === named),
  );
  if (command === undefined) return null;
  const [first] = command.options;
  const values = first === undefined || !rest ? {} : { [first.name]: rest };
  return { command, values };
}

function suggestionsFor(text: string, sight: Sight, stage: Stage): Suggestion[] {
  const [, slash] = /^\/(\S*)$/u.exec(text) ?? [];
  if (slash !== undefined) {
    return sight.commands
      .filter(({ kind }) => kind === 'slash')
      .filter(({ name, label }) => name.startsWith(slash) || label.startsWith(slash))
      .map((command) => ({
        label: `/${command.label}`,
        note: command.description,
        choose: () => takeCommand(command, {}, stage),
      }));
  }
  const [, before, at] = /^(.*(?:^|\s))@([^\s@]*)$/su.exec(text) ?? [];
  if (before === undefined || at === undefined || sight.place === 'dm') return [];
  return [sight.bot, ...sight.people.filter(({ id }) => id !== sight.person)]
    .filter(({ name }) => name.includes(at))
    .map(({ name, role }) => ({
      label: `@${name}`,
      note: stage.words.roles[role],
      choose: () => {
        stage.update({ draft: { kind: 'text', text: `${before}@${name} ` }, suggestions: [] });
        focusOn('#message-box');
      },
    }));
}

/** Begins a command, its options as far as they are known. */
export function takeCommand(
  command: Command,
  values: Readonly<Record<string, string>>,
  stage: Stage,
): void {
  const options = command.options
    .filter(({ name, isRequired }) => isRequired || name in values)
    .map(({ name }) => name);
  const draft: Draft = { kind: 'command', command, options, values, files: {}, isChecked: false };
  stage.update({ draft, suggestions: [], active: -1, menu: null });
  focusOn(options.length === 0 ? '.send' : '.option:first-of-type :is(input, select)');
}

function commandBox(draft: CommandDraft, stage: Stage): TemplateResult {
  const { words, update } = stage;
  const { command, options } = draft;
  const shown = command.options.filter(({ name }) => options.includes(name));
  const others = command.options.filter(({ name }) => !options.includes(name));
  const add = ({ name, kind }: Option) => {
    const values = kind === 'switch' ? { ...draft.values, [name]: 'true' } : draft.values;
    update({ draft: { ...draft, options: [...options, name], values } });
    focusOn(`.option [name="${name}"]`);
  };
  return html`<div class="command">
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

function optionField(option: Option, draft: CommandDraft, stage: Stage): TemplateResult {
  const { words } = stage;
  const { name, label, isRequired, description } = option;
  const isMissing = draft.isChecked && isRequired && !isFilled(option, draft);
  return html`<label class="option" title=${description}>
    <span class="option-name">${label}</span>
    ${optionInput(option, draft, isMissing, stage)}
    ${isMissing ? html`<span class="missing" id="missing-${name}">${words.needed}</span>` : nothing}
  </label>`;
}

function optionInput(
  option: Option,
  draft: CommandDraft,
  isMissing: boolean,
  stage: Stage,
): TemplateResult {
  const { state, words, update } = stage;
  const { name, kind, choices, completes, most, least, description } = option;
  const value = draft.values[name] ?? '';
  const set = (written: string) =>
    update({ draft: { ...draft, values: { ...draft.values, [name]: written } } });
  const change = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLSelectElement) set(currentTarget.value);
  };
  const select = (all: readonly { label: string; value: string }[]) =>
    html`<select name=${name} .value=${live(value)} @change=${change}>
      ${all.map(
        (choice) =>
          html`<option value=${choice.value} ?selected=${choice.value === value}>
            ${choice.label}
          </option>`,
      )}
    </select>`;
  if (kind === 'switch') {
    return select([
      { label: words.yes, value: 'true' },
      { label: words.no, value: 'false' },
    ]);
  }
  if (choices.length > 0) {
    const all = choices.map((choice) => ({ label: choice.label, value: String(choice.value) }));
    return select([{ label: '', value: '' }, ...all]);
  }
  if (kind === 'file') {
    const attach = ({ currentTarget }: Event) => {
      if (!(currentTarget instanceof HTMLInputElement)) return;
      const [file] = currentTarget.files ?? [];
      if (file) update({ draft: { ...draft, files: { ...draft.files, [name]: file } } });
    };
    return html`<input
      type="file"
      name=${name}
      aria-invalid=${isMissing}
      aria-describedby="missing-${name}"
      @change=${attach}
    />`;
  }
  if (kind === 'integer') {
    return html`<input
      type="number"
      inputmode="numeric"
      name=${name}
      min=${least ?? nothing}
      max=${most ?? nothing}
      aria-invalid=${isMissing}
      .value=${live(value)}
      @input=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLInputElement) set(currentTarget.value);
      }}
    />`;
  }
  const type = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    set(currentTarget.value);
    if (completes) askForChoices(name, stage);
  };
  return html`<input
    type="text"
    name=${name}
    id=${draft.options[0] === name ? 'message-box' : nothing}
    size=${Math.max(12, Math.min(40, value.length * 2))}
    maxlength=${most ?? nothing}
    placeholder=${description}
    autocomplete="off"
    role=${completes ? 'combobox' : nothing}
    aria-autocomplete=${completes ? 'list' : nothing}
    aria-controls=${completes ? 'suggestions' : nothing}
    aria-expanded=${completes ? state.suggestions.length > 0 : nothing}
    aria-activedescendant=${completes ? activeId(stage) : nothing}
    aria-invalid=${isMissing}
    aria-describedby="missing-${name}"
    .value=${live(value)}
    @input=${type}
    @focus=${() => {
      if (completes) askForChoices(name, stage);
    }}
    @blur=${() => {
      clearTimeout(asking);
      lastRequest += 1;
      if (completes) update({ suggestions: [], active: -1 });
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
    const options = { [focused]: '', ...valuesOf(draft) };
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
      stage.update({ draft: { ...latest, values }, suggestions: [], active: -1 });
    },
  }));
  stage.update({ suggestions, active: -1 });
}

function onKey(event: KeyboardEvent, stage: Stage): void {
  const { state, update } = stage;
  const { suggestions, active, draft } = state;
  // While a syllable of Hangul is put together, Enter ends the syllable.
  if (event.isComposing) return;
  const count = suggestions.length;
  if (event.key === 'Escape') {
    event.preventDefault();
    if (count > 0) update({ suggestions: [], active: -1 });
    else if (state.replyTo !== null) update({ replyTo: null });
    else if (draft.kind === 'command') leaveCommand(stage);
    return;
  }
  if (count > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault();
    const next = event.key === 'ArrowDown' ? active + 1 : active - 1;
    update({ active: (next + count) % count });
    document
      .querySelector(`#suggestion-${stage.state.active}`)
      ?.scrollIntoView({ block: 'nearest' });
    return;
  }
  const suggestion = suggestions[active];
  const isTaking = event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey);
  if (suggestion !== undefined && isTaking) {
    event.preventDefault();
    suggestion.choose();
    return;
  }
  const { target } = event;
  if (event.key === 'Enter' && !event.shiftKey && !(target instanceof HTMLButtonElement)) {
    event.preventDefault();
    send(stage);
  } else if (
    event.key === 'Backspace' &&
    draft.kind === 'command' &&
    target instanceof HTMLInputElement &&
    target.value === '' &&
    target.name === draft.options[0]
  ) {
    event.preventDefault();
    leaveCommand(stage);
  }
}

function leaveCommand({ update }: Stage): void {
  update({ draft: NOTHING, suggestions: [], active: -1 });
  focusOn('#message-box');
}

function send(stage: Stage): void {
  const { state, update, act } = stage;
  const { draft, replyTo } = state;
  if (draft.kind === 'command') {
    void sendCommand(draft, stage);
    return;
  }
  const text = draft.text.trim();
  if (text === '') return;
  act({ type: 'say', text, replyTo });
  update({ draft: NOTHING, suggestions: [], replyTo: null, isUnanswered: false });
}

async function sendCommand(draft: CommandDraft, stage: Stage): Promise<void> {
  const { command } = draft;
  const missing = command.options.find((option) => option.isRequired && !isFilled(option, draft));
  if (missing !== undefined) {
    stage.update({ draft: { ...draft, isChecked: true } });
    focusOn(`.option [name="${missing.name}"]`);
    return;
  }
  const files: Record<string, { name: string; base64: string }> = {};
  for (const [option, file] of Object.entries(draft.files)) {
    files[option] = { name: file.name, base64: await base64Of(file) };
  }
  stage.act({ type: 'slash', command: command.name, options: valuesOf(draft), files });
  stage.update({ draft: NOTHING, suggestions: [], active: -1, isUnanswered: false });
  focusOn('#message-box');
}

function isFilled({ name, kind }: Option, { values, files }: CommandDraft): boolean {
  return kind === 'file' ? name in files : (values[name] ?? '').trim() !== '';
}

/** What was filled in, in the types that Discord takes. */
function valuesOf({ command, values }: CommandDraft): Record<string, string | number | boolean> {
  const given: Record<string, string | number | boolean> = {};
  for (const { name, kind, choices } of command.options) {
    const value = values[name] ?? '';
    if (value === '' || kind === 'file') continue;
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
