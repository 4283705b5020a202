/** The words of papers for the data worker. */

import { addTexts, createTexts } from '#shared/create-texts';
import type { Language } from '#shared/languages';
import { createWords, type Words } from '#shared/paper/words';
import enAccessLog from '../../../resources/locales/en/access-log.json' with { type: 'json' };
import enApprovals from '../../../resources/locales/en/approvals.json' with { type: 'json' };
import enBills from '../../../resources/locales/en/bills.json' with { type: 'json' };
import enClaim from '../../../resources/locales/en/claim.json' with { type: 'json' };
import enCommon from '../../../resources/locales/en/common.json' with { type: 'json' };
import enCoverage from '../../../resources/locales/en/coverage.json' with { type: 'json' };
import enDenials from '../../../resources/locales/en/denials.json' with { type: 'json' };
import enEnrollment from '../../../resources/locales/en/enrollment.json' with { type: 'json' };
import enHealth from '../../../resources/locales/en/health.json' with { type: 'json' };
import enLetters from '../../../resources/locales/en/letters.json' with { type: 'json' };
import enLimits from '../../../resources/locales/en/limits.json' with { type: 'json' };
import enNews from '../../../resources/locales/en/news.json' with { type: 'json' };
import enNextYear from '../../../resources/locales/en/next-year.json' with { type: 'json' };
import enPacket from '../../../resources/locales/en/packet.json' with { type: 'json' };
import enPayments from '../../../resources/locales/en/payments.json' with { type: 'json' };
import enPlans from '../../../resources/locales/en/plans.json' with { type: 'json' };
import enStatement from '../../../resources/locales/en/statement.json' with { type: 'json' };
import enTaxes from '../../../resources/locales/en/taxes.json' with { type: 'json' };
import enVisits from '../../../resources/locales/en/visits.json' with { type: 'json' };
import enWhose from '../../../resources/locales/en/whose.json' with { type: 'json' };
import esAccessLog from '../../../resources/locales/es/access-log.json' with { type: 'json' };
import esApprovals from '../../../resources/locales/es/approvals.json' with { type: 'json' };
import esBills from '../../../resources/locales/es/bills.json' with { type: 'json' };
import esClaim from '../../../resources/locales/es/claim.json' with { type: 'json' };
import esCommon from '../../../resources/locales/es/common.json' with { type: 'json' };
import esCoverage from '../../../resources/locales/es/coverage.json' with { type: 'json' };
import esDenials from '../../../resources/locales/es/denials.json' with { type: 'json' };
import esEnrollment from '../../../resources/locales/es/enrollment.json' with { type: 'json' };
import esHealth from '../../../resources/locales/es/health.json' with { type: 'json' };
import esLetters from '../../../resources/locales/es/letters.json' with { type: 'json' };
import esLimits from '../../../resources/locales/es/limits.json' with { type: 'json' };
import esNews from '../../../resources/locales/es/news.json' with { type: 'json' };
import esNextYear from '../../../resources/locales/es/next-year.json' with { type: 'json' };
import esPacket from '../../../resources/locales/es/packet.json' with { type: 'json' };
import esPayments from '../../../resources/locales/es/payments.json' with { type: 'json' };
import esPlans from '../../../resources/locales/es/plans.json' with { type: 'json' };
import esStatement from '../../../resources/locales/es/statement.json' with { type: 'json' };
import esTaxes from '../../../resources/locales/es/taxes.json' with { type: 'json' };
import esVisits from '../../../resources/locales/es/visits.json' with { type: 'json' };
import esWhose from '../../../resources/locales/es/whose.json' with { type: 'json' };

/** Every namespace that a paper takes words from. */
const namespaces: Record<string, Record<Language, object>> & { statement: Record<Language, object> } = {
  'access-log': { en: enAccessLog, es: esAccessLog },
  approvals: { en: enApprovals, es: esApprovals },
  bills: { en: enBills, es: esBills },
  claim: { en: enClaim, es: esClaim },
  common: { en: enCommon, es: esCommon },
  coverage: { en: enCoverage, es: esCoverage },
  denials: { en: enDenials, es: esDenials },
  enrollment: { en: enEnrollment, es: esEnrollment },
  health: { en: enHealth, es: esHealth },
  letters: { en: enLetters, es: esLetters },
  limits: { en: enLimits, es: esLimits },
  news: { en: enNews, es: esNews },
  'next-year': { en: enNextYear, es: esNextYear },
  packet: { en: enPacket, es: esPacket },
  payments: { en: enPayments, es: esPayments },
  plans: { en: enPlans, es: esPlans },
  statement: { en: enStatement, es: esStatement },
  taxes: { en: enTaxes, es: esTaxes },
  visits: { en: enVisits, es: esVisits },
  whose: { en: enWhose, es: esWhose },
};

const texts = createTexts('statement', namespaces.statement);
for (const [name, words] of Object.entries(namespaces)) addTexts(texts, name, words);

/** The words of papers in the language of the paper, whatever language the app has. */
export function wordsFor(language: Language): Words {
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
