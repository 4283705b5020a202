/** Texts that are written without the page: by the main process, by the data worker. */
import i18next, { type i18n } from 'i18next';
import { type Language, languageCodes } from './languages.ts';

/** One namespace in each language. */
type Texts = Readonly<Record<Language, object>>;

/**
 * An i18next of its own for one namespace, with English where a text of another language is missing. `escapeValue`: what
 * is put into a text is escaped for HTML.
 */
export function createTexts(namespace: string, texts: Texts, escapeValue = false): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: namespace,
    resources: {},
    initAsync: false,
    interpolation: { escapeValue },
  });
  addTexts(instance, namespace, texts);
  return instance;
}

/** Adds one more namespace. */
export function addTexts(instance: i18n, namespace: string, texts: Texts): void {
  for (const language of languageCodes) instance.addResourceBundle(language, namespace, texts[language]);
}
