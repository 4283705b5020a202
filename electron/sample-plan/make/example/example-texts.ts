/** Words that a made-up person wrote, in the language of the app. */

import { createTexts } from '#shared/create-texts';
import type { Language } from '#shared/languages';
import en from '../../../../resources/locales/en/sample-plan.json' with { type: 'json' };
import es from '../../../../resources/locales/es/sample-plan.json' with { type: 'json' };

const texts = createTexts('sample-plan', { en, es });

export function textsIn(language: Language) {
  return texts.getFixedT(language);
}

/** What an example of one membership is made from. `today`: `YYYY-MM-DD`. */
export type ExampleMember = { connectionId: string; today: string; language: Language };
