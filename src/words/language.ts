/** The languages that the bot speaks. */
export type Language = 'ko' | 'en';

/** Korean for a Korean locale (`ko`, `ko-KR`, `ko_KR.UTF-8`), English for any other. */
export function languageOf(locale: string): Language {
  return /^ko\b|^ko_/iu.test(locale) ? 'ko' : 'en';
}

/** The locale that an environment asks for: `{ LANG: 'ko_KR.UTF-8' }` → `ko_KR.UTF-8` */
export function localeOf(environment: Readonly<Record<string, string | undefined>>): string {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return LC_ALL || LC_MESSAGES || LANG || '';
}
