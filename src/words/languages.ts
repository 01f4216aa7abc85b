import { english } from './english.ts';
import { korean } from './korean.ts';
import type { Language } from './language.ts';
import type { Words } from './words.ts';

/** The words of each language. */
export const WORDS: Readonly<Record<Language, Words>> = { ko: korean, en: english };
