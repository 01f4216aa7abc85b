import { html, nothing, type TemplateResult } from 'lit';
import type { Stage } from './stage.ts';
import { NO_SUGGESTIONS } from './state.ts';

/** What is suggested above the message box. */
export function suggestionList({ state, words }: Stage): TemplateResult | typeof nothing {
  if (state.suggestions.length === 0) return nothing;
  // Pressing anywhere on it, its scrollbar too, leaves the focus where one types.
  return html`<ul
    class="suggestions"
    id=${ID}
    role="listbox"
    aria-label=${words.suggestions}
    @mousedown=${(event: Event) => event.preventDefault()}
  >
    ${state.suggestions.map(
      ({ label, note, choose }, i) =>
        html`<li role="option" id=${idOf(i)} aria-selected=${i === state.active} @click=${choose}>
          <span class="suggestion-label">${label}</span>
          ${note === '' ? nothing : html`<span class="suggestion-note">${note}</span>`}
        </li>`,
    )}
  </ul>`;
}

const ID = 'suggestions';

/** The id of the list, while there is one. */
export function suggestionsId({ state }: Stage): string | typeof nothing {
  return state.suggestions.length > 0 ? ID : nothing;
}

/** The id of the suggestion that Enter takes, if there is one. */
export function activeId({ state: { suggestions, active } }: Stage): string | typeof nothing {
  return active in suggestions ? idOf(active) : nothing;
}

/** Takes away what is suggested. */
export function closeSuggestions({ update }: Stage): void {
  update(NO_SUGGESTIONS);
}

/**
 * Lets the arrow keys go through what is suggested, and Enter or Tab take one.
 *
 * @returns Whether the key was meant for it.
 */
export function onSuggestionKey({ key, shiftKey }: KeyboardEvent, stage: Stage): boolean {
  const { suggestions, active } = stage.state;
  const count = suggestions.length;
  if (count === 0) return false;
  if (key === 'Escape') {
    closeSuggestions(stage);
    return true;
  }
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const next = key === 'ArrowDown' ? active + 1 : Math.max(active, 0) - 1;
    const to = (next + count) % count;
    stage.update({ active: to });
    document.getElementById(idOf(to))?.scrollIntoView({ block: 'nearest' });
    return true;
  }
  const suggestion = suggestions[active];
  if (suggestion === undefined || !(key === 'Enter' || (key === 'Tab' && !shiftKey))) return false;
  suggestion.choose();
  return true;
}

function idOf(i: number): string {
  return `suggestion-${i}`;
}
