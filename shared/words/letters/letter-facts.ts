/** What is known for a letter, in the letter's language, each amount with where it comes from. */
import { formatDate, formatSpan, parseFhirDate } from '../../dates.ts';
import type { Verdict } from '../../model/bills/bill.ts';
import type { BillView } from '../../model/bills/bill-lists.ts';
import type { LetterLanguage } from '../../model/bills/letter.ts';
import { isWithProvider } from '../../model/bills/payment.ts';
import type { ClaimReason } from '../../model/claims/claim.ts';
import type { ClaimRow, RowAmount } from '../../model/claims/claim-row.ts';
import { formatCents } from '../../money.ts';
import { codeSystemName } from '../codes.ts';
import { citeAddress, citeName, citeWords } from './cite.ts';

/**
 * What a template may name; `null` or empty is not known. Days and amounts are in words; what somebody else calls a thing
 * or says has been through `cite.ts`.
 */
export type LetterFacts = Record<
  | 'today'
  | 'sendTo'
  | 'person'
  | 'plan'
  | 'claimNumber'
  | 'serviceDate'
  | 'provider'
  | 'letterDate'
  | 'reason'
  | 'account'
  | 'statementDate'
  | 'billDue'
  | 'planSays'
  | 'difference'
  | 'payments'
  | 'paidTotal'
  | 'overpaid'
  | 'creditor'
  | 'why',
  string | null
>;

/** What letters say of a claim. */
type LetterClaim = Pick<
  ClaimRow,
  | 'claimNumber'
  | 'planName'
  | 'providerName'
  | 'serviceStart'
  | 'serviceEnd'
  | 'decidedOn'
  | 'openedAt'
  | 'state'
  | 'currency'
  | 'billed'
  | 'planPaid'
  | 'yourShare'
>;

/** What a letter is about. `claims`: those that it is surely about; of a letter about a claim, that one. */
export type LetterSubject = {
  personName: string | null;
  bill: Pick<BillView, 'bill' | 'verdict' | 'payments'> | null;
  claims: readonly LetterClaim[];
  /** The plan's letter of refusal: where an appeal goes, its day, and the reason that the plan gave. */
  refusal: {
    sendTo: string | null;
    letterDate: string | null;
    reason: Pick<ClaimReason, 'text' | 'code' | 'system'> | null;
  } | null;
};

export type LetterWords = {
  language: LetterLanguage;
  /** Looks texts of `letters` up in that language. */
  t: (key: string, values?: Record<string, string>) => string;
  /** `YYYY-MM-DD` */
  today: string;
};

/** Where an amount of the plan would stand that it did not state. */
const shortBlank = '____________';

/** Why the account should be held, by how the bill stands. */
const whyByVerdict: { readonly [verdict in Verdict]?: string } = {
  pending: 'deciding',
  refused: 'refused',
  'other-payer': 'other-plan',
  replaced: 'changed',
  protect: 'protected',
  oon: 'protected',
};

export function gatherLetterFacts(subject: LetterSubject, words: LetterWords): LetterFacts {
  const { bill: view, claims, personName, refusal } = subject;
  const { t, today, language } = words;
  const locale = localeOf(language);
  const bill = view?.bill ?? null;
  const [first] = claims;
  const care = bill?.serviceStart ? bill : (first ?? null);
  const join = (names: readonly (string | null)[]) =>
    [...new Set(names.map((name) => citeName(name, t)).filter((name) => name !== null))].join(', ');
  return {
    today: nameDay(today, words),
    sendTo: refusal?.sendTo ? citeAddress(refusal.sendTo) : null,
    letterDate: nameDay(refusal?.letterDate ?? null, words),
    reason: refusal?.reason ? sayReason(refusal.reason, t) : null,
    person: citeName(bill?.patientName ?? personName, t),
    plan: join(claims.map(({ planName }) => planName)),
    claimNumber: join(claims.map(({ claimNumber }) => claimNumber)),
    serviceDate: care && nameSpan(care, words),
    provider: citeName(bill?.biller ?? first?.providerName ?? null, t),
    account: bill && join(bill.accounts),
    statementDate: nameDay(bill?.statementDate ?? null, words),
    billDue: bill && sayBillDue(bill, words),
    planSays: claims.map((row) => sayPlan(row, words)).join('\n'),
    difference: view && sayDifference(view, words),
    payments:
      view?.payments
        .filter(isWithProvider)
        .map((payment) => sayPayment(payment, words))
        .join('\n') ?? null,
    paidTotal: view && sayPaidTotal(view, locale, t),
    overpaid: view && sayOverpaid(view, words),
    creditor: citeName(bill?.billerFor ?? null, t),
    why: sayWhy(subject, t),
  };
}

/** The plan's words, else its code. */
function sayReason(
  { text, code, system }: Pick<ClaimReason, 'text' | 'code' | 'system'>,
  t: LetterWords['t'],
) {
  const words = citeWords(text, t);
  if (words !== null || code === null) return words;
  const list = system === null ? null : codeSystemName(system, (key) => t(`common:codeSystem.${key}`));
  return t('from.code', { code: citeName(list === null ? code : `${list} ${code}`, t) ?? shortBlank });
}

