import { type Language, languageOf } from '../../words/language.ts';
import type { Command, Form, Sight } from '../messages.ts';

export type Theme = 'dark' | 'light';

/** A suggestion above the message box. */
export interface Suggestion {
  readonly label: string;
  readonly note: string;
  /** What choosing it does. */
  choose(): void;
}

/** A command with its options, as far as somebody has filled them in. */
export interface CommandDraft {
  readonly kind: 'command';
  readonly command: Command;
  /** The options that are shown. */
  readonly options: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, File>>;
  /** Whether what is wrong is marked. */
  readonly isChecked: boolean;
}

/** What somebody is writing. */
export type Draft = { readonly kind: 'text'; readonly text: string } | CommandDraft;

/** All that the page shows. */
export interface State {
  readonly theme: Theme;
  readonly language: Language;
  readonly person: string;
  readonly place: string;
  readonly sight: Sight | null;
  readonly draft: Draft;
  readonly suggestions: readonly Suggestion[];
  /** Which suggestion Enter takes; -1: none. */
  readonly active: number;
  /** The message that is replied to. */
  readonly replyTo: string | null;
  /** The message whose menu is open. */
  readonly menu: string | null;
  /** The private messages that were closed. */
  readonly dismissed: ReadonlySet<string>;
  /** The component that was used and not yet answered. */
  readonly pending: string | null;
  readonly form: Form | null;
  readonly isUnanswered: boolean;
  readonly isEnded: boolean;
  /** On a phone the channels and people are behind a button. */
  readonly isMenuOpen: boolean;
}

const LONGEST_NAME = 40;

const LANGUAGES: readonly Language[] = ['ko', 'en'];
const THEMES: readonly Theme[] = ['dark', 'light'];

/** The state that an address names, else what the browser prefers. */
export function initialState(): State {
  const named = new URLSearchParams(location.search);
  const isLight = matchMedia('(prefers-color-scheme: light)').matches;
  return {
    theme: THEMES.find((theme) => theme === named.get('theme')) ?? (isLight ? 'light' : 'dark'),
    language:
      LANGUAGES.find((language) => language === named.get('language')) ??
      languageOf(navigator.language),
    person: (named.get('person') ?? '').slice(0, LONGEST_NAME),
    place: (named.get('place') ?? '').slice(0, LONGEST_NAME),
    sight: null,
    ...BEGUN,
    dismissed: new Set(),
    isEnded: false,
    isMenuOpen: false,
  };
}

/** Keeps in the address who looks where and how, so that loading again shows the same. */
export function keepInAddress({ theme, language, person, place }: State): void {
  const query = new URLSearchParams({ person, place, language, theme });
  history.replaceState(null, '', `?${query}`);
}

export const NOTHING: Draft = { kind: 'text', text: '' };

export const NO_SUGGESTIONS = { suggestions: [], active: -1 } satisfies Partial<State>;

/** Where somebody has done nothing yet. */
export const BEGUN = {
  draft: NOTHING,
  ...NO_SUGGESTIONS,
  replyTo: null,
  menu: null,
  pending: null,
  form: null,
  isUnanswered: false,
} satisfies Partial<State>;
