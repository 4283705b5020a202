import { createTexts } from '#shared/create-texts';
import { type FhirDate, formatDate } from '#shared/dates';
import type { LetterFacts } from '#shared/words/letters/letter-facts';
import { draftLetter } from '#shared/words/letters/letters';
import en from '../../../../resources/locales/en/letters.json' with { type: 'json' };
import es from '../../../../resources/locales/es/letters.json' with { type: 'json' };
import type { ExampleLanguage } from './example-texts.ts';

const texts = createTexts('letters', { en, es });

/** The blanks that a letter begins with are for the member number and the address; then comes why one asks. */
const firstOfWhy = 3;

/** What an appeal names. Days are `YYYY-MM-DD`. */
type Begun = { today: string; serviceDate: string; letterDate: string } & Pick<
  LetterFacts,
  'sendTo' | 'person' | 'plan' | 'claimNumber' | 'provider' | 'reason'
>;

/** What only letters about bills name. */
const ofBills = {
  account: null,
  statementDate: null,
  billDue: null,
  planSays: null,
  difference: null,
  payments: null,
  paidTotal: null,
  creditor: null,
  why: null,
};

/** The letter of an appeal with its first words on why one asks, and the rest of its blanks still open. */
export function beginLetter(facts: Begun, why: string, language: ExampleLanguage): string {
  const t = texts.getFixedT(language);
  const name = (day: string) => formatDate(day as FhirDate, language === 'es' ? 'es-US' : 'en-US');
  const { today, serviceDate, letterDate } = facts;
  const days = { today: name(today), serviceDate: name(serviceDate), letterDate: name(letterDate) };
  const draft = draftLetter('appeal', { ...ofBills, ...facts, ...days }, (key, values) =>
    String(t(key, values)),
  );
  let blanks = 0;
  return draft.replaceAll(/_{4,}/g, (blank) => {
    blanks += 1;
    return blanks === firstOfWhy ? why : blank;
  });
}
