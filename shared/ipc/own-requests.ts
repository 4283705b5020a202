/**
 * Requests about what the person writes down themselves: bills and payments, calls and letters, appeals, notes on care,
 * limits, what belongs together, and entries for taxes. Part of the contract.
 */
import { z } from 'zod';
import { FilePath, NameOfPlan, OwnId, RecordId } from '../bounds.ts';
import { AppealFacts, AppealView, mostRefusals, Refusal, RefusalList } from '../model/appeals/appeal.ts';
import { About } from '../model/bills/about.ts';
import { BillFacts } from '../model/bills/bill.ts';
import { BillList, BillView, ClaimPayment, mostOfBill } from '../model/bills/bill-lists.ts';
import { CallFacts } from '../model/bills/call.ts';
import { ExampleState } from '../model/bills/example-mark.ts';
import { InstallmentPlan } from '../model/bills/installments.ts';
import {
  KeptLetters,
  LetterLanguage,
  LetterTemplate,
  LetterText,
  SentLetterFacts,
} from '../model/bills/letter.ts';
import { LimitFacts, LimitsView } from '../model/bills/limits.ts';
import { mostPaidClaims, PaidClaim, PaidSums } from '../model/bills/paid-sums.ts';
import {
  HeldPaper,
  mostPaperPages,
  PaperPicture,
  PaperPlace,
  PaperReading,
  PaperRef,
} from '../model/bills/paper.ts';
import { PaymentEntry } from '../model/bills/payment.ts';
import { TaxEntryFacts } from '../model/bills/tax-entry.ts';
import { Worksheet, WorksheetQuestion } from '../model/bills/worksheet.ts';
import { EpisodeList, EpisodeView, longestEpisodeName, mostOthers } from '../model/episodes/episode.ts';
import { VisitCheckFacts, VisitCheckList, VisitCheckView } from '../model/visits/visit-check.ts';
import { Nothing, OfBill, OfClaim, OfPerson, Saved } from './shapes.ts';