function localeOf(language: LetterLanguage): string {
  return language === 'es' ? 'es-US' : 'en-US';
}

function nameDay(day: string | null, { language }: LetterWords): string | null {
  const date = parseFhirDate(day);
  return date && formatDate(date, localeOf(language));
}

type Care = Pick<LetterClaim, 'serviceStart' | 'serviceEnd'>;

function nameSpan({ serviceStart, serviceEnd }: Care, { language }: LetterWords): string | null {
  const start = parseFhirDate(serviceStart);
  return start && formatSpan(start, parseFhirDate(serviceEnd), localeOf(language));
}

function sayBillDue({ dueCents, currency, statementDate }: BillView['bill'], words: LetterWords): string {
  const amount = formatCents(dueCents, currency, localeOf(words.language));
  const day = nameDay(statementDate, words);
  return day === null ? words.t('from.bill', { amount }) : words.t('from.billOf', { amount, day });
}

/** What the plan decided about a claim, line by line. An incomplete sum is not what it stated. */
function sayPlan(row: LetterClaim, words: LetterWords): string {
  const { t, language } = words;
  const amount = (one: RowAmount | null) => {
    if (one === null || one.partial) return shortBlank;
    const text = formatCents(one.cents, row.currency, localeOf(language));
    return one.source === 'computed' ? t('from.computed', { amount: text }) : text;
  };
  const plan = citeName(row.planName, t) ?? shortBlank;
  const day = nameDay(row.decidedOn, words);
  const source = row.openedAt !== null ? 'file' : day === null ? 'plan' : 'planOn';
  const isOpen = row.state === 'plan-is-deciding';
  const isCanceled = row.state === 'canceled' || row.state === 'taken-back';
  return [
    t('says.claim', {
      number: citeName(row.claimNumber, t) ?? shortBlank,
      when: nameSpan(row, words) ?? shortBlank,
    }),
    ...(isOpen ? [t('says.deciding', { plan })] : []),
    ...(row.state === 'plan-did-not-pay' ? [t('says.refused', { plan })] : []),
    ...(isCanceled ? [t('says.canceled', { plan })] : []),
    ...(isOpen || isCanceled
      ? []
      : [
          t('says.billed', { amount: amount(row.billed) }),
          t('says.paid', { amount: amount(row.planPaid) }),
          t('says.share', { amount: amount(row.yourShare) }),
          t(`says.from.${source}`, { plan, day: day ?? '' }),
        ]),
  ].join('\n');
}

function sayDifference({ bill, verdict }: Pick<BillView, 'bill' | 'verdict'>, words: LetterWords) {
  const { differenceCents: cents } = verdict;
  if (cents === null || cents <= 0) return null;
  return words.t('from.difference', { amount: formatCents(cents, bill.currency, localeOf(words.language)) });
}

function sayOverpaid({ bill, verdict }: Pick<BillView, 'bill' | 'verdict'>, words: LetterWords) {
  const { overpaidCents: cents } = verdict;
  if (cents === null) return null;
  return words.t('from.overpaid', { amount: formatCents(cents, bill.currency, localeOf(words.language)) });
}

function sayPayment({ paidOn, cents, currency, way }: BillView['payments'][number], words: LetterWords) {
  const amount = formatCents(Math.abs(cents), currency, localeOf(words.language));
  const day = nameDay(paidOn, words) ?? shortBlank;
  return words.t(cents < 0 ? 'payment.back' : 'payment.paid', {
    day,
    amount,
    way: words.t(`payments:way.${way}`),
  });
}

/** `null` where nothing was paid, or in several currencies. */
function sayPaidTotal(
  { payments: all, bill }: Pick<BillView, 'payments' | 'bill'>,
  locale: string,
  t: LetterWords['t'],
): string | null {
  const payments = all.filter(isWithProvider);
  const sum = payments.reduce((cents, payment) => cents + payment.cents, 0);
  if (sum <= 0 || payments.some(({ currency }) => currency !== bill.currency)) return null;
  return t('from.you', { amount: formatCents(sum, bill.currency, locale) });
}

function findWhy({ verdict, notes }: BillView['verdict']): string | undefined {
  if (notes.includes('other-plan-paid')) return 'other-plan-paid';
  if (verdict === 'replaced' && notes.includes('withdrawn')) return 'canceled';
  return whyByVerdict[verdict];
}

function sayWhy({ bill, claims: [claim] }: LetterSubject, t: LetterWords['t']): string | null {
  const byState =
    claim?.state === 'plan-is-deciding'
      ? 'deciding'
      : claim?.state === 'plan-did-not-pay'
        ? 'refused'
        : undefined;
  const why = bill === null ? byState : findWhy(bill.verdict);
  return why === undefined ? null : t(`why.${why}`);
}
