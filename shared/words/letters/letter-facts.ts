/** What is known for a letter, in the letter's language, each amount with where it comes from. */

import { formatDate, formatSpan, parseFhirDate } from '../../dates.ts';
import { localeOf } from '../../languages.ts';
import type { Verdict } from '../../model/bills/bill.ts';
import type { BillView } from '../../model/bills/bill-lists.ts';
import {
  type LetterAnswers,
  type LetterLanguage,
  type LetterTick,
  letterTicks,
} from '../../model/bills/letter.ts';
import { isWithProvider } from '../../model/bills/payment.ts';
import type { ClaimLine, ClaimReason } from '../../model/claims/claim.ts';
import type { ClaimRow, RowAmount } from '../../model/claims/claim-row.ts';
import type { SecondLookQuestion } from '../../model/claims/second-look.ts';
import { formatCents } from '../../money.ts';
import { codeSystemName } from '../codes.ts';
import { findMeaning } from '../reason-meanings.ts';
import { findOwnWords } from '../service-kinds.ts';
import { citeName, citeWords, keepLines, putOnOneLine } from './cite.ts';
import type { LetterHelper } from './find-helper.ts';

/** What a template may name. */
export const letterFactNames = [
  'today',
  'ownAddress',
  'toAddress',
  'toPhone',
  'gotOn',
  'otherPlan',
  'sender',
  'forPatient',
  'person',
  'plan',
  'memberNumber',
  'claimNumber',
  'serviceDate',
  'service',
  'provider',
  'billed',
  'decidedOn',
  'letterDate',
  'reason',
  'account',
  'statementDate',
  'billDue',
  'planSays',
  'toCheck',
  'difference',
  'payments',
  'paidTotal',
  'overpaid',
  'equalCharges',
  'creditor',
  'why',
  'ticked',
  'also',
  'words',
  'enclosures',
] as const;

/**
 * `null` or empty is not known. Days and amounts are in words; what somebody else calls a thing or says has been through
 * `cite.ts`.
 */
export type LetterFacts = Record<(typeof letterFactNames)[number], string | null>;

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
  | 'way'
  | 'state'
  | 'currency'
  | 'billed'
  | 'planPaid'
  | 'yourShare'
>;

/** What a letter is about. `claims`: those that it is surely about; of a letter about a claim, that one. */
export type LetterSubject = {
  personName: string | null;
  /** Who acts for the person and signs in their place. */
  helper: LetterHelper | null;
  bill: (Pick<BillView, 'bill' | 'verdict' | 'payments'> & { canceledClaims: readonly LetterClaim[] }) | null;
  claims: readonly LetterClaim[];
  /** The plan's letter of refusal: where an appeal goes, its day, and the reason that the plan gave. */
  refusal: {
    sendTo: string | null;
    letterDate: string | null;
    reason: Pick<ClaimReason, 'text' | 'code' | 'system'> | null;
  } | null;
  /** Of the claim that the letter is about. */
  lines: readonly Pick<ClaimLine, 'service' | 'revenue'>[];
  /** The place in network, where the care was done. */
  place: string | null;
  /** Address of whom the letter goes to, as a plan wrote it. */
  address: string | null;
  /** Their phone, as a plan wrote it. */
  phone: string | null;
  /** Equal charges on the bill that there is a question about. */
  equalCharges: Pick<SecondLookQuestion, 'service' | 'day' | 'cents' | 'currency' | 'count'> | null;
  /** The number on the card of the plan that it is about: whole only once the person asked for that. */
  memberNumber: { whole: string | null; ending: string | null };
};

/** The answers of a letter that nobody has begun. */
export const noAnswers: LetterAnswers = {
  ownAddress: null,
  toAddress: null,
  more: '',
  isNumberWhole: false,
  ticked: [],
  words: '',
};

export type LetterWords = {
  language: LetterLanguage;
  /** Looks texts of `letters` up in that language. */
  t: (key: string, values?: Record<string, string>) => string;
  /** `YYYY-MM-DD` */
  today: string;
};

/** Why the account should be held, by how the bill stands. */
const whyByVerdict: { readonly [verdict in Verdict]?: string } = {
  pending: 'deciding',
  refused: 'refused',
  'other-payer': 'other-plan',
  replaced: 'changed',
  protect: 'protected',
  oon: 'protected',
};

/** Asked for besides what is true: these stand at the letter's end. */
const asked: ReadonlySet<LetterTick> = new Set(['send-papers', 'plan-letter', 'urgent']);

/** Sentences that say that something is enclosed: named again below the signature. */
const enclosed = [
  'doctor-letter',
  'other-decided',
  'plan-letter',
  'receipt',
  'plan-decision',
  'both-cards',
] as const satisfies readonly LetterTick[];

