import type { i18n } from 'i18next';
import { chooseLanguage, type Language, type Locale, localeOf } from '#shared/languages';

/** The language that the page's texts are in. */
export function readLanguage({ resolvedLanguage }: i18n): Language {
  return chooseLanguage([resolvedLanguage ?? '']);
}

/** For Intl: that language with US conventions. */
export function readLocale(texts: i18n): Locale {
  return localeOf(readLanguage(texts));
}
