import { createTexts } from '#shared/create-texts';
import { type FhirDate, formatDate } from '#shared/dates';
import { draftLetter, type LetterFacts } from '#shared/words/letters';
import en from '../../../../resources/locales/en/letters.json' with { type: 'json' };
import es from '../../../../resources/locales/es/letters.json' with { type: 'json' };
import type { ExampleLanguage } from './example-texts.ts';

const texts = createTexts('letters', { en, es });

/** The blanks that a letter begins with are for the member number and the address; then comes why one asks. */
const firstOfWhy = 3;

type Begun = Omit<LetterFacts, 'today' | 'serviceDate' | 'letterDate'> & {
  /** Days, `YYYY-MM-DD`. */
  today: string;
  serviceDate: string;
  letterDate: string;
};

/** The letter of an appeal with its first words on why one asks, and the rest of its blanks still open. */
export function beginLetter(facts: Begun, why: string, language: ExampleLanguage): string {
  const t = texts.getFixedT(language);
  const name = (day: string) => formatDate(day as FhirDate, language === 'es' ? 'es-US' : 'en-US');
  const { today, serviceDate, letterDate } = facts;
  const days = { today: name(today), serviceDate: name(serviceDate), letterDate: name(letterDate) };
  const draft = draftLetter('appeal', { ...facts, ...days }, (key, values) => String(t(key, values)));
  let blanks = 0;
  return draft.replaceAll(/_{4,}/g, (blank) => {
    blanks += 1;
    return blanks === firstOfWhy ? why : blank;
  });
}
