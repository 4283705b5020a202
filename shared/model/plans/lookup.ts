/**
 * Public look-ups: a plan's drug list and its directory. They are asked without a token, a cookie or anything about
 * the person; only what is typed here is sent.
 *
 * @see Da Vinci Drug Formulary 2.0.1, 2.1.0 and 1.1; Da Vinci PDex Plan-Net 1.0 to 1.2
 */
import { z } from 'zod';
import { Address, OwnId, RecordId, TypedLine } from '../../bounds.ts';
import { Coded, FhirDateText } from '../claims/claim.ts';
import { leftovers } from '../leftover.ts';

/** Whose public service is asked: a plan of the list, or an address that the person typed. */
export const LookupPlace = z.union([
  z.strictObject({ payerId: OwnId }),
  z.strictObject({ address: Address }),
]);
export type LookupPlace = z.infer<typeof LookupPlace>;

/** A plan whose drug list or directory is known. */
export const LookupSource = z.strictObject({
  payerId: z.string(),
  name: z.string(),
  drugsHost: z.string().nullable(),
  directoryHost: z.string().nullable(),
  /** True when the person in view has this plan. */
  isYours: z.boolean(),
});
export type LookupSource = z.infer<typeof LookupSource>;

/** A product of the plan with a drug list of its own. */
export const DrugPlan = z.strictObject({
  id: z.string(),
  name: z.string(),
  identifiers: z.array(z.string()),
  start: FhirDateText.nullable(),
  end: FhirDateText.nullable(),
  lastUpdated: z.string().nullable(),
  /** True when one of the person's coverages names it. */
  isYours: z.boolean(),
});
export type DrugPlan = z.infer<typeof DrugPlan>;

/** What is offered to choose from. */
export const mostChoices = 500;

/** `leftOut`: how many more there are. */
export const DrugPlans = z.strictObject({ plans: z.array(DrugPlan).max(mostChoices), leftOut: z.int() });
export type DrugPlans = z.infer<typeof DrugPlans>;

/** Whom to ask about a product and its drug list, or where the plan writes about it. */
export const PlanContact = z.strictObject({
  /** `benefits`: a summary of the product; `product`: what the plan advertises; `other`: see `label`. */
  about: z.enum(['drugs', 'members', 'benefits', 'product', 'other']),
  /** What the plan calls it, for `other`. */
  label: z.string().nullable(),
  name: z.string().nullable(),
  phones: z.array(z.string()),
  websites: z.array(z.string()),
  emails: z.array(z.string()),
});
export type PlanContact = z.infer<typeof PlanContact>;

/** What a drug costs at one kind of pharmacy, as the drug list states it for the tier. */
export const DrugCost = z.strictObject({
  /** Code without its system, e.g. `1-month-in-retail`. */
  pharmacy: z.string(),
  copayCents: z.int().nullable(),
  coinsurancePercent: z.number().nullable(),
  /** Code of how it applies, e.g. `after-deductible`; `null` when not said. */
  copayOption: z.string().nullable(),
  coinsuranceOption: z.string().nullable(),
});
export type DrugCost = z.infer<typeof DrugCost>;

/** A limit on how much is paid for: at most `amount` in `days`; `withinDays` when that may be repeated only so often. */
export const QuantityRule = z.strictObject({
  kind: z.enum(['per-day', 'rolling', 'days-supply']),
  amount: z.number().nullable(),
  unit: z.string().nullable(),
  days: z.number().nullable(),
  withinDays: z.number().nullable(),
});
export type QuantityRule = z.infer<typeof QuantityRule>;

export const ListedDrug = z.strictObject({
  id: z.string(),
  name: Coded,
  /** Other names, as the list gives them. */
  alsoCalled: z.array(z.string()),
  rxNormCodes: z.array(z.string()),
  /** Name of the drug list that it stands in; `null` when the service does not say. */
  listName: z.string().nullable(),
  doseForm: z.string().nullable(),
  tier: Coded.nullable(),
  costs: z.array(DrugCost),
  /** `null`: the list does not say. */
  priorAuthorization: z.boolean().nullable(),
  priorAuthorizationNewStartsOnly: z.boolean().nullable(),
  stepTherapy: z.boolean().nullable(),
  stepTherapyNewStartsOnly: z.boolean().nullable(),
  quantityLimit: z.boolean().nullable(),
  quantityLimitText: z.string().nullable(),
  quantityRules: z.array(QuantityRule),
  mailOrder: z.boolean().nullable(),
  /** The list's own word, e.g. `active`. */
  availability: z.string().nullable(),
  start: FhirDateText.nullable(),
  end: FhirDateText.nullable(),
  notes: z.array(z.string()),
  alternatives: z.array(Coded),
  lastUpdated: z.string().nullable(),
  ...leftovers,
});
export type ListedDrug = z.infer<typeof ListedDrug>;

export const DrugQuestion = z.strictObject({
  place: LookupPlace,
  /** A `DrugPlan.id`; `null` asks every list of the plan. */
  drugPlanId: RecordId.nullable(),
  /** A name, or an RxNorm code in digits. */
  text: TypedLine.min(2),
});
export type DrugQuestion = z.infer<typeof DrugQuestion>;

