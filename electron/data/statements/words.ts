/** The words of statements for the data worker. */

import { createTexts } from '#shared/create-texts';
import { createWords, type Words } from '#shared/paper/words';
import enDenials from '../../../resources/locales/en/denials.json' with { type: 'json' };
import en from '../../../resources/locales/en/statement.json' with { type: 'json' };
import esDenials from '../../../resources/locales/es/denials.json' with { type: 'json' };
import es from '../../../resources/locales/es/statement.json' with { type: 'json' };

const texts = createTexts('statement', { en, es });
texts.addResourceBundle('en', 'denials', enDenials);
texts.addResourceBundle('es', 'denials', esDenials);

/** The words of statements in the language of the paper, whatever language the app has. */
export function wordsFor(language: 'en' | 'es'): Words {
  const t = texts.getFixedT(language);
  return createWords(
    {
      t: (key, values) => t(key, values ?? {}),
      exists: (key) => texts.exists(key, { lng: language }),
      english: texts.getFixedT('en'),
    },
    language,
  );
}
