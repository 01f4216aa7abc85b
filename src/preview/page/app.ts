import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { composer } from './composer.ts';
import { conversation } from './conversation.ts';
import { focusOn } from './focus.ts';
import { formDialog } from './form.ts';
import { placeName } from './places.ts';
import { closeMenu, isNarrow, sidebar } from './sidebar.ts';
import type { Stage } from './stage.ts';

/** The whole page. */
export function app(stage: Stage): TemplateResult {
  const { state, words, update } = stage;
  const { sight, form } = state;
  if (sight === null) {
    return html`<p class="waiting" role="status">${state.isEnded ? words.ended : ''}</p>`;
  }
  return html`<a class="skip" href="#message-box">${words.skip}</a>
    <div
      class=${state.isMenuOpen ? 'app open' : 'app'}
      @keydown=${({ key }: KeyboardEvent) => {
        if (key === 'Escape' && state.isMenuOpen) closeMenu(stage);
      }}
    >
      ${sidebar(sight, stage)}
      <div class="shade" @click=${() => closeMenu(stage)}></div>
      <main ?inert=${state.isMenuOpen && isNarrow()}>
        <header class="top">
          <button
            type="button"
            class="burger"
            aria-label=${words.menu}
            aria-controls="sidebar"
            aria-expanded=${state.isMenuOpen}
            @click=${() => {
              update({ isMenuOpen: true });
              focusOn('#sidebar .close');
            }}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h16M4 12h16M4 18h16" /></svg>
          </button>
          <h2>${placeName(sight)}</h2>
        </header>
        ${state.isEnded ? html`<p class="banner" role="alert">${words.ended}</p>` : nothing}
        <div
          class="scroller"
          tabindex="0"
          role="log"
          aria-label=${words.messages(placeName(sight))}
        >
          <div>${keyed(`${sight.person} ${sight.place}`, conversation(sight, stage))}</div>
        </div>
        <p class="typing" aria-live="polite">
          ${sight.isTyping ? words.typing(sight.bot.name) : ''}
        </p>
        ${
          state.isUnanswered
            ? html`<p class="unanswered" role="alert">${words.unanswered}</p>`
            : nothing
        }
        ${composer(sight, stage)}
      </main>
    </div>
    ${form === null ? nothing : keyed(form.form, formDialog(form, sight, stage))}`;
}
