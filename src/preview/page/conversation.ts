import '@skyra/discord-components-core/discord-message.js';
import '@skyra/discord-components-core/discord-messages.js';
import '@skyra/discord-components-core/discord-reply.js';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Message, Person, Sight } from '../messages.ts';
import { avatarOf } from './avatars.ts';
import { componentsOf } from './components.ts';
import { focusOn } from './focus.ts';
import { markdown } from './markdown.ts';
import type { Stage } from './stage.ts';
import { welcome } from './welcome.ts';

/** Messages of one person within this time stand together, in milliseconds. */
const TOGETHER = 7 * 60_000;

/** All messages of the place. */
export function conversation(sight: Sight, stage: Stage): TemplateResult {
  const { state } = stage;
  const messages = sight.messages.filter(({ id }) => !state.dismissed.has(id));
  return html`<discord-messages no-background ?light-theme=${state.theme === 'light'}>
    ${welcome(sight, stage)}
    ${repeat(
      messages,
      ({ id }) => id,
      (message, i) => drawMessage(message, messages[i - 1], sight, stage),
    )}
  </discord-messages>`;
}

function drawMessage(
  message: Message,
  before: Message | undefined,
  sight: Sight,
  stage: Stage,
): TemplateResult {
  const { words } = stage;
  const { author, command, replyTo } = message;
  const isTogether =
    before !== undefined &&
    before.author.id === author.id &&
    command === null &&
    replyTo === null &&
    Date.parse(message.at) - Date.parse(before.at) < TOGETHER;
  const picture = (person: Person) =>
    avatarOf(
      person,
      sight.people.findIndex(({ id }) => id === person.id),
    );
  return html`<discord-message
    data-id=${message.id}
    data-author=${author.id}
    class=${message.isPrivate ? 'private' : ''}
    author=${author.name}
    avatar=${picture(author)}
    ?bot=${author.role === 'bot'}
    ?highlight=${message.isMentioned}
    ?message-body-only=${isTogether}
    timestamp=${timeOf(message.at, stage)}
  >
    ${
      command === null
        ? nothing
        : html`<div slot="reply" class="used">
            <img src=${picture(command.by)} alt="" />
            <span>${words.used(command.by.name)}</span> <b>${command.label}</b>
          </div>`
    }
    ${
      replyTo === null || command !== null
        ? nothing
        : html`<discord-reply
            slot="reply"
            author=${replyTo.author.name}
            avatar=${picture(replyTo.author)}
            ?bot=${replyTo.author.role === 'bot'}
            role-color="var(--strong)"
            ><span class="quoted">${replyTo.text}</span></discord-reply
          >`
    }
    ${
      message.isLoading
        ? html`<span class="thinking">${words.thinking(author.name)}</span>`
        : html`<span class="content">${markdown(message.content, sight.mentions)}</span>`
    }
    ${
      message.isEdited && message.components.length === 0
        ? html`<span class="edited">${words.edited}</span>`
        : nothing
    }
    <div slot="components">${componentsOf(message, stage)}</div>
    ${message.isPrivate ? onlyYou(message, stage) : nothing} ${toolbar(message, sight, stage)}
  </discord-message>`;
}

function timeOf(at: string, { state, words }: Stage): string {
  const locale = state.language === 'ko' ? 'ko-KR' : 'en-US';
  const date = new Date(at);
  const time = date.toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' });
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? words.today(time) : `${date.toLocaleDateString(locale)} ${time}`;
}

function onlyYou({ id }: Message, { state, words, update }: Stage): TemplateResult {
  const dismiss = () => update({ dismissed: new Set([...state.dismissed, id]) });
  return html`<div slot="components" class="only-you">
    ${words.onlyYou} ·
    <button type="button" class="plain" @click=${dismiss}>${words.dismiss}</button>
  </div>`;
}

/** What can be done with a message: a reply, and the commands of apps. */
function toolbar(message: Message, sight: Sight, stage: Stage): TemplateResult {
  const { state, words, update, act } = stage;
  const isOpen = state.menu === message.id;
  const commands = sight.commands.filter(({ kind }) => kind === 'menu');
  const close = () => update({ menu: null });
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !(event.currentTarget instanceof HTMLElement)) return;
    close();
    event.currentTarget.querySelector('button')?.focus();
  };
  return html`<div slot="components" class="toolbar" @keydown=${onKey}>
    <button
      type="button"
      class="more"
      aria-expanded=${isOpen}
      aria-label=${words.more(message.author.name)}
      @click=${() => update({ menu: isOpen ? null : message.id })}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="5" cy="12" r="2" />
        <circle cx="12" cy="12" r="2" />
        <circle cx="19" cy="12" r="2" />
      </svg>
    </button>
    ${
      isOpen
        ? html`<div class="popup">
            ${
              message.isPrivate
                ? nothing
                : html`<button
                    type="button"
                    @click=${() => {
                      update({ menu: null, replyTo: message.id });
                      focusOn('#message-box');
                    }}
                  >
                    ${words.reply}
                  </button>`
            }
            <div class="popup-heading">${words.apps}</div>
            ${commands.map(
              ({ name, label }) =>
                html`<button
                  type="button"
                  @click=${() => {
                    close();
                    act({ type: 'menu', command: name, message: message.id });
                  }}
                >
                  ${label}
                </button>`,
            )}
          </div>`
        : nothing
    }
  </div>`;
}
