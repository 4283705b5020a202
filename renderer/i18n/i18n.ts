/**
 * Every text of the page, from `resources/locales/<language>/<namespace>.json`. A new file is a new namespace; name it in
 * `EnglishTexts`, and its keys are typed.
 */
import i18next, { type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#shared/languages';
import { isolateText } from '#shared/unseen-text';
import type { EnglishTexts } from './english-texts.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: EnglishTexts;
  }
}

const files = import.meta.glob<Record<string, unknown>>('../../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
});

function readResources(): Resource {
  const all: Resource = {};
  for (const [path, texts] of Object.entries(files)) {
    const [language, file] = path.split('/').slice(-2);
    if (!language || !file) continue;
    all[language] = { ...all[language], [file.replace('.json', '')]: texts as never };
  }
  return all;
}

/** Texts in the given language; `common` is the default namespace. */
export async function createI18n(language: Language): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    resources: readResources(),
    // What is put into a text is no markup here; it must only turn nothing around it.
    interpolation: { escapeValue: true, escape: isolateText },
    returnNull: false,
  });
  return instance;
}
