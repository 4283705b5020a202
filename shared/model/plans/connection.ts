/** People, the plans they are connected to, and what each plan was asked for. */
import { z } from 'zod';
import { Address, listChoices, OwnId, TypedLine } from '../../bounds.ts';
import { Failure } from '../../ipc/result.ts';

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
export type HealthCategory = (typeof healthCategories)[number];

export const dataCategories = ['patient', 'claims', 'coverage', 'providers', ...healthCategories] as const;
/** What a plan may be asked for, in the person's words rather than in scopes. */
export const DataCategory = z.enum(dataCategories);
export type DataCategory = z.infer<typeof DataCategory>;

/** Why whoever uses the app may see a person's records, in their own word. */
export const Authority = z.enum(['self', 'parent', 'power-of-attorney', 'representative']);
export type Authority = z.infer<typeof Authority>;

/** Somebody as a plan or a file names them. */
export const NamedPerson = z.strictObject({ name: z.string().nullable(), birthDate: z.string().nullable() });
export type NamedPerson = z.infer<typeof NamedPerson>;
/** Of whom a plan says nothing. */
export const nameless: NamedPerson = { name: null, birthDate: null };

export const PersonSummary = z.strictObject({
  id: z.string(),
  /** The name that was typed here, else the plans'; `null` where there is neither. */
  name: z.string().nullable(),
  birthDate: z.string().nullable(),
  /** The plans' own name; `null` when none was shared. */
  nameOfPlans: z.string().nullable(),
  authority: Authority.nullable(),
});
export type PersonSummary = z.infer<typeof PersonSummary>;

/** A plan that can be added: from the registry, by address, or the sample plan. */
export const PlanChoice = z.union([z.strictObject({ payerId: OwnId }), z.strictObject({ address: Address })]);
export type PlanChoice = z.infer<typeof PlanChoice>;

export const PayerEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Other names on the card, for search. */
  alsoKnownAs: z.array(z.string()),
  /** `sandbox`: a plan's test service with made-up people. `portal-only`: no address that this app knows. */
  kind: z.enum(['plan', 'sandbox', 'portal-only']),
  /** Host of the plan's data service, shown before anything is opened; `null` for `portal-only`. */
  host: z.string().nullable(),
  /** The plan's page for apps, where a client id or its address is asked for. */
  portalUrl: z.string().nullable(),
  isSample: z.boolean(),
  /** True when the person must paste a client id before this plan can be connected. */
  needsClientId: z.boolean(),
});
export type PayerEntry = z.infer<typeof PayerEntry>;

/** What a person calls a plan. */
export const PlanName = TypedLine.regex(/\S/);

/** What whoever registers this app at a plan must know. */
export const RegistrationFacts = z.strictObject({
  planName: TypedLine,
  fhirBaseUrl: Address,
  /** The plan's page for apps, where a client id is asked for. */
  portalUrl: Address.nullable(),
  /** Addresses to come back to, as they are to be registered; one without a port where any port will do. */
  redirectUrls: z.array(Address).min(1).max(100),
  /** True when the plan registers https addresses only, so that a page in between is needed. */
  needsRelay: z.boolean(),
});
export type RegistrationFacts = z.infer<typeof RegistrationFacts>;

/** What is known of a plan before anything is asked of it. */
export const KnownPlan = z.strictObject({
  ...RegistrationFacts.shape,
  isSample: z.boolean(),
  /** Hosts that are asked where the sign-in is and what may be asked for. */
  askedHosts: z.array(z.string()).max(2),
  /** True when the person must bring a client id, unless the plan lets apps register themselves. */
  needsClientId: z.boolean(),
});
export type KnownPlan = z.infer<typeof KnownPlan>;

/** A page on the web that may be opened in the person's browser: a plan's page for apps, or one of a fixed list. */
export const WebPage = z.union([
  z.strictObject({ portalOf: OwnId }),
  z.strictObject({
    page: z.enum(['patient-access-rule', 'medicare', 'healthcare-gov', 'medicaid', 'federal']),
  }),
]);
export type WebPage = z.infer<typeof WebPage>;

