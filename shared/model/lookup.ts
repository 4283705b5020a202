/**
 * Public look-ups: a plan's drug list and its directory. They are asked without a token, a cookie or anything about
 * the person; only what is typed here is sent.
 *
 * @see Da Vinci Drug Formulary 2.0.1, 2.1.0 and 1.1; Da Vinci PDex Plan-Net 1.0 to 1.2
 */
import { z } from 'zod';
import { Coded } from './claim.ts';

/** A FHIR date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
const FhirDateText = z.string();

/** Whose public service is asked: a plan of the list, or an address that the person typed. */
export const LookupPlace = z.union([
  z.strictObject({ payerId: z.string() }),
  z.strictObject({ address: z.string() }),
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

export const ListedDrug = z.strictObject({
  id: z.string(),
  name: Coded,
  rxNormCodes: z.array(z.string()),
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
  mailOrder: z.boolean().nullable(),
  /** The list's own word, e.g. `active`. */
  availability: z.string().nullable(),
  start: FhirDateText.nullable(),
  end: FhirDateText.nullable(),
  notes: z.array(z.string()),
  alternatives: z.array(Coded),
  lastUpdated: z.string().nullable(),
});
export type ListedDrug = z.infer<typeof ListedDrug>;

export const DrugQuestion = z.strictObject({
  place: LookupPlace,
  /** A `DrugPlan.id`; `null` asks every list of the plan. */
  drugPlanId: z.string().nullable(),
  /** A name, or an RxNorm code in digits. */
  text: z.string().min(2),
});
export type DrugQuestion = z.infer<typeof DrugQuestion>;

export const DrugAnswer = z.strictObject({
  host: z.string(),
  /** Empty: not listed here, which does not mean "not covered". */
  drugs: z.array(ListedDrug),
  /** True when the list has more than were brought. */
  more: z.boolean(),
});
export type DrugAnswer = z.infer<typeof DrugAnswer>;

export const DirectoryQuestion = z.strictObject({
  place: LookupPlace,
  kind: z.enum(['practitioner', 'facility', 'pharmacy']),
  /** Name; may be empty when a place, a specialty or an NPI is given. */
  name: z.string(),
  specialty: z.string(),
  /** City or ZIP code. */
  near: z.string(),
  /** Ten digits; wins over all others. */
  npi: z.string().nullable(),
  networkId: z.string().nullable(),
});
export type DirectoryQuestion = z.infer<typeof DirectoryQuestion>;

export const DirectoryLocation = z.strictObject({
  name: z.string().nullable(),
  address: z.string().nullable(),
  phones: z.array(z.string()),
  hours: z.array(z.string()),
  accessibility: z.array(Coded),
});
export type DirectoryLocation = z.infer<typeof DirectoryLocation>;

export const DirectoryEntry = z.strictObject({
  id: z.string(),
  kind: z.enum(['practitioner', 'facility', 'pharmacy']),
  name: z.string().nullable(),
  npi: z.string().nullable(),
  qualifications: z.array(Coded),
  specialties: z.array(Coded),
  organization: z.string().nullable(),
  locations: z.array(DirectoryLocation),
  phones: z.array(z.string()),
  networks: z.array(z.string()),
  newPatients: z.array(
    z.strictObject({
      accepts: z.enum(['no', 'new', 'existing-only', 'existing-and-family', 'not-stated']),
      network: z.string().nullable(),
    }),
  ),
  languages: z.array(Coded),
  /** False when the directory marks the entry as not active. */
  active: z.boolean().nullable(),
  /** ISO instant or date when the entry was last checked or changed, as the directory says. */
  verifiedOn: z.string().nullable(),
});
export type DirectoryEntry = z.infer<typeof DirectoryEntry>;

export const DirectoryAnswer = z.strictObject({
  host: z.string(),
  entries: z.array(DirectoryEntry),
  more: z.boolean(),
});
export type DirectoryAnswer = z.infer<typeof DirectoryAnswer>;

export const DirectoryNetwork = z.strictObject({ id: z.string(), name: z.string() });
export type DirectoryNetwork = z.infer<typeof DirectoryNetwork>;
