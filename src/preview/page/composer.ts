import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Command, Sight } from '../messages.ts';
import { commandBox, sendCommand, takeCommand } from './command-box.ts';
import { focusOn } from './focus.ts';
import { placeName } from './places.ts';
import type { Stage } from './stage.ts';
import { NO_SUGGESTIONS, NOTHING, type Suggestion } from './state.ts';
import {
  activeId,
  closeSuggestions,
  onSuggestionKey,
  suggestionList,
  suggestionsId,
} from './suggestions.ts';

const LONGEST = 2000;

/** What `keyCode` is while Safari puts a syllable together, which says so no other way. */
const COMPOSING = 229;

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
      @keydown=${(event: KeyboardEvent) => {
        if (onKey(event, stage)) event.preventDefault();
      }}
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

function textBox(text: string, sight: Sight, stage: Stage): TemplateResult {
  const label = stage.words.write(placeName(sight));
  const type = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLTextAreaElement)) return;
    const written = currentTarget.value;
    const begun = commandBegun(written, sight.commands);
    if (begun !== null) return takeCommand(begun.command, begun.values, stage);
    const suggestions = suggestionsFor(written, sight, stage);
    stage.update({ draft: { kind: 'text', text: written }, suggestions, active: 0 });
  };
  return html`<textarea
    id="message-box"
    rows="1"
    maxlength=${LONGEST}
    placeholder=${label}
    aria-label=${label}
    autocomplete="off"
    role="combobox"
    aria-expanded=${stage.state.suggestions.length > 0}
    aria-autocomplete="list"
    aria-controls=${suggestionsId(stage)}
    aria-activedescendant=${activeId(stage)}
    .value=${live(text)}
    @input=${type}
    @blur=${() => closeSuggestions(stage)}
  ></textarea>`;
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
        stage.update({ draft: { kind: 'text', text: `${before}@${name} ` }, ...NO_SUGGESTIONS });
        focusOn('#message-box');
      },
    }));
}

/** Takes a key; whether it was one of the message box's own. */
function onKey(event: KeyboardEvent, stage: Stage): boolean {
  const { draft, replyTo } = stage.state;
  const { key, shiftKey, target } = event;
  // While a syllable of Hangul is put together, Enter ends the syllable.
  if (event.isComposing || event.keyCode === COMPOSING) return false;
  if (onSuggestionKey(event, stage)) return true;
  if (key === 'Escape' && replyTo !== null) {
    stage.update({ replyTo: null });
    return true;
  }
  const field = target instanceof HTMLInputElement ? target : null;
  const isEmptied = key === 'Backspace' && field?.value === '';
  const isFirst = draft.kind === 'command' && field?.name === draft.options[0];
  if (draft.kind === 'command' && (key === 'Escape' || (isEmptied && isFirst))) {
    stage.update({ draft: NOTHING, ...NO_SUGGESTIONS });
    focusOn('#message-box');
    return true;
  }
  // On a button it presses, and on a file it opens the chooser.
  const isOther = target instanceof HTMLButtonElement || field?.type === 'file';
  if (key !== 'Enter' || shiftKey || isOther) return false;
  send(stage);
  return true;
}

function send(stage: Stage): void {
  const { draft, replyTo } = stage.state;
  if (draft.kind === 'command') {
    void sendCommand(draft, stage);
    return;
  }
  const text = draft.text.trim();
  if (text === '' || !stage.act({ type: 'say', text, replyTo })) return;
  stage.update({ draft: NOTHING, ...NO_SUGGESTIONS, replyTo: null, isUnanswered: false });
}