/** How an app proves to a plan that it is that app; `public` proves nothing but who began the sign-in (PKCE). */
export const ClientMethod = z.enum(['public', 'secret-basic', 'secret-post', 'private-key']);
export type ClientMethod = z.infer<typeof ClientMethod>;

const clientFacts = {
  method: ClientMethod,
  /** Name of the private key at the plan; from the key itself when `null`. */
  keyId: z.string().max(500).nullable(),
  /** Trades codes for tokens in the plan's place, and so sees them. */
  brokerUrl: Address.nullable(),
  /** https page, registered at the plan, that sends the browser on to this app. */
  relayUrl: Address.nullable(),
  /** The one port to come back to; the plan's usual ones when `null`. */
  redirectPort: z.int().min(1024).max(65_535).nullable(),
};

/** What the person typed about the app's registration at a plan. The secret goes in here and never comes out. */
export const ClientAnswer = z.strictObject({
  ...clientFacts,
  /** The remembered one, or this app's own, when `null`. */
  clientId: z.string().min(1).max(1000).nullable(),
  /** Client secret or private key; the remembered one when `null`. */
  secret: z.string().min(1).max(20_000).nullable(),
});
export type ClientAnswer = z.infer<typeof ClientAnswer>;

/** What is known about the app's registration at a plan, without its secret. */
export const ClientOffer = z.strictObject({
  /** The ways that the plan knows, the one to take first. */
  methods: z.array(ClientMethod).min(1),
  /** From the last sign-in at this plan. */
  remembered: z.strictObject({ ...clientFacts, clientId: z.string() }).nullable(),
  /** Where a client id is asked for. */
  portalUrl: z.string().nullable(),
  /** The only host that gets the secret. */
  tokenHost: z.string(),
  /** As in `RegistrationFacts`. */
  redirectUrls: z.array(z.string()),
  /** As in `RegistrationFacts`. */
  needsRelay: z.boolean(),
});
export type ClientOffer = z.infer<typeof ClientOffer>;

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
  /** True when the plan decides by itself, or asks on its own page, how long the permission lasts. */
  planSetsHowLong: z.boolean(),
  /** True when a new sign-in with the same client id ends the permission of every other computer. */
  endsOtherSignIns: z.boolean(),
  /** True when the person must fill in a client id, since none is known and none remembered. */
  needsClientId: z.boolean(),
  /** Host where the app may register itself instead; `null` when it cannot, or need not. */
  registrationHost: z.string().nullable(),
  client: ClientOffer,
  /** True when the plan does not say that apps like this one are supported. Said, not blocking. */
  mayNotSupportApps: z.boolean(),
});
export type ConsentOffer = z.infer<typeof ConsentOffer>;

export const ConnectRequest = z.strictObject({
  plan: PlanChoice,
  /** Whose plan this is: a person already here, or `null` for someone new. */
  personId: OwnId.nullable(),
  /** Set to sign in again to a plan that is already here. */
  connectionId: OwnId.nullable(),
  /** What the person calls the plan, where that is known by its address only. */
  planName: PlanName.optional(),
  categories: listChoices(DataCategory),
  keepUpToDate: z.boolean(),
  /** `null`: as remembered from the last sign-in at this plan, else this app's own. `register`: it registers itself. */
  client: z.union([ClientAnswer, z.literal('register')]).nullable(),
});
export type ConnectRequest = z.infer<typeof ConnectRequest>;

export const Connected = z.strictObject({
  connectionId: z.string(),
  personId: z.string(),
  granted: z.array(DataCategory),
  notGranted: z.array(DataCategory),
  /** True when the plan gave no way to stay up to date although it was asked. */
  onceOnly: z.boolean(),
  /** Whom the plan says that the records are of. */
  said: NamedPerson,
  /** False when the plan was here already: then nothing of this sign-in can be taken back as a whole. */
  isNew: z.boolean(),
});
export type Connected = z.infer<typeof Connected>;

