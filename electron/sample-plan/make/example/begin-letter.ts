import { createTexts } from '#shared/create-texts';
import { gatherLetterFacts } from '#shared/words/letters/letter-facts';
import { draftLetter } from '#shared/words/letters/letters';
import en from '../../../../resources/locales/en/letters.json' with { type: 'json' };
import es from '../../../../resources/locales/es/letters.json' with { type: 'json' };
import type { ExampleLanguage } from './example-texts.ts';

const texts = createTexts('letters', { en, es });

/** The blanks that a letter begins with are for the member number and the address; then comes why one asks. */
const firstOfWhy = 3;

/** What an appeal names. Days are `YYYY-MM-DD`. */
type Begun = {
  today: string;
  sendTo: string;
  person: string;
  plan: string;
  claimNumber: string;
  serviceDate: string;
  provider: string;
  letterDate: string;
  reason: string | null;
};

/** The letter of an appeal with its first words on why one asks, and the rest of its blanks still open. */
export function beginLetter(begun: Begun, why: string, language: ExampleLanguage): string {
  const { today, sendTo, person, plan, claimNumber, serviceDate, provider, letterDate, reason } = begun;
  const t = texts.getFixedT(language);
  const lookUp = (key: string, values: Record<string, string> = {}) => String(t(key, values));
  const claim = {
    claimNumber,
    planName: plan,
    providerName: provider,
    serviceStart: serviceDate,
    serviceEnd: null,
    decidedOn: null,
    openedAt: null,
    state: 'plan-did-not-pay',
    currency: 'USD',
    billed: null,
    planPaid: null,
    yourShare: null,
  } as const;
  const facts = gatherLetterFacts(
    {
      personName: person,
      bill: null,
      claims: [claim],
      refusal: { sendTo, letterDate, reason: { text: reason, code: null, system: null } },
    },
    { language, t: lookUp, today },
  );
  let blanks = 0;
  return draftLetter('appeal', facts, lookUp).replaceAll(/_{4,}/g, (blank) => {
    blanks += 1;
    return blanks === firstOfWhy ? why : blank;
  });
}
