/** The languages that the app speaks. What another one needs is told in `docs/adding-a-language.md`. */

/** `name`: what it calls itself. `locale`: for Intl, that language with US conventions. */
export const languages = {
  en: { name: 'English', locale: 'en-US' },
  es: { name: 'Español', locale: 'es-US' },
} as const;

export type Language = keyof typeof languages;
export type Locale = (typeof languages)[Language]['locale'];

export const languageCodes = Object.keys(languages) as [Language, ...Language[]];

export function localeOf(language: Language): Locale {
  return languages[language].locale;
}

/** The language of ours that the first of these BCP 47 tags, such as `es-MX`, is of; English where none is. */
export function chooseLanguage(tags: readonly string[]): Language {
  const spoken = tags.map((tag) => tag.trim().toLowerCase().split('-')[0]);
  return spoken.flatMap((one) => languageCodes.find((code) => code === one) ?? [])[0] ?? 'en';
}

/**
 * The first language of a browser's `Accept-Language` that is one of ours, else English.
 *
 * @see RFC 9110 §12.5.4
 */
export function readAcceptedLanguage(header: string | undefined): Language {
  return chooseLanguage((header ?? '').split(',').map((part) => part.split(';')[0] ?? ''));
}
