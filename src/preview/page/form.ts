import { html, nothing, type TemplateResult } from 'lit';
import type { Form, Sight } from '../messages.ts';
import type { Stage } from './stage.ts';

/** The form that the bot shows, over everything else. */
export function formDialog(form: Form, sight: Sight, stage: Stage): TemplateResult {
  const { words, update, act } = stage;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const values: Record<string, string> = {};
    for (const field of event.currentTarget.elements) {
      const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
      if (isText) values[field.name] = field.value;
    }
    if (!act({ type: 'submit', form: form.form, values })) return;
    update({ isUnanswered: false });
    close(event);
  };
  return html`<dialog
    class="form"
    aria-labelledby="form-title"
    @close=${() => update({ form: null })}
  >
    <form @submit=${submit}>
      <header>
        <img src="/icon.svg" alt="" />
        <h2 id="form-title">${form.title}</h2>
        <button type="button" class="close" aria-label=${words.close} @click=${close}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" /></svg>
        </button>
      </header>
      <p class="form-note">${words.formNote(sight.bot.name)}</p>
      ${form.fields.map(
        ({ name, label, value, placeholder, isRequired, isLong, least, most }) =>
          html`<label class="field">
            <span
              >${label}${
                isRequired ? html`<span class="required" aria-hidden="true"> *</span>` : nothing
              }</span
            >
            ${
              isLong
                ? html`<textarea
                    name=${name}
                    rows="4"
                    ?required=${isRequired}
                    minlength=${least}
                    maxlength=${most}
                    placeholder=${placeholder}
                    .value=${value}
                  ></textarea>`
                : html`<input
                    name=${name}
                    ?required=${isRequired}
                    minlength=${least}
                    maxlength=${most}
                    placeholder=${placeholder}
                    autocomplete="off"
                    .value=${value}
                  />`
            }
          </label>`,
      )}
      <footer>
        <button type="button" class="button secondary" @click=${close}>${words.cancel}</button>
        <button class="button primary">${words.submit}</button>
      </footer>
    </form>
  </dialog>`;
}

/** Closes the form; the browser then gives the focus back to what opened it. */
function close({ currentTarget }: Event): void {
  if (currentTarget instanceof Element) currentTarget.closest('dialog')?.close();
}