export function gatherLetterFacts(
  subject: LetterSubject,
  words: LetterWords,
  answers: LetterAnswers = noAnswers,
): LetterFacts {
  const { bill: view, claims, personName, helper, refusal, memberNumber } = subject;
  const { t, today, language } = words;
  const locale = localeOf(language);
  const bill = view?.bill ?? null;
  const [first] = claims;
  const care = bill?.serviceStart ? bill : (first ?? null);
  const join = (names: readonly (string | null)[]) =>
    [...new Set(names.map((name) => citeName(name, t)).filter((name) => name !== null))].join(', ');
  const plan = join(claims.map(({ planName }) => planName));
  const provider = citeName(bill?.biller ?? first?.providerName ?? null, t);
  const person = citeName(bill?.patientName ?? personName, t);
  return {
    today: nameDay(today, words),
    ownAddress: keepLines(answers.ownAddress ?? ''),
    toAddress: leaveOutName(sayAddress(answers.toAddress, subject, t), [plan, provider]),
    toPhone: citeName(subject.phone, t),
    gotOn: putOnOneLine(answers.more),
    otherPlan: putOnOneLine(answers.more),
    letterDate: nameDay(refusal?.letterDate ?? null, words),
    reason: refusal?.reason ? sayReason(refusal.reason, words) : null,
    sender: saySender(subject, answers, t),
    forPatient: helper !== null && person !== null ? t('forPatient') : null,
    person,
    plan,
    memberNumber: sayMemberNumber(memberNumber, answers, t),
    claimNumber: join(claims.map(({ claimNumber }) => claimNumber)),
    serviceDate: care && nameSpan(care, words),
    service: sayServices(subject.lines, words),
    provider,
    billed: first?.billed && !first.billed.partial ? sayAmount(first.billed, first.currency, words) : null,
    decidedOn: nameDay(first?.decidedOn ?? null, words),
    account: bill && join(bill.accounts),
    statementDate: nameDay(bill?.statementDate ?? null, words),
    billDue: bill && sayBillDue(bill, words),
    planSays: listSaid(subject)
      .map((row) => sayPlan(row, words))
      .join('\n'),
    toCheck: t(`toCheck.${claims.some(isDecided) ? 'decision' : 'charges'}`),
    difference: view && sayDifference(view, words),
    payments:
      view?.payments
        .filter(isWithProvider)
        .map((payment) => sayPayment(payment, words))
        .join('\n') ?? null,
    paidTotal: view && sayPaidTotal(view, locale, t),
    overpaid: view && sayOverpaid(view, words),
    equalCharges: subject.equalCharges && sayEqualCharges(subject.equalCharges, words),
    creditor: citeName(bill?.billerFor ?? null, t),
    why: sayWhy(subject, t),
    ticked: sayTicked(
      answers.ticked.filter((tick) => !asked.has(tick)),
      subject,
      t,
    ),
    also: sayTicked(
      answers.ticked.filter((tick) => asked.has(tick)),
      subject,
      t,
    ),
    words: keepLines(answers.words),
    enclosures: enclosed
      .filter((tick) => answers.ticked.includes(tick))
      .map((tick) => t(`enclosed.${tick}`))
      .join(', '),
  };
}

/** The claims, and those of the bill's days that were canceled since: the bill may still ask for them. */
function listSaid({ claims, bill }: LetterSubject): readonly LetterClaim[] {
  return claims.length > 0 ? [...claims, ...(bill?.canceledClaims ?? [])] : [];
}

/** Whoever signs. The name of a person for whom somebody acts is never in that place. */
function saySender(
  { personName, helper, bill }: LetterSubject,
  { ownName }: LetterAnswers,
  t: LetterWords['t'],
): string | null {
  const typed = putOnOneLine(ownName ?? '');
  if (typed !== '') return typed;
  return citeName(helper === null ? (personName ?? bill?.bill.patientName ?? null) : helper.name, t);
}

/** What the person typed, else what they copied from the plan's letter, else what a plan wrote, on one line. */
function sayAddress(
  typed: string | null,
  { refusal, address }: LetterSubject,
  t: LetterWords['t'],
): string | null {
  if (typed !== null) return keepLines(typed);
  return refusal?.sendTo ? keepLines(refusal.sendTo) : citeName(address, t);
}

/** The address without its first line where that is the name the letter is to: that stands above it. */
function leaveOutName(address: string | null, names: readonly (string | null)[]): string | null {
  const [first = '', ...more] = (address ?? '').split('\n');
  const isName = names.some((name) => name?.trim().toLowerCase() === first.trim().toLowerCase());
  return more.length > 0 && isName ? more.join('\n') : address;
}

function sayMemberNumber(
  { whole, ending }: LetterSubject['memberNumber'],
  { isNumberWhole }: LetterAnswers,
  t: LetterWords['t'],
): string | null {
  if (isNumberWhole && whole !== null) return citeName(whole, t);
  const end = citeName(ending, t);
  return end === null ? null : t('from.ending', { ending: end });
}

