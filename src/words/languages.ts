import { english } from './english.ts';
import { korean } from './korean.ts';
import type { Words } from './words.ts';

/** The languages that the bot speaks. */
export type Language = 'ko' | 'en';

/** Korean for a Korean locale (`ko`, `ko-KR`, `ko_KR.UTF-8`), English for any other. */
export function languageOf(locale: string): Language {
  return /^ko\b|^ko_/iu.test(locale) ? 'ko' : 'en';
}

/** The words of each language. */
export const WORDS: Readonly<Record<Language, Words>> = { ko: korean, en: english };
