import { render } from 'lit';
import type { News } from '../messages.ts';
import { app } from './app.ts';
import { offer } from './composer.ts';
import { connect } from './live.ts';
import { NARROW } from './sidebar.ts';
import { createStage, type Stage } from './stage.ts';
import { initialState, keepInAddress } from './state.ts';

/** How near to the end, in pixels, one reads the newest message. */
const NEAR = 60;

const root = document.body;
let looked = '';

const live = connect(look, hear, () => stage.update({ isEnded: true }));
const stage = createStage(initialState(), (act) => live.act(act), draw);
matchMedia(NARROW).addEventListener('change', () => stage.update({}));
new ResizeObserver(() => stayAtEnd()).observe(root);
draw(stage);

function draw({ state, words }: Stage): void {
  const { theme, language, person, place } = state;
  document.documentElement.lang = language;
  document.documentElement.dataset['theme'] = theme;
  document.title = words.title;
  render(app(stage), root);
  const dialog = document.querySelector('dialog');
  if (dialog !== null && !dialog.open) dialog.showModal();
  const looking = [theme, language, person, place].join(' ');
  if (looking !== looked) {
    looked = looking;
    keepInAddress(state);
    look();
  }
  stayAtEnd();
}

/** Says who looks where. */
function look(): void {
  const { person, place, language } = stage.state;
  live.act({ type: 'look', person, place, language });
}

function hear(news: News): void {
  if (news.type === 'sight') stage.update({ sight: news, pending: null, isEnded: false });
  else if (news.type === 'form') stage.update({ form: news, pending: null });
  else if (news.type === 'choices') offer(news.request, news.choices, stage);
  else if (news.type === 'unanswered') stage.update({ isUnanswered: true, pending: null });
  else stage.update({ isEnded: true });
}

let isAtEnd = true;

/** Keeps the newest message in view, unless somebody reads further up. */
function stayAtEnd(): void {
  const scroller = document.querySelector('.scroller');
  if (!(scroller instanceof HTMLElement)) return;
  if (!scroller.dataset['followed']) {
    scroller.dataset['followed'] = 'yes';
    scroller.addEventListener('scroll', () => {
      isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    });
    const inner = scroller.firstElementChild;
    if (inner) new ResizeObserver(() => stayAtEnd()).observe(inner);
  }
  if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
}