/** Asked when a plan's answer may be about someone else than the person chosen. Nothing is kept before the answer. */
export const WhoseQuestion = z.strictObject({
  /**
   * `differs`: the plan names someone else. `unknown`: it, or the person here, has no name to compare. `belongs`: these
   * records are already here, under the first of `others`. `known`: someone new was chosen, and `others` have the same
   * name and birth date. `several`: the plan shows `others`, who need not be here, and does not say who of them signed
   * in; their ids are places in this list.
   */
  why: z.enum(['differs', 'unknown', 'belongs', 'known', 'several']),
  /** What the plan says of the person who signed in. */
  said: NamedPerson,
  /** `null` for someone new. */
  chosen: PersonSummary.nullable(),
  /** Who else here it may be. */
  others: z.array(PersonSummary),
});
export type WhoseQuestion = z.infer<typeof WhoseQuestion>;

/** Where a running sign-in stands. */
export const ConnectStage = z.enum(['looking-up', 'browser-open', 'finishing']);
export type ConnectStage = z.infer<typeof ConnectStage>;

/** What became of an address that the person pasted from the browser. Only `taken` ends the waiting. */
export const PastedAnswer = z.enum([
  'taken',
  /** Not an address. */
  'unreadable',
  /** An address of something else than the end of this sign-in. */
  'other-page',
  /** The end of another sign-in, or of one that is over. */
  'other-sign-in',
  /** The right page without an answer of the plan in it, or with two. */
  'no-answer',
  /** No sign-in is waiting. */
  'nothing-waiting',
]);
export type PastedAnswer = z.infer<typeof PastedAnswer>;

/**
 * What a plan did not give. `resourceType`: only this FHIR type of the category; `null`: all of it. `isSome`: only some
 * of the type.
 */
export const MissingPart = z.strictObject({
  category: DataCategory,
  resourceType: z.string().nullable(),
  isSome: z.boolean().optional(),
  failure: Failure,
});
export type MissingPart = z.infer<typeof MissingPart>;

/** Records of a connection that Claimfolio could not read: kept as they came, and in no list. */
export const Unreadable = z.strictObject({
  count: z.int(),
  /** The newest of them. `id`: as `records.source` takes it. */
  records: z.array(z.strictObject({ id: z.string(), resourceType: z.string() })),
});
export type Unreadable = z.infer<typeof Unreadable>;

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
  /** The connection by whose sign-in these records come, of somebody whom its person helps. */
  fedBy: z.string().nullable(),
  /** How to sign in to it again. */
  plan: PlanChoice,
  planName: z.string(),
  planPhone: z.string().nullable(),
  host: z.string(),
  isSample: z.boolean(),
  /** `sign-in-again`: the plan no longer accepts us, or the one-time access is over. `ended`: its known end date passed, or the person disconnected it. */
  state: z.enum(['connected', 'sign-in-again', 'ended']),
  /** ISO instant when the plan's permission ends, where known. */
  accessEndsAt: z.string().nullable(),
  /** ISO instant when the person disconnected it; left out or `null` of one that is connected or ended otherwise. */
  disconnectedAt: z.string().nullable().optional(),
  /**
   * `until-closed`: the sign-in is in memory only, since it could not be sealed. `lost`: an earlier start could not
   * keep it, so that the person signs in again.
   */
  signIn: z.enum(['kept', 'until-closed', 'lost']),
  keepsUpToDate: z.boolean(),
  granted: z.array(DataCategory),
  notGranted: z.array(DataCategory),
  connectedAt: z.string(),
  /** ISO instant of the last finished check; `null` before the first. */
  lastCheckedAt: z.string().nullable(),
  /** Of files that say when they were made, as Medicare's text does: the newest one's day, `YYYY-MM-DD`. */
  madeOn: z.string().optional(),
  /** Of files: the names of sections about health that no page shows; left out where there are none. */
  textOnly: z.array(z.string()).max(20).optional(),
  firstSyncDone: z.boolean(),
  claims: z.int(),
  /** Health records and prior authorizations. */
  records: z.int(),
  /** Insurance cards. */
  cards: z.int(),
  /** True where what was erased here can come back: the next check asks for everything again. */
  asksForAll: z.boolean(),
  /** What the plan's own record says of its person; `null` when it was not sent. */
  said: NamedPerson.nullable(),
  /** The same, when that is somebody else than who they are here. */
  otherPerson: NamedPerson.nullable(),
  syncing: SyncProgress.nullable(),
  lastEnd: SyncEnd.nullable(),
});
export type ConnectionSummary = z.infer<typeof ConnectionSummary>;
