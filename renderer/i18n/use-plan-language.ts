import { isPlanLanguage } from '#shared/words/health';
import { useFormats } from './use-formats.ts';

/** The language of words that a plan sent, where it is not that of the page; for the `lang` of what shows them. */
export function usePlanLanguage(): 'en' | undefined {
  return isPlanLanguage(useFormats().locale) ? undefined : 'en';
}
