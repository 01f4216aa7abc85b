import { render } from 'lit';
import type { Act, News, Sight } from '../messages.ts';
import { app } from './app.ts';
import { offer } from './command-box.ts';
import { keepFocus } from './focus.ts';
import { connect } from './live.ts';
import { createFollower } from './scroll.ts';
import { NARROW } from './sidebar.ts';
import { createStage, type Stage } from './stage.ts';
import { type Draft, initialState, keepInAddress, NOTHING } from './state.ts';
import { closeSuggestions } from './suggestions.ts';

const root = document.body;
let looked = '';

const follower = createFollower(() => root.querySelector('.scroller'));
const live = connect(look, hear, () => stage.update({ isEnded: true }));
const stage = createStage(initialState(), act, draw);
matchMedia(NARROW).addEventListener('change', () => stage.update({}));
root.addEventListener('pointerdown', closeWhatIsLeft);
draw(stage);

function draw({ state, words }: Stage): void {
  const { theme, language, person, place } = state;
  document.documentElement.lang = language;
  document.documentElement.dataset['theme'] = theme;
  document.title = words.title;
  keepFocus(() => render(app(stage), root));
  const dialog = document.querySelector('dialog');
  if (dialog !== null && !dialog.open) dialog.showModal();
  const looking = [theme, language, person, place].join(' ');
  if (looking !== looked) {
    looked = looking;
    keepInAddress(state);
    look();
  }
  follower.follow();
}

/** Says who looks where. */
function look(): void {
  const { person, place, language } = stage.state;
  live.act({ type: 'look', person, place, language });
}

/** Does something; whether it could be said. */
function act(wanted: Act): boolean {
  if (wanted.type === 'say' || wanted.type === 'slash') follower.jump();
  return live.act(wanted);
}

function hear(news: News): void {
  if (news.type === 'sight') see(news);
  else if (news.type === 'form') stage.update({ form: news });
  else if (news.type === 'choices') offer(news.request, news.choices, stage);
  else if (news.type === 'done') stage.update({ pending: null });
  else if (news.type === 'unanswered') stage.update({ isUnanswered: true, pending: null });
  else stage.update({ isEnded: true });
}

function see(sight: Sight): void {
  const { person, place, draft, sight: before } = stage.state;
  if (before?.person !== sight.person || before.place !== sight.place) follower.restart();
  // What only this person sees answers what they just did.
  else if (sight.messages.some(({ id, isPrivate }) => isPrivate && !holds(before, id))) {
    follower.jump();
  }
  stage.update({
    sight,
    isEnded: false,
    draft: offered(draft, sight),
    // An address may name what there is not.
    person: sight.people.some(({ id }) => id === person) ? person : sight.person,
    place: sight.places.some(({ id }) => id === place) ? place : sight.place,
  });
}

function holds({ messages }: Sight, id: string): boolean {
  return messages.some((message) => message.id === id);
}

/** A command as it is offered now: in another language, or no more. */
function offered(draft: Draft, { commands }: Sight): Draft {
  if (draft.kind === 'text') return draft;
  const { name, kind } = draft.command;
  const command = commands.find((other) => other.name === name && other.kind === kind);
  return command === undefined ? NOTHING : { ...draft, command };
}

/** A menu or a list is left by pressing anywhere else. */
function closeWhatIsLeft({ target }: Event): void {
  if (!(target instanceof Element)) return;
  if (stage.state.menu !== null && !target.closest('.toolbar')) stage.update({ menu: null });
  if (stage.state.suggestions.length > 0 && !target.closest('.composer')) closeSuggestions(stage);
}
