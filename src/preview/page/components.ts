import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Component } from '../../local-discord/bodies.ts';
import {
  BUTTON,
  CONTAINER,
  ROW,
  SECTION,
  SEPARATOR,
  STRING_SELECT,
  TEXT,
} from '../../local-discord/components.ts';
import type { Message } from '../messages.ts';
import { markdown } from './markdown.ts';
import type { Stage } from './stage.ts';

// The parts of Components V2, which the library of components does not draw.

const STYLES = new Map([
  [1, 'primary'],
  [2, 'secondary'],
  [3, 'success'],
  [4, 'danger'],
]);

/** The components of a message. */
export function componentsOf(message: Message, stage: Stage): TemplateResult[] {
  return message.components.map((component) => draw(component, message, stage));
}

function draw(component: Component, message: Message, stage: Stage): TemplateResult {
  const inside = () => (component.components ?? []).map((child) => draw(child, message, stage));
  switch (component.type) {
    case CONTAINER:
      return html`<div class="container" style="--accent: ${accentOf(component)}">
        ${inside()}
      </div>`;
    case SECTION:
      return html`<div class="section">
        <div class="section-text">${inside()}</div>
        ${component.accessory ? draw(component.accessory, message, stage) : nothing}
      </div>`;
    case TEXT:
      return html`<div class="text">
        ${markdown(component.content ?? '', stage.state.sight?.mentions ?? {})}
      </div>`;
    case SEPARATOR:
      return html`<hr />`;
    case ROW:
      return html`<div class="row">${inside()}</div>`;
    case BUTTON:
      return button(component, message, stage);
    case STRING_SELECT:
      return menu(component, message, stage);
    default:
      // The bot has no other; whoever adds one sees here that it is to be drawn.
      return html`<code>${component.type}</code>`;
  }
}

function accentOf({ accent_color: color }: Component): string {
  return typeof color === 'number' ? `#${color.toString(16).padStart(6, '0')}` : 'var(--line)';
}

/** The name of a component under way. */
function pendingName(message: string, component: string): string {
  return `${message} ${component}`;
}

function button(component: Component, message: Message, { state, update, act }: Stage) {
  const { url, label, custom_id: id, disabled, style } = component;
  if (url) {
    return html`<a class="button secondary" href=${url} target="_blank" rel="noopener noreferrer">
      ${label}<svg class="launch" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M14 4h6v6M20 4l-9 9M18 14v5H5V6h5" />
      </svg>
    </a>`;
  }
  const name = pendingName(message.id, id ?? '');
  const press = () => {
    if (!id || state.pending !== null) return;
    const isSent = act({ type: 'press', message: message.id, component: id });
    if (isSent) update({ pending: name, isUnanswered: false });
  };
  return html`<button
    type="button"
    class="button ${STYLES.get(style ?? 2) ?? 'secondary'}"
    ?disabled=${disabled ?? false}
    aria-busy=${state.pending === name}
    @click=${press}
  >
    ${label}
  </button>`;
}

function menu(component: Component, message: Message, { update, act }: Stage) {
  const { custom_id: id, options, placeholder, disabled } = component;
  const chosen = options?.find((option) => option.default)?.value ?? '';
  const choose = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLSelectElement) || !id) return;
    const values = [currentTarget.value];
    const isSent = act({ type: 'select', message: message.id, component: id, values });
    if (isSent) update({ pending: pendingName(message.id, id), isUnanswered: false });
  };
  const label = placeholder ?? options?.find((option) => option.default)?.label ?? '';
  return html`<select
    class="menu"
    aria-label=${label}
    ?disabled=${disabled ?? false}
    .value=${live(chosen)}
    @change=${choose}
  >
    ${(options ?? []).map(
      (option) =>
        html`<option value=${option.value} ?selected=${option.value === chosen}>
          ${option.label}
        </option>`,
    )}
  </select>`;
}
