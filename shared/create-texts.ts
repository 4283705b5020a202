/** Texts that are written without the page: by the main process, by the data worker. */
import i18next, { type i18n, type Resource } from 'i18next';

/**
 * An i18next of its own for one namespace, with English where a Spanish text is missing. `escapeValue`: what
 * is put into a text is escaped for HTML.
 */
export function createTexts(namespace: string, texts: { en: object; es: object }, escapeValue = false): i18n {
  const resources: Resource = {
    en: { [namespace]: texts.en as Resource[string][string] },
    es: { [namespace]: texts.es as Resource[string][string] },
  };
  const instance = i18next.createInstance();
  void instance.init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: namespace,
    resources,
    initAsync: false,
    interpolation: { escapeValue },
  });
  return instance;
}