export const ownRequests = {
  'bills.list': { input: OfPerson, output: BillList },
  'bills.get': { input: OfBill, output: BillView },
  /** Writes a bill down, or anew, with the paper that is held and the claim that it is about: all of it, or nothing. */
  'bills.save': {
    input: z.strictObject({
      billId: OwnId.nullable(),
      facts: BillFacts,
      heldId: OwnId.optional(),
      claimId: RecordId.optional(),
    }),
    output: z.strictObject({ billId: z.string() }),
  },
  'bills.remove': { input: OfBill, output: Nothing },
  /** Whether the bill is about that claim; `null` takes the answer back. */
  'bills.answer': {
    input: z.strictObject({
      billId: OwnId,
      claimId: RecordId,
      isMeant: z.boolean().nullable(),
    }),
    output: Nothing,
  },
  /** Whether the newer paper that seems to ask for the same as this bill asks for something else. */
  'bills.setApart': { input: z.strictObject({ billId: OwnId, isApart: z.boolean() }), output: Nothing },
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
  'calls.add': {
    input: z.strictObject({ about: About, facts: CallFacts }),
    output: z.strictObject({ callId: z.string() }),
  },
  'calls.remove': { input: z.strictObject({ callId: OwnId }), output: Nothing },
  'letters.get': { input: z.strictObject({ about: About, template: LetterTemplate }), output: KeptLetters },
  /** Keeps a letter in one language; `null` forgets it, so that the template is there again. */
  'letters.save': {
    input: z.strictObject({
      about: About,
      template: LetterTemplate,
      language: LetterLanguage,
      text: LetterText.nullable(),
    }),
    output: Nothing,
  },
  'letters.noteSent': {
    input: z.strictObject({ about: About, facts: SentLetterFacts }),
    output: z.strictObject({ sentId: z.string() }),
  },
  'letters.removeSent': { input: z.strictObject({ sentId: OwnId }), output: Nothing },
  'appeals.list': { input: OfPerson, output: RefusalList },
  'appeals.get': { input: OfClaim, output: AppealView },
  'appeals.save': { input: z.strictObject({ claimId: RecordId, facts: AppealFacts }), output: Nothing },
  /** Refusals of which the printed last day is near or has passed with nothing sent, the most urgent first. */
  'appeals.reminders': { input: OfPerson, output: z.array(Refusal).max(mostRefusals) },
  'visitChecks.list': { input: OfPerson, output: VisitCheckList },
  'visitChecks.get': { input: OfClaim, output: VisitCheckView },
  /** `null` takes back what was noted. */
  'visitChecks.save': {
    input: z.strictObject({ claimId: RecordId, facts: VisitCheckFacts.nullable() }),
    output: Nothing,
  },
  'bills.removePayment': { input: z.strictObject({ paymentId: OwnId }), output: Nothing },
  /** Asks for a PDF or a picture and holds it in memory; `null` when the person closed the dialog. */
  'papers.choose': { input: Nothing, output: HeldPaper.nullable() },
  /** Holds a file that was dropped on the window. */
  'papers.look': { input: z.strictObject({ path: FilePath }), output: HeldPaper },
  'papers.draw': {
    input: z.strictObject({ ref: PaperRef, page: z.int().min(1).max(mostPaperPages) }),
    output: PaperPicture,
  },
  /** What the text of the paper says and offers. */
  'papers.read': { input: z.strictObject({ ref: PaperRef }), output: PaperReading },
  /** Keeps the paper that is held, in the place of an earlier one. */
  'papers.keep': { input: z.strictObject({ heldId: OwnId, place: PaperPlace }), output: Nothing },
  'papers.remove': { input: z.strictObject({ place: PaperPlace }), output: Nothing },
  'papers.save': { input: z.strictObject({ place: PaperPlace }), output: Saved },
  /** Lets go of the paper that is held. */
  'papers.drop': { input: Nothing, output: Nothing },
  /** `year`: the plan years that run on today's day of that year; `null`: those that run now. */
  'limits.get': {
    input: z.strictObject({ personId: OwnId, year: z.int().nullable() }),
    output: LimitsView,
  },
  /** Keeps what was typed, for the plan year of that question. */
  'limits.save': {
    input: z.strictObject({ planId: NameOfPlan, year: z.int(), facts: LimitFacts }),
    output: Nothing,
  },
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
  'examples.get': { input: OfPerson, output: ExampleState },
  /** Writes down an example for a made-up person; nothing where there is one, or the person is real. */
  'examples.fill': { input: OfPerson, output: Nothing },
  /** Takes all of the example away, and nothing that the person typed. */
  'examples.remove': { input: OfPerson, output: Nothing },
  'episodes.list': { input: OfPerson, output: EpisodeList },
  /** The episode that the claim is in; `null` where the claim does not stand. */
  'episodes.get': { input: OfClaim, output: EpisodeView.nullable() },
  'episodes.join': {
    input: z.strictObject({ claimId: RecordId, claimIds: z.array(RecordId).min(1).max(mostOthers) }),
    output: Nothing,
  },
  'episodes.split': { input: OfClaim, output: Nothing },
  'episodes.rename': {
    input: z.strictObject({ claimId: RecordId, name: z.string().max(longestEpisodeName).nullable() }),
    output: Nothing,
  },
  'episodes.putAway': {
    input: z.strictObject({ claimId: RecordId, key: OwnId, isPutAway: z.boolean() }),
    output: Nothing,
  },
  'taxes.worksheet': { input: WorksheetQuestion, output: Worksheet },
  'taxes.addEntry': {
    input: z.strictObject({ personId: OwnId, facts: TaxEntryFacts }),
    output: z.strictObject({ entryId: z.string() }),
  },
  'taxes.removeEntry': { input: z.strictObject({ entryId: OwnId }), output: Nothing },
  'taxes.saveCsv': { input: WorksheetQuestion, output: Saved },
} as const;
