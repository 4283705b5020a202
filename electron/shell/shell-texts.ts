/** Texts of the shell itself: the menu, and why the app could not open. */

import { createTexts } from '#shared/create-texts';
import { chooseLanguage, type Language } from '#shared/languages';
import enErrors from '../../resources/locales/en/errors.json' with { type: 'json' };
import enMenu from '../../resources/locales/en/menu.json' with { type: 'json' };
import esErrors from '../../resources/locales/es/errors.json' with { type: 'json' };
import esMenu from '../../resources/locales/es/menu.json' with { type: 'json' };
import { toFailure } from '../errors.ts';
import type { Question } from '../ports.ts';

const menuTexts = createTexts('menu', { en: enMenu, es: esMenu });
const errorTexts = createTexts('errors', { en: enErrors, es: esErrors });

export type MenuLabels = ReturnType<typeof menuLabels>;

export function menuLabels(language: Language) {
  const t = menuTexts.getFixedT(language);
  return {
    claims: t('claims'),
    edit: t('edit'),
    view: t('view'),
    window: t('window'),
    helpMenu: t('helpMenu'),
    check: t('check'),
    find: t('find'),
    print: t('print'),
    settings: t('settings'),
    lock: t('lock'),
    discreet: t('discreet'),
    help: t('help'),
    'zoom-in': t('zoomIn'),
    'zoom-out': t('zoomOut'),
    'zoom-reset': t('zoomReset'),
    role: {
      about: t('role.about'),
      services: t('role.services'),
      hide: t('role.hide'),
      hideOthers: t('role.hideOthers'),
      unhide: t('role.unhide'),
      quit: t('role.quit'),
      close: t('role.close'),
      undo: t('role.undo'),
      redo: t('role.redo'),
      cut: t('role.cut'),
      copy: t('role.copy'),
      paste: t('role.paste'),
      delete: t('role.delete'),
      selectAll: t('role.selectAll'),
      togglefullscreen: t('role.togglefullscreen'),
      minimize: t('role.minimize'),
      zoom: t('role.zoom'),
      front: t('role.front'),
    },
  };
}

/** What is asked about a page that broke again, or does not answer. */
export function pageQuestion(why: 'broke' | 'hangs', language: Language): Question {
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
  const t = errorTexts.getFixedT(chooseLanguage([locale]));
  return [t(`${code}.what`), t(`${code}.next`), '', t('codeLine', { code })].join('\n');
}
