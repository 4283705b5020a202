/** Texts of the shell itself: the menu, and why the app could not open. */

import { createTexts } from '#shared/create-texts';
import enErrors from '../../resources/locales/en/errors.json' with { type: 'json' };
import enMenu from '../../resources/locales/en/menu.json' with { type: 'json' };
import esErrors from '../../resources/locales/es/errors.json' with { type: 'json' };
import esMenu from '../../resources/locales/es/menu.json' with { type: 'json' };
import { toFailure } from '../errors.ts';
import type { Question } from '../ports.ts';

const menuTexts = createTexts('menu', { en: enMenu, es: esMenu });
const errorTexts = createTexts('errors', { en: enErrors, es: esErrors });

export function menuLabels(language: 'en' | 'es') {
  const t = menuTexts.getFixedT(language);
  return {
    claims: t('claims'),
    view: t('view'),
    check: t('check'),
    find: t('find'),
    print: t('print'),
    settings: t('settings'),
    lock: t('lock'),
    discreet: t('discreet'),
    'zoom-in': t('zoomIn'),
    'zoom-out': t('zoomOut'),
    'zoom-reset': t('zoomReset'),
  };
}

/** What is asked about a page that broke again, or does not answer. */
export function pageQuestion(why: 'broke' | 'hangs', language: 'en' | 'es'): Question {
  const t = menuTexts.getFixedT(language);
  return {
    message: t(`page.${why}`),
    detail: t('page.kept'),
    confirm: t('page.reload'),
    cancel: t(why === 'broke' ? 'page.quit' : 'page.wait'),
  };
}

/**
 * What happened when the app cannot open at all, what to do, and the code for support, in the language of a locale
 * such as `es-MX`.
 */
export function startFailureText(error: unknown, locale: string): string {
  const { code } = toFailure(error);
  const t = errorTexts.getFixedT(locale.startsWith('es') ? 'es' : 'en');
  return [t(`${code}.what`), t(`${code}.next`), '', t('codeLine', { code })].join('\n');
}
