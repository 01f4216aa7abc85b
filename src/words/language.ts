/** The languages that the bot speaks. */
export type Language = 'ko' | 'en';

/** Korean for a Korean locale (`ko`, `ko-KR`, `ko_KR.UTF-8`), English for any other. */
export function languageOf(locale: string): Language {
  return /^ko\b|^ko_/iu.test(locale) ? 'ko' : 'en';
}
