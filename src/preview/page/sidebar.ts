import { html, type TemplateResult } from 'lit';
import type { Language } from '../../words/language.ts';
import type { Person, Place, Sight } from '../messages.ts';
import { avatarOf } from './avatars.ts';
import { focusOn } from './focus.ts';
import type { Stage } from './stage.ts';
import { BEGUN, NO_SUGGESTIONS, type Theme } from './state.ts';

const LANGUAGES: Readonly<Record<Language, string>> = { ko: '한국어', en: 'English' };

/** The channels, the people whom one can be, and how the page looks. */
export function sidebar(sight: Sight, stage: Stage): TemplateResult {
  const { state, words } = stage;
  const place = (kind: Place['kind']) =>
    sight.places.filter((candidate) => candidate.kind === kind).map(placeButton(stage));
  return html`<nav
    class="sidebar"
    id="sidebar"
    aria-label=${words.menu}
    ?inert=${isNarrow() && !state.isMenuOpen}
  >
    <header class="server">
      <h1>${sight.server}</h1>
      <button
        type="button"
        class="close"
        aria-label=${words.close}
        @click=${() => closeMenu(stage)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" /></svg>
      </button>
    </header>
    <div class="places">
      <h2>${words.channels}</h2>
      ${place('channel')}
      <h2>${words.directMessages}</h2>
      ${place('dm')}
    </div>
    <fieldset class="people">
      <legend>${words.lookAs}</legend>
      ${sight.people.map((person, i) => personChoice(person, i, stage))}
    </fieldset>
    <div class="settings">
      ${setting(words.theme, words.themes, state.theme, (theme: Theme) => stage.update({ theme }))}
      ${setting(words.language, LANGUAGES, state.language, (language: Language) =>
        stage.update({ language, ...NO_SUGGESTIONS }),
      )}
    </div>
  </nav>`;
}

/** Where the channels and people do not fit beside the messages; as in `style.css`. */
export const NARROW = '(max-width: 700px)';

/** Whether the channels and people are behind a button. */
export function isNarrow(): boolean {
  return matchMedia(NARROW).matches;
}

/** Puts the channels and people away again. */
export function closeMenu({ update }: Stage): void {
  update({ isMenuOpen: false });
  focusOn('.burger');
}

function placeButton({ state, update }: Stage) {
  return ({ id, name, kind }: Place): TemplateResult =>
    html`<button
      type="button"
      class="place"
      aria-current=${state.place === id ? 'page' : 'false'}
      @click=${() => {
        update({ ...BEGUN, place: id, isMenuOpen: false });
        if (isNarrow()) focusOn('.burger');
      }}
    >
      ${
        kind === 'channel'
          ? html`<span class="hash" aria-hidden="true">#</span>`
          : html`<img src="/icon.svg" alt="" />`
      }
      ${name}
    </button>`;
}

function personChoice(person: Person, i: number, { state, words, update }: Stage) {
  const { id, name, role } = person;
  return html`<label class="person">
    <input
      type="radio"
      name="person"
      value=${id}
      .checked=${state.person === id}
      @change=${() => update({ ...BEGUN, person: id })}
    />
    <img src=${avatarOf(person, i)} alt="" />
    <span class="person-name">${name}</span>
    <span class="person-role">${words.roles[role]}</span>
  </label>`;
}

function setting<Value extends string>(
  label: string,
  names: Readonly<Record<Value, string>>,
  chosen: Value,
  choose: (value: Value) => void,
): TemplateResult {
  const values = keysOf(names);
  const change = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLSelectElement)) return;
    const { value } = currentTarget;
    const found = values.find((candidate) => candidate === value);
    if (found !== undefined) choose(found);
  };
  return html`<label class="setting">
    <span>${label}</span>
    <select .value=${chosen} @change=${change}>
      ${values.map(
        (value) =>
          html`<option value=${value} ?selected=${value === chosen}>${names[value]}</option>`,
      )}
    </select>
  </label>`;
}

function keysOf<Value extends string>(names: Readonly<Record<Value, string>>): Value[] {
  const keys: Value[] = [];
  for (const key in names) keys.push(key);
  return keys;
}
