import { createTexts } from '#shared/create-texts';
import type { Language } from '#shared/languages';
import type { Example } from '#shared/model/bills/example';
import { gatherLetterFacts, noAnswers } from '#shared/words/letters/letter-facts';
import { draftLetter } from '#shared/words/letters/letters';
import en from '../../../../resources/locales/en/letters.json' with { type: 'json' };
import es from '../../../../resources/locales/es/letters.json' with { type: 'json' };

const texts = createTexts('letters', { en, es });

type BegunLetter = Example['appeals'][number]['letters'][number];

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

/** The letter of an appeal with its first words on why one asks; nothing is ticked yet, and the address is missing. */
export function beginLetter(begun: Begun, why: string, language: Language): BegunLetter {
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
  const answers = { ...noAnswers, words: why };
  const facts = gatherLetterFacts(
    {
      personName: person,
      helper: null,
      bill: null,
      claims: [claim],
      refusal: { sendTo, letterDate, reason: { text: reason, code: null, system: null } },
      lines: [],
      place: null,
      equalCharges: null,
      address: null,
      phone: null,
      memberNumber: { whole: null, ending: null },
    },
    { language, t: lookUp, today },
    answers,
  );
  return { language, text: draftLetter('appeal', facts, lookUp).text, answers };
}
