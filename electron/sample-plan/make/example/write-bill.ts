import type { BillFacts, BillLine } from '#shared/model/bills/bill';
import type { ExampleBill } from '#shared/model/bills/example';
import type { PaymentEntry } from '#shared/model/bills/payment';
import { addDays } from '../calendar.ts';
import type { ExampleClaim } from './example-claim.ts';

export type WrittenFacts = ExampleBill['facts'];

const blankBill: WrittenFacts = {
  kind: 'bill',
  patientName: null,
  biller: '',
  billerFor: null,
  npi: null,
  accounts: [],
  claimNumber: null,
  prescriptionNumber: null,
  serviceStart: null,
  serviceEnd: null,
  statementDate: null,
  dueDate: null,
  dueCents: 0,
  currency: 'USD',
  totalChargesCents: null,
  previousBalanceCents: null,
  feeCents: null,
  installmentsOfCents: null,
  lines: [],
};

type More = Partial<Omit<ExampleBill, 'about' | 'facts'>> & { about?: readonly ExampleClaim[] };

/** A bill about no claim, or about those of `about`. */
export function writeAnyBill(facts: Partial<WrittenFacts>, { about = [], ...more }: More = {}): ExampleBill {
  return {
    payments: [],
    calls: [],
    scan: null,
    ...more,
    about: about.map(({ id }) => id),
    facts: { ...blankBill, ...facts },
  };
}

/** The bill for the share of a claim, as its provider prints it; `facts` say what is different. */
export function writeBill(
  claim: ExampleClaim,
  facts: Partial<WrittenFacts> = {},
  more: More = {},
): ExampleBill {
  return writeAnyBill(
    {
      biller: claim.provider.name,
      accounts: claim.account === null ? [] : [claim.account],
      serviceStart: claim.start,
      serviceEnd: claim.end === claim.start ? null : claim.end,
      dueCents: claim.share,
      totalChargesCents: claim.billed,
      ...facts,
    },
    { ...more, about: more.about ?? [claim] },
  );
}

/** The line of one visit on a bill for several. */
export function writeLine(claim: ExampleClaim): BillLine {
  return {
    serviceStart: claim.start,
    serviceEnd: null,
    account: claim.account,
    code: null,
    chargeCents: claim.billed,
    dueCents: claim.share,
    personId: null,
  };
}

export function pay(cents: number, paidOn: string, way: PaymentEntry['way'], note = ''): PaymentEntry {
  return { cents, currency: 'USD', paidOn, way, note };
}

/** When bills come: nothing that has happened lies after today. */
export class Calendar {
  readonly today: string;

  constructor(today: string) {
    this.today = today;
  }

  ago(days: number): string {
    return addDays(this.today, -days);
  }

  /** The day, or today where it is still to come. */
  until(day: string): string {
    return day < this.today ? day : this.today;
  }

  /** A statement of so many days ago, or of the day after the decision where that was later; due three weeks on. */
  sent(
    { decided }: Pick<ExampleClaim, 'decided'>,
    daysAgo: number,
  ): Pick<BillFacts, 'statementDate' | 'dueDate'> {
    const [, last = this.today] = [addDays(decided, 1), this.ago(daysAgo)].toSorted();
    const statementDate = this.until(last);
    return { statementDate, dueDate: addDays(statementDate, 21) };
  }
}
