/** People, the plans they are connected to, and what each plan was asked for. */
import { z } from 'zod';
import { Failure } from '../ipc/result.ts';

/** Kinds of health records that are shared one by one, each only when the person asks for it. */
export const healthCategories = [
  'conditions',
  'medicines',
  'allergies',
  'results',
  'procedures',
  'immunizations',
  'visits',
  'documents',
  'care-plans',
  'devices',
] as const;
export const dataCategories = ['patient', 'claims', 'coverage', 'providers', ...healthCategories] as const;
/** What a plan may be asked for, in the person's words rather than in scopes. */
export const DataCategory = z.enum(dataCategories);
export type DataCategory = z.infer<typeof DataCategory>;

export const PersonSummary = z.strictObject({
  id: z.string(),
  /** `null` when the plan did not share a name. */
  name: z.string().nullable(),
  birthDate: z.string().nullable(),
});
export type PersonSummary = z.infer<typeof PersonSummary>;

/** A plan that can be added: from the registry, by address, or the sample plan. */
export const PlanChoice = z.union([
  z.strictObject({ payerId: z.string() }),
  z.strictObject({ address: z.string() }),
]);
export type PlanChoice = z.infer<typeof PlanChoice>;

export const PayerEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Other names on the card, for search. */
  alsoKnownAs: z.array(z.string()),
  /** Host of the plan's data service, shown before anything is opened. */
  host: z.string(),
  isSample: z.boolean(),
  /** True when the person must paste a client id before this plan can be connected. */
  needsClientId: z.boolean(),
});
export type PayerEntry = z.infer<typeof PayerEntry>;

/** What the consent page shows before the browser opens. */
export const ConsentOffer = z.strictObject({
  planName: z.string(),
  /** Host whose sign-in page will open in the browser. */
  signInHost: z.string(),
  dataHost: z.string(),
  isSample: z.boolean(),
  categories: z.array(z.strictObject({ category: DataCategory, required: z.boolean() })),
  canKeepUpToDate: z.boolean(),
  /** Months until the plan ends the access by itself, where the registry knows it. */
  accessMonths: z.int().nullable(),
  needsClientId: z.boolean(),
  /** True when the plan does not say that apps like this one are supported. Said, not blocking. */
  mayNotSupportApps: z.boolean(),
});
export type ConsentOffer = z.infer<typeof ConsentOffer>;

export const ConnectRequest = z.strictObject({
  plan: PlanChoice,
  /** Whose plan this is: a person already here, or `null` for someone new. */
  personId: z.string().nullable(),
  /** Set to sign in again to a plan that is already here. */
  connectionId: z.string().nullable(),
  categories: z.array(DataCategory),
  keepUpToDate: z.boolean(),
  clientId: z.string().nullable(),
});
export type ConnectRequest = z.infer<typeof ConnectRequest>;

export const Connected = z.strictObject({
  connectionId: z.string(),
  personId: z.string(),
  granted: z.array(DataCategory),
  notGranted: z.array(DataCategory),
  /** True when the plan gave no way to stay up to date although it was asked. */
  onceOnly: z.boolean(),
});
export type Connected = z.infer<typeof Connected>;

/** Where a running sign-in stands. */
export const ConnectStage = z.enum(['looking-up', 'browser-open', 'finishing']);
export type ConnectStage = z.infer<typeof ConnectStage>;

/** What a plan did not give. `resourceType`: only this FHIR type of the category; `null`: all of it. */
export const MissingPart = z.strictObject({
  category: DataCategory,
  resourceType: z.string().nullable(),
  failure: Failure,
});
export type MissingPart = z.infer<typeof MissingPart>;

export const SyncProgress = z.strictObject({
  connectionId: z.string(),
  category: DataCategory,
  claimsSoFar: z.int(),
  /** How many claims the plan says there are, when it says so. */
  expected: z.int().nullable(),
  perSecond: z.number().nullable(),
  /** Set while waiting for a plan that asked to slow down or did not answer. */
  waitingMs: z.int().nullable(),
});
export type SyncProgress = z.infer<typeof SyncProgress>;

export const SyncEnd = z.strictObject({
  connectionId: z.string(),
  outcome: z.enum(['done', 'partial', 'cancelled', 'failed']),
  newClaims: z.int(),
  changedClaims: z.int(),
  missing: z.array(MissingPart),
  failure: Failure.nullable(),
});
export type SyncEnd = z.infer<typeof SyncEnd>;

export const ConnectionSummary = z.strictObject({
  id: z.string(),
  personId: z.string(),
  /** `file`: opened from a file, so there is nothing to check or to sign in to. */
  origin: z.enum(['plan', 'file']),
  /** How to sign in to it again. */
  plan: PlanChoice,
  planName: z.string(),
  planPhone: z.string().nullable(),
  host: z.string(),
  isSample: z.boolean(),
  /** `sign-in-again`: the plan no longer accepts us, or the one-time access is over. `ended`: its known end date passed. */
  state: z.enum(['connected', 'sign-in-again', 'ended']),
  /** ISO instant when the plan's permission ends, where known. */
  accessEndsAt: z.string().nullable(),
  keepsUpToDate: z.boolean(),
  granted: z.array(DataCategory),
  notGranted: z.array(DataCategory),
  connectedAt: z.string(),
  /** ISO instant of the last finished check; `null` before the first. */
  lastCheckedAt: z.string().nullable(),
  firstSyncDone: z.boolean(),
  claims: z.int(),
  /** Health records and prior authorizations. */
  records: z.int(),
  syncing: SyncProgress.nullable(),
  lastEnd: SyncEnd.nullable(),
});
export type ConnectionSummary = z.infer<typeof ConnectionSummary>;
