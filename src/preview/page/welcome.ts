import { html, type TemplateResult } from 'lit';
import type { Sight } from '../messages.ts';
import { takeCommand } from './command-box.ts';
import { focusOn } from './focus.ts';
import type { Stage } from './stage.ts';
import { NO_SUGGESTIONS } from './state.ts';

const QUESTION = '카카오톡 해외 진출?';
const TOPIC = '카카오뱅크';

/** Where one is, and something to begin with. */
export function welcome(sight: Sight, stage: Stage): TemplateResult {
  const { words, update } = stage;
  const { bot, commands, place } = sight;
  const isDm = place === 'dm';
  const write = (text: string) => () => {
    update({ draft: { kind: 'text', text }, ...NO_SUGGESTIONS });
    focusOn('#message-box');
  };
  const use = (name: string, option: string, value: string) => {
    const command = commands.find((candidate) => candidate.name === name);
    if (command === undefined) return [];
    const begin = () => takeCommand(command, value === '' ? {} : { [option]: value }, stage);
    return html`<button type="button" class="try" @click=${begin}>
      <b>/${command.label}</b> ${value}
    </button>`;
  };
  const said = isDm ? QUESTION : `@${bot.name} ${QUESTION}`;
  return html`<section class="welcome">
    <img src="/icon.svg" alt="" />
    <h2>${isDm ? words.welcomeThere(bot.name) : words.welcome}</h2>
    <p>${words.about}</p>
    <p class="tries-heading">${words.tries}</p>
    <div class="tries">
      ${use('ask', 'question', QUESTION)} ${use('timeline', 'topic', TOPIC)}
      ${use('import', 'page', '')}
      <button type="button" class="try" @click=${write(said)}>${said}</button>
    </div>
  </section>`;
}
