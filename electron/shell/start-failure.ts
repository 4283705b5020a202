/** What the person is told when the app cannot open at all: the disk is full, its folder may not be written to. */
import en from '../../resources/locales/en/errors.json' with { type: 'json' };
import es from '../../resources/locales/es/errors.json' with { type: 'json' };
import { failureFrom } from '../errors.ts';
import { createTexts } from '../texts.ts';

const texts = createTexts('errors', { en, es });

/** What happened, what to do, and the code for support, in the language of a locale such as `es-MX`. */
export function startFailureText(error: unknown, locale: string): string {
  const { code } = failureFrom(error);
  const t = texts.getFixedT(locale.startsWith('es') ? 'es' : 'en');
  return [t(`${code}.what`), t(`${code}.next`), '', t('codeLine', { code })].join('\n');
}
