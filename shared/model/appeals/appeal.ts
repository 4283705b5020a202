/** An appeal against what a plan refused, as the person wrote it down from the plan's letter. */
import { z } from 'zod';
import { CalendarDay } from '../../bounds.ts';
import { Call } from '../bills/call.ts';
import { ExampleMark } from '../bills/example-mark.ts';
import { SentLetter } from '../bills/letter.ts';
import { Coded } from '../claims/claim.ts';
import { ClaimRow } from '../claims/claim-row.ts';
import { PlanKind } from '../plans/plan-kind.ts';

/** How it ended; `given-up`: the person chose not to go on. */
export const appealOutcomes = ['won', 'partly', 'lost', 'given-up'] as const;
const AppealOutcome = z.enum(appealOutcomes);
export type AppealOutcome = z.infer<typeof AppealOutcome>;

/** `null` is what was not written down. How far the appeal has come follows from these days alone. */
export const AppealFacts = z.strictObject({
  letterDate: CalendarDay.nullable(),
  receivedOn: CalendarDay.nullable(),
  /** The last day that the letter prints. No day that is worked out is kept in its place. */
  lastDay: CalendarDay.nullable(),
  /** Where the letter says that an appeal goes: an address, a fax number, a website. */
  sendTo: z.string().max(500),
  sentOn: CalendarDay.nullable(),
  outcome: AppealOutcome.nullable(),
  endedOn: CalendarDay.nullable(),
  /** The last day on which the letter of appeal was printed or saved. */
  letterMadeOn: CalendarDay.optional(),
});
export type AppealFacts = z.infer<typeof AppealFacts>;

export const noAppealFacts: AppealFacts = {
  letterDate: null,
  receivedOn: null,
  lastDay: null,
  sendTo: '',
  sentOn: null,
  outcome: null,
  endedOn: null,
};

/** A claim, with what the person wrote about its refusal; `null`: nothing yet. */
const WrittenRefusal = z.strictObject({
  row: ClaimRow,
  facts: AppealFacts.nullable(),
  ...ExampleMark.shape,
});

/**
 * A claim of which something was refused. `planKind` and `saidKind` as on the claim's page. `reason`: the first one that
 * says why; absent where the plan says none.
 */
export const Refusal = z.strictObject({
  ...WrittenRefusal.shape,
  reason: Coded.optional(),
  planName: z.string(),
  planKind: PlanKind,
  saidKind: PlanKind.nullable(),
});
export type Refusal = z.infer<typeof Refusal>;

/** A list that is longer ends there. */
export const mostRefusals = 1_000;

export const RefusalList = z.strictObject({ refusals: z.array(Refusal).max(mostRefusals) });
export type RefusalList = z.infer<typeof RefusalList>;

export const AppealView = z.strictObject({
  ...WrittenRefusal.shape,
  /** Calls about the claim, and letters beside the appeal. */
  calls: z.array(Call).max(1_000),
  sentLetters: z.array(SentLetter).max(1_000),
});
export type AppealView = z.infer<typeof AppealView>;
