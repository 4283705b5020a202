/** Requests about plans: finding, connecting and checking them. Part of the contract. */
import { z } from 'zod';
import { OwnId, TypedLine } from '../../bounds.ts';
import {
  Connected,
  ConnectionSummary,
  ConnectRequest,
  ConsentOffer,
  KnownPlan,
  PastedAnswer,
  PayerEntry,
  PlanChoice,
  PlanName,
} from '../../model/plans/connection.ts';
import { PlanKind } from '../../model/plans/plan-kind.ts';
import { SamplePlanFault, SamplePlanInfo } from '../../model/settings.ts';
import { Nothing, OfAnyone, OfConnection } from '../shapes.ts';

export const plansRequests = {
  'payers.search': { input: z.strictObject({ text: TypedLine }), output: z.array(PayerEntry) },
  /** What this app knows of a plan. Asks nobody. */
  'plans.about': { input: z.strictObject({ plan: PlanChoice }), output: KnownPlan },
  /** Asks the plan where its sign-in is and what may be asked for. */
  'plans.offer': {
    input: z.strictObject({ plan: PlanChoice }),
    output: ConsentOffer,
  },
  'samplePlan.start': { input: Nothing, output: SamplePlanInfo },
  'samplePlan.setFault': {
    input: z.strictObject({ fault: SamplePlanFault.nullable() }),
    output: SamplePlanInfo,
  },
  'connection.connect': { input: ConnectRequest, output: Connected },
  'connection.openBrowserAgain': { input: Nothing, output: Nothing },
  /** The address that the browser ended on, when it could not come back by itself. */
  'connection.pasteAnswer': {
    input: z.strictObject({ address: z.string().max(20_000) }),
    output: z.strictObject({ result: PastedAnswer }),
  },
  /** Forgets the client id and secret that are remembered for a plan. */
  'connection.forgetClient': { input: z.strictObject({ plan: PlanChoice }), output: Nothing },
  /** Whose records these are, as asked by `connect.question`: somebody of that question, or `null` for someone new. */
  'connection.answerWhose': { input: OfAnyone, output: Nothing },
  /** Takes back the connection that was just made, and erases it. `revoked`: the plan confirmed the end of the permission. */
  'connection.notMe': { input: OfConnection, output: z.strictObject({ revoked: z.boolean() }) },
  'connection.cancelConnect': { input: Nothing, output: Nothing },
  'connection.list': { input: Nothing, output: z.array(ConnectionSummary) },
  'connection.disconnect': {
    input: z.strictObject({ connectionId: OwnId, erase: z.boolean() }),
    /** `revoked`: the plan confirmed that the permission is withdrawn. `null`: the person chose not to erase. */
    output: z.strictObject({ revoked: z.boolean() }).nullable(),
  },
  /** What the person calls a plan from now on. */
  'plans.rename': {
    input: z.strictObject({ connectionId: OwnId, name: PlanName }),
    output: Nothing,
  },
  /** What kind of plan the person says it is, where neither its records nor its name say so. */
  'plans.setKind': {
    input: z.strictObject({ connectionId: OwnId, kind: PlanKind }),
    output: Nothing,
  },
  'sync.start': { input: OfConnection, output: Nothing },
  /** The person uses the app: plans that were last checked more than a day ago are checked within fifteen minutes. */
  'sync.checkDue': { input: Nothing, output: Nothing },
  'sync.cancel': { input: OfConnection, output: Nothing },
} as const;