/** The sentences, a line each: what somebody else calls a thing stands at the end of its line. */
function sayTicked(
  ticked: readonly LetterTick[],
  { place }: LetterSubject,
  t: LetterWords['t'],
): string | null {
  const where = citeName(place, t);
  const said = letterTicks.filter(
    (tick) => ticked.includes(tick) && (tick !== 'place-in-network' || where !== null),
  );
  return said.map((tick) => t(`tick.${tick}`, { place: where ?? '' })).join('\n');
}

const mostServices = 3;

/** What was done, in the plan's words, each once; with ours before them where the letter is not in English. */
function sayServices(lines: LetterSubject['lines'], { t, language }: LetterWords): string | null {
  const said = lines.flatMap((line) => {
    const kind = findOwnWords(line, language);
    const ours = kind && t(`claim:serviceKind.${kind}`);
    const plans = citeWords(line.service.text, t);
    if (ours !== null && plans !== null) return t('from.service', { kind: ours, words: plans });
    return ours ?? plans ?? [];
  });
  const all = [...new Set(said)];
  return all.length === 0 ? null : all.slice(0, mostServices).join(', ');
}

function sayAmount(amount: RowAmount, currency: string, { t, language }: LetterWords): string {
  const text = formatCents(amount.cents, currency, localeOf(language));
  return amount.source === 'computed' ? t('from.computed', { amount: text }) : text;
}

/**
 * The plan's words as a quotation, else our words for its code, with the code. A letter in another language than plans
 * write says what the code means before it quotes; without a code nothing is translated.
 */
function sayReason(
  { text, code, system }: Pick<ClaimReason, 'text' | 'code' | 'system'>,
  { t, language }: LetterWords,
) {
  const words = citeWords(text, t);
  const found = findMeaning({ system, code });
  const meaning = found && startLarge(t(`meaning.${found}`));
  if (words !== null)
    return meaning !== null && language !== 'en' ? t('from.meaningQuoted', { meaning, words }) : words;
  if (code === null) return null;
  const list = system === null ? null : codeSystemName(system, (key) => t(`common:codeSystem.${key}`));
  const named = citeName(list === null ? code : `${list} ${code}`, t);
  if (named === null) return meaning;
  return meaning === null ? t('from.code', { code: named }) : t('from.meaning', { meaning, code: named });
}

/** With a capital in front: it begins what stands behind the name of a fact. */
function startLarge(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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

function sayBillDue(
  { dueCents, currency, statementDate }: BillView['bill'],
  words: LetterWords,
): string | null {
  if (dueCents === null) return null;
  const amount = formatCents(dueCents, currency, localeOf(words.language));
  const day = nameDay(statementDate, words);
  return day === null ? words.t('from.bill', { amount }) : words.t('from.billOf', { amount, day });
}

function isTakenBack({ state }: LetterClaim): boolean {
  return state === 'canceled' || state === 'taken-back';
}

/** Whether there is a decision of the plan that the amount can be held against. */
function isDecided(claim: LetterClaim): boolean {
  return claim.state !== 'plan-is-deciding' && !isTakenBack(claim);
}

/** What the plan decided about a claim, line by line. An incomplete sum is not what it stated. */
function sayPlan(row: LetterClaim, words: LetterWords): string {
  const { t } = words;
  const notStated = t('says.notStated');
  const amount = (one: RowAmount | null) =>
    one === null || one.partial ? notStated : sayAmount(one, row.currency, words);
  const plan = citeName(row.planName, t) ?? notStated;
  const day = nameDay(row.decidedOn, words);
  const source = row.openedAt !== null ? (row.way ?? 'file') : day === null ? 'plan' : 'planOn';
  const isOpen = row.state === 'plan-is-deciding';
  const isCanceled = isTakenBack(row);
  return [
    t('says.claim', {
      number: citeName(row.claimNumber, t) ?? notStated,
      when: nameSpan(row, words) ?? notStated,
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

/** Day, code, how often and how much, and the question about them, line by line. */
function sayEqualCharges(
  { service, day, cents, currency, count }: NonNullable<LetterSubject['equalCharges']>,
  words: LetterWords,
): string | null {
  const { t, language } = words;
  const on = nameDay(day, words);
  if (on === null || cents === null || count === null) return null;
  const code = citeName(service, t);
  const amount = formatCents(cents, currency, localeOf(language));
  return [
    t('alike.on', { day: on }),
    ...(code === null ? [] : [t('alike.code', { code })]),
    t('alike.charges', { count: String(count), amount }),
    t('alike.ask'),
  ].join('\n');
}

function sayPayment({ paidOn, cents, currency, way }: BillView['payments'][number], words: LetterWords) {
  const amount = formatCents(Math.abs(cents), currency, localeOf(words.language));
  const day = nameDay(paidOn, words) ?? words.t('says.notStated');
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
  if (notes.includes('other-plan-paid') || notes.includes('before-other-plan')) return 'other-plan-paid';
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
