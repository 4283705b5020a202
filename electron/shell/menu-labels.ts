/** The words of the application menu. */
import en from '../../resources/locales/en/menu.json' with { type: 'json' };
import es from '../../resources/locales/es/menu.json' with { type: 'json' };
import { createTexts } from '../texts.ts';

const texts = createTexts('menu', { en, es });

export function menuLabels(language: 'en' | 'es') {
  const t = texts.getFixedT(language);
  return {
    claims: t('claims'),
    view: t('view'),
    check: t('check'),
    find: t('find'),
    print: t('print'),
    settings: t('settings'),
    'zoom-in': t('zoomIn'),
    'zoom-out': t('zoomOut'),
    'zoom-reset': t('zoomReset'),
  };
}