export const DrugAnswer = z.strictObject({
  host: z.string(),
  /** What was asked for, in order; the last one gave the answer. */
  lookedFor: z.array(z.string()),
  /** Empty: not listed here, which does not mean "not covered". */
  drugs: z.array(ListedDrug),
  /** Of the product that was chosen, those for questions about drugs first. */
  contacts: z.array(PlanContact),
  /** Of the product that was chosen. */
  product: z.strictObject(leftovers),
  /** True when the list has more than were brought. */
  more: z.boolean(),
});
export type DrugAnswer = z.infer<typeof DrugAnswer>;

export const DirectoryQuestion = z.strictObject({
  place: LookupPlace,
  kind: z.enum(['practitioner', 'facility', 'pharmacy']),
  /** Name; may be empty when a place, a specialty or an NPI is given. */
  name: TypedLine,
  specialty: TypedLine,
  /** City or ZIP code. */
  near: TypedLine,
  /** Ten digits; wins over all others. */
  npi: TypedLine.nullable(),
  networkId: RecordId.nullable(),
});
export type DirectoryQuestion = z.infer<typeof DirectoryQuestion>;

/** When a place is open. Times are `HH:MM`; both `null` with `allDay` false means that no times came. */
export const OpenHours = z.strictObject({
  /** FHIR day codes, `mon` to `sun`. */
  days: z.array(z.string()),
  allDay: z.boolean(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type OpenHours = z.infer<typeof OpenHours>;

export const NewPatients = z.strictObject({
  accepts: z.enum(['no', 'new', 'existing-only', 'existing-and-family', 'not-stated']),
  /** Name of the network it holds for; `null`: every one. */
  network: z.string().nullable(),
});
export type NewPatients = z.infer<typeof NewPatients>;

export const DirectoryPhone = z.strictObject({
  /** Whom it reaches, as the directory names the contact. */
  name: z.string().nullable(),
  number: z.string(),
  /** When somebody answers. */
  hours: z.array(OpenHours),
});
export type DirectoryPhone = z.infer<typeof DirectoryPhone>;

/** Training, a license or a board's certificate. */
export const Qualification = z.strictObject({
  what: Coded,
  /** Who gave it: a state, a board, a school. */
  issuer: z.string().nullable(),
  /** The directory's code, such as `active` or `revoked`; `null` when it does not say. */
  status: z.string().nullable(),
  validIn: z.array(Coded),
  numbers: z.array(z.string()),
  start: FhirDateText.nullable(),
  end: FhirDateText.nullable(),
});
export type Qualification = z.infer<typeof Qualification>;

/** How a service is given. `method`: `physical` or `virtual`; `ways`: by phone, video… */
export const Delivery = z.strictObject({ method: Coded.nullable(), ways: z.array(Coded) });
export type Delivery = z.infer<typeof Delivery>;

export const DirectoryLocation = z.strictObject({
  name: z.string().nullable(),
  /** What kind of place it is, in the directory's words. */
  types: z.array(Coded),
  address: z.string().nullable(),
  phones: z.array(DirectoryPhone),
  hours: z.array(OpenHours),
  accessibility: z.array(Coded),
  newPatients: z.array(NewPatients),
});
export type DirectoryLocation = z.infer<typeof DirectoryLocation>;

export const DirectoryEntry = z.strictObject({
  id: z.string(),
  kind: z.enum(['practitioner', 'facility', 'pharmacy']),
  name: z.string().nullable(),
  npi: z.string().nullable(),
  qualifications: z.array(Qualification),
  /** In person or from afar, as the services state it. */
  delivery: z.array(Delivery),
  specialties: z.array(Coded),
  /** What kind of organization or service it is, in the directory's words. */
  types: z.array(Coded),
  /** Where they work, or what a place belongs to. */
  organizations: z.array(z.string()),
  /** Those near the place that was asked for, where one was. */
  locations: z.array(DirectoryLocation),
  /** Places that are not shown: further away, or too many. */
  moreLocations: z.int(),
  phones: z.array(DirectoryPhone),
  hours: z.array(OpenHours),
  websites: z.array(z.string()),
  networks: z.array(z.string()),
  newPatients: z.array(NewPatients),
  languages: z.array(Coded),
  /** False when the directory marks the entry as not active. */
  active: z.boolean().nullable(),
  /** The last day that the entry holds for, when it has one. */
  end: FhirDateText.nullable(),
  /** ISO instant or date when the entry was last checked or changed, as the directory says. */
  verifiedOn: z.string().nullable(),
  ...leftovers,
});
export type DirectoryEntry = z.infer<typeof DirectoryEntry>;

export const DirectoryAnswer = z.strictObject({
  host: z.string(),
  entries: z.array(DirectoryEntry),
  more: z.boolean(),
  /** What was typed and understood as a kind of doctor or place; `null` where the words were looked for as they are. */
  understood: z.string().nullable(),
});
export type DirectoryAnswer = z.infer<typeof DirectoryAnswer>;

export const DirectoryNetwork = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Products of the plan that use it. */
  plans: z.array(z.string()),
});
export type DirectoryNetwork = z.infer<typeof DirectoryNetwork>;

/** `leftOut`: how many more there are. */
export const DirectoryNetworks = z.strictObject({
  networks: z.array(DirectoryNetwork).max(mostChoices),
  leftOut: z.int(),
});
export type DirectoryNetworks = z.infer<typeof DirectoryNetworks>;
