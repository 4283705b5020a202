/** What is typed into the form about a bill, as texts, and the bill that it makes. */
import { toWholeDay } from '#shared/dates';
import { BillFacts, type BillKind, BillLine, mayLackDue } from '#shared/model/bills/bill';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { parseTypedCents } from '#shared/money';

export type BillAnswers = {
  kind: BillKind;
  biller: string;
  due: string;
  serviceStart: string;
  serviceEnd: string;
  account: string;
  dueDate: string;
  statementDate: string;
  billerFor: string;
  totalCharges: string;
  previousBalance: string;
  fee: string;
  installments: string;
  claimNumber: string;
  prescriptionNumber: string;
  npi: string;
  patientName: string;
};

const { biller, billerFor, claimNumber, prescriptionNumber, patientName } = BillFacts.shape;
/** The most characters that a bill keeps of an answer. */
export const longestAnswers: { [name in keyof BillAnswers]?: number | null } = {
  biller: biller.maxLength,
  billerFor: billerFor.unwrap().maxLength,
  claimNumber: claimNumber.unwrap().maxLength,
  prescriptionNumber: prescriptionNumber.unwrap().maxLength,
  patientName: patientName.unwrap().maxLength,
};
const longestAccount = BillLine.shape.account.unwrap().maxLength ?? undefined;

const noAnswers: BillAnswers = {
  kind: 'bill',
  biller: '',
  due: '',
  serviceStart: '',
  serviceEnd: '',
  account: '',
  dueDate: '',
  statementDate: '',
  billerFor: '',
  totalCharges: '',
  previousBalance: '',
  fee: '',
  installments: '',
  claimNumber: '',
  prescriptionNumber: '',
  npi: '',
  patientName: '',
};

const amounts = ['totalCharges', 'previousBalance', 'fee', 'installments'] as const;

export type BillProblems = Partial<
  Record<keyof BillAnswers, 'biller' | 'due' | 'amount' | 'npi' | 'serviceEnd' | 'to-come'>
>;

/** True for a paper that may be about care to come: what it may cost, or what a plan asks for ahead. */
export function mayBeAhead(kind: BillKind): boolean {
  return kind === 'estimate' || kind === 'plan-bill';
}

/** What must be mended before the bill can be kept. */
export function findBillProblems(answers: BillAnswers, today: string): BillProblems {
  const problems: BillProblems = {};
  if (answers.biller.trim() === '') problems.biller = 'biller';
  const isLacking = mayLackDue(answers) && answers.due.trim() === '';
  if (!isLacking && parseTypedCents(answers.due) === null) problems.due = 'due';
  for (const name of amounts)
    if (answers[name].trim() !== '' && parseTypedCents(answers[name]) === null) problems[name] = 'amount';
  if (answers.npi.trim() !== '' && !/^[12]\d{9}$/.test(answers.npi.trim())) problems.npi = 'npi';
  if (answers.serviceEnd !== '' && answers.serviceEnd < answers.serviceStart)
    problems.serviceEnd = 'serviceEnd';
  if (!mayBeAhead(answers.kind))
    for (const name of ['serviceStart', 'serviceEnd'] as const)
      if (answers[name] > today) problems[name] = 'to-come';
  return problems;
}

/** The bill of answers without problems; `kept`: what the form does not ask about, of a bill that is changed. */
export function readBillAnswers(
  answers: BillAnswers,
  kept: Pick<BillFacts, 'personId'> & Partial<BillFacts>,
): BillFacts {
  // What a plan or a paper says goes into a field whole.
  const text = (name: keyof BillAnswers) =>
    answers[name].trim().slice(0, longestAnswers[name] ?? undefined) || null;
  const [account, ...otherAccounts] = answers.account
    .split(',')
    .map((one) => one.trim().slice(0, longestAccount));
  return {
    currency: 'USD',
    lines: [],
    ...kept,
    kind: answers.kind,
    biller: text('biller') ?? '',
    dueCents: parseTypedCents(answers.due),
    serviceStart: text('serviceStart'),
    serviceEnd: text('serviceEnd'),
    accounts: [account ?? '', ...otherAccounts].filter((one) => one !== '').slice(0, 10),
    dueDate: text('dueDate'),
    statementDate: text('statementDate'),
    billerFor: text('billerFor'),
    totalChargesCents: parseTypedCents(answers.totalCharges),
    previousBalanceCents: parseTypedCents(answers.previousBalance),
    feeCents: parseTypedCents(answers.fee),
    installmentsOfCents: parseTypedCents(answers.installments),
    claimNumber: text('claimNumber'),
    prescriptionNumber: text('prescriptionNumber'),
    npi: text('npi'),
    patientName: text('patientName'),
  };
}

/** What a bill for the claim would say of the sender and the days; nothing without a claim. */
export function answersAbout(row: ClaimRow | null): BillAnswers {
  if (row === null) return noAnswers;
  const serviceStart = toWholeDay(row.serviceStart) ?? '';
  const serviceEnd = toWholeDay(row.serviceEnd) ?? '';
  return {
    ...noAnswers,
    biller: row.providerName ?? '',
    serviceStart,
    serviceEnd: serviceEnd === serviceStart ? '' : serviceEnd,
  };
}

/** A bill as the form shows it. */
export function answersFrom(bill: BillFacts): BillAnswers {
  const amount = (cents: number | null) => (cents === null ? '' : (cents / 100).toFixed(2));
  return {
    kind: bill.kind,
    biller: bill.biller,
    due: amount(bill.dueCents),
    serviceStart: bill.serviceStart ?? '',
    serviceEnd: bill.serviceEnd ?? '',
    account: bill.accounts.join(', '),
    dueDate: bill.dueDate ?? '',
    statementDate: bill.statementDate ?? '',
    billerFor: bill.billerFor ?? '',
    totalCharges: amount(bill.totalChargesCents),
    previousBalance: amount(bill.previousBalanceCents),
    fee: amount(bill.feeCents),
    installments: amount(bill.installmentsOfCents),
    claimNumber: bill.claimNumber ?? '',
    prescriptionNumber: bill.prescriptionNumber ?? '',
    npi: bill.npi ?? '',
    patientName: bill.patientName ?? '',
  };
}
