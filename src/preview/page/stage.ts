import { PREVIEW_WORDS, type PreviewWords } from '../../words/preview.ts';
import type { Act } from '../messages.ts';
import type { State } from './state.ts';

/** What the parts of the page are drawn from, and what they do things with. */
export interface Stage {
  readonly state: State;
  readonly words: PreviewWords;
  update(changes: Partial<State>): void;
  /** Does something; whether it could be said. */
  act(act: Act): boolean;
}

/** Holds the state; the page is drawn again after each change, and once for several together. */
export function createStage(
  initial: State,
  act: (act: Act) => boolean,
  draw: (stage: Stage) => void,
): Stage {
  let state = initial;
  let isDrawnSoon = false;
  const stage: Stage = {
    get state() {
      return state;
    },
    get words() {
      return PREVIEW_WORDS[state.language];
    },
    update: (changes) => {
      state = { ...state, ...changes };
      if (isDrawnSoon) return;
      isDrawnSoon = true;
      // Not at once: what is drawn away may lose the focus, and so change the state again.
      queueMicrotask(() => {
        isDrawnSoon = false;
        draw(stage);
      });
    },
    act,
  };
  return stage;
}
