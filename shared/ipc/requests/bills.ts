/** Requests about bills, payments and their scans. Part of the contract. */
import { z } from 'zod';
import { FilePath, OwnId, RecordId, TypedLine } from '../../bounds.ts';
import { BillFacts, mayLackDue } from '../../model/bills/bill.ts';
import {
  BillAnswers,
  BillList,
  BillView,
  ClaimChoices,
  ClaimPayment,
  mostOfBill,
} from '../../model/bills/bill-lists.ts';
import { InstallmentPlan } from '../../model/bills/installments.ts';
import { mostPaidClaims, PaidClaim, PaidOf, PaidSums } from '../../model/bills/paid-sums.ts';
import { ManyPayment, mostAtOnce, PaymentEntry } from '../../model/bills/payment.ts';
import {
  HeldScan,
  mostScanPages,
  ScanPicture,
  ScanPlace,
  ScanReading,
  ScanRef,
} from '../../model/bills/scan.ts';
import { ClaimFilter } from '../../model/claims/claims-view.ts';
import { Nothing, OfBill, OfClaim, OfPerson, Removed, Saved } from '../shapes.ts';

export const billsRequests = {
  'bills.list': { input: OfPerson, output: BillList },
  'bills.get': { input: OfBill, output: BillView },
  /** Writes a bill down, or anew, with the scan that is held and the claim that it is about: all of it, or nothing. */
  'bills.save': {
    input: z.strictObject({
      billId: OwnId.nullable(),
      facts: BillFacts.refine((facts) => facts.dueCents !== null || mayLackDue(facts)),
      heldId: OwnId.optional(),
      claimId: RecordId.optional(),
    }),
    output: z.strictObject({ billId: z.string() }),
  },
  'bills.remove': { input: OfBill, output: Removed },
  /** Whether the bill is about that claim; `null` takes the answer back. */
  'bills.answer': {
    input: z.strictObject({
      billId: OwnId,
      claimId: RecordId,
      isMeant: z.boolean().nullable(),
    }),
    output: Nothing,
  },
  /** Whether the bill is about all visits, within its days, of the provider of that claim. */
  'bills.answerForAll': {
    input: z.strictObject({ billId: OwnId, claimId: RecordId, isMeant: z.boolean() }),
    output: Nothing,
  },
  /** Puts what was said back as it was. */
  'bills.restoreAnswers': {
    input: z.strictObject({ billId: OwnId, said: BillAnswers }),
    output: Nothing,
  },
  /** Claims that the person may say the bill is about; `text`: words to find, as in the list of claims. */
  'bills.claimChoices': {
    input: z.strictObject({ billId: OwnId, text: TypedLine.nullable() }),
    output: ClaimChoices,
  },
  /** Which of the bills that are here for one debt is counted, in the place of which; `null` takes the choice back. */
  'bills.chooseCounted': {
    input: z.strictObject({ billId: OwnId, insteadOf: OwnId.nullable() }),
    output: Nothing,
  },
  /** Whether the newer bill that seems to ask for the same as this bill asks for something else. */
  'bills.setApart': {
    input: z.strictObject({ billId: OwnId, isApart: z.boolean().nullable() }),
    output: Nothing,
  },
  'bills.pay': {
    input: z.strictObject({
      billId: OwnId,
      facts: PaymentEntry,
    }),
    output: z.strictObject({ paymentId: z.string() }),
  },
  /** `null` forgets the installments. */
  'bills.planInstallments': {
    input: z.strictObject({ billId: OwnId, plan: InstallmentPlan.nullable() }),
    output: Nothing,
  },
  /** Marks many as paid: all of them, or none. */
  'bills.payMany': {
    input: z.strictObject({ payments: z.array(ManyPayment).min(1).max(mostAtOnce) }),
    output: z.strictObject({ paymentIds: z.array(z.string()).max(mostAtOnce) }),
  },
  /** Takes many payments back: all of them, or none. */
  'bills.removePayments': {
    input: z.strictObject({ paymentIds: z.array(OwnId).min(1).max(mostAtOnce) }),
    output: Removed,
  },
  'bills.removePayment': { input: z.strictObject({ paymentId: OwnId }), output: Removed },
  /** Asks for a PDF or a picture and holds it in memory; `null` when the person closed the dialog. */
  'scans.choose': { input: Nothing, output: HeldScan.nullable() },
  /** Holds a file that was dropped on the window. */
  'scans.look': { input: z.strictObject({ path: FilePath }), output: HeldScan },
  /** Holds the only file of “Open a file”, which is no file of a plan; `null` when it was let go of. */
  'scans.holdOpened': { input: Nothing, output: HeldScan.nullable() },
  /** Holds a copy of a scan that is kept, for another form. */
  'scans.holdKept': { input: z.strictObject({ place: ScanPlace }), output: HeldScan },
  'scans.draw': {
    input: z.strictObject({ ref: ScanRef, page: z.int().min(1).max(mostScanPages) }),
    output: ScanPicture,
  },
  /** What the text of the scan says and offers. */
  'scans.read': { input: z.strictObject({ ref: ScanRef }), output: ScanReading },
  /** Keeps the scan that is held, in the place of an earlier one. */
  'scans.keep': { input: z.strictObject({ heldId: OwnId, place: ScanPlace }), output: Nothing },
  'scans.remove': { input: z.strictObject({ place: ScanPlace }), output: Removed },
  'scans.save': { input: z.strictObject({ place: ScanPlace }), output: Saved },
  /** Lets go of the scan that is held. */
  'scans.drop': { input: Nothing, output: Nothing },
  /** A payment for a claim without a bill. */
  'bills.payClaim': {
    input: z.strictObject({ claimId: RecordId, facts: PaymentEntry }),
    output: z.strictObject({ paymentId: z.string() }),
  },
  'bills.claimPayments': {
    input: OfClaim,
    output: z.array(ClaimPayment).max(mostOfBill),
  },
  'bills.paidClaims': { input: OfPerson, output: z.array(PaidClaim).max(mostPaidClaims) },
  'bills.paidInYear': { input: z.strictObject({ personId: OwnId, year: z.int() }), output: PaidSums },
  'bills.paidOf': { input: z.strictObject({ filter: ClaimFilter }), output: PaidOf },
} as const;
