/**
 * The person's own drugs and doctors, and what the list of a plan says of each. A list says what is in it on its day: that
 * something is missing from it never means that a plan does not pay.
 */
import { z } from 'zod';
import { CalendarDay, OwnId, RecordId, TypedLine } from '../../bounds.ts';
import { LookupPlace } from './lookup.ts';

/**
 * `once`: filled once, for two weeks at most. Of the kinds after it, a list of pharmacy drugs cannot say anything; `clinic`:
 * given by a doctor.
 */
const ownDrugKinds = ['drug', 'once', 'compound', 'device', 'vaccine', 'clinic'] as const;

/** As many as anybody takes. */
export const mostOwnDrugs = 200;
export const mostOwnDoctors = 200;

export const OwnDrug = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(ownDrugKinds),
  /** National Drug Codes, as the claims write them. */
  ndcs: z.array(z.string()).max(50),
  rxNormCodes: z.array(z.string()).max(50),
  fills: z.int(),
  /** Of the last fill. */
  claimId: z.string(),
  lastFill: CalendarDay,
  daysSupply: z.number().nullable(),
});
export type OwnDrug = z.infer<typeof OwnDrug>;

export const OwnDoctor = z.strictObject({
  id: z.string(),
  /** `place`: a hospital or another facility. */
  kind: z.enum(['doctor', 'place']),
  name: z.string().nullable(),
  npi: z.string().nullable(),
  /** False for a number whose check digit is wrong: it is nobody's. */
  isNpiRight: z.boolean(),
  specialty: z.string().nullable(),
  addresses: z.array(z.string()).max(20),
  /** Of whoever billed for the doctor. */
  groupNpis: z.array(z.string()).max(20),
  visits: z.int(),
  /** Of the last visit. */
  claimId: z.string(),
  lastSeen: CalendarDay,
});
export type OwnDoctor = z.infer<typeof OwnDoctor>;

/** `leftOut`: doctors whom nobody chose, such as in an emergency room or a laboratory. */
export const CareList = z.strictObject({
  drugs: z.array(OwnDrug).max(mostOwnDrugs),
  doctors: z.array(OwnDoctor).max(mostOwnDoctors),
  leftOutDoctors: z.int(),
});
export type CareList = z.infer<typeof CareList>;

/** By which an answer names a drug or doctor that was typed. */
export function addedId(text: string): string {
  return `added: ${text}`;
}

const drugVerdicts = [
  'listed',
  'listed-limits',
  'other-form',
  'not-in-list',
  'ask',
  'cannot-say',
  'old-list',
] as const;
export const drugLimits = ['prior-authorization', 'step-therapy', 'quantity-limit'] as const;
export type DrugLimit = (typeof drugLimits)[number];

/**
 * Why it is not simply in the list. `several-drugs`: its number stands for more than one; `two-readings`: its number can be
 * read in two ways; `similar-name`: only a name like it is in the list; `no-code`: nothing says which drug it is;
 * `no-kin`: not known which other drugs are of the same substance; `was-listed`: the list has it as no longer available.
 */
const drugReasons = [
  'several-drugs',
  'two-readings',
  'similar-name',
  'no-code',
  'no-kin',
  'was-listed',
  'not-a-pharmacy-drug',
  'partial',
  'no-list',
  'other-year',
  'over-60-days',
] as const;

export const DrugVerdict = z.strictObject({
  drugId: z.string(),
  verdict: z.enum(drugVerdicts),
  why: z.enum(drugReasons).nullable(),
  /** By what it was found in the list. */
  by: z.enum(['code', 'name']).nullable(),
  /** What the list calls what was found. */
  listedName: z.string().nullable(),
  /** In the list's own words. */
  tier: z.string().nullable(),
  limits: z.array(z.enum(drugLimits)).max(drugLimits.length),
  limitText: z.string().nullable(),
});
export type DrugVerdict = z.infer<typeof DrugVerdict>;

/** `in-list`: the number is in it, and one of both does not state an address. */
const doctorVerdicts = [
  'here',
  'in-list',
  'elsewhere',
  'group',
  'name-only',
  'not-in-list',
  'cannot-say',
] as const;

/** `check-number`: no number of a doctor; `no-networks`: the list does not say for which plans its doctors work. */
const doctorReasons = ['check-number', 'no-number', 'no-networks', 'other-plan', 'partial'] as const;

export const DoctorVerdict = z.strictObject({
  doctorId: z.string(),
  verdict: z.enum(doctorVerdicts),
  why: z.enum(doctorReasons).nullable(),
  /** What the list calls what was found, and where it says that is. */
  listedName: z.string().nullable(),
  listedPlace: z.string().nullable(),
  /** `null`: the list does not say. */
  takesNewPatients: z.boolean().nullable(),
});
export type DoctorVerdict = z.infer<typeof DoctorVerdict>;

/** What the person took off the list to check, by id, and what they typed onto it: names, of doctors also numbers. */
const changes = {
  dropped: z.array(OwnId).max(mostOwnDrugs),
  added: z.array(TypedLine.min(2)).max(20),
};

/** `year`: for which the list is to hold. */
export const DrugCheckQuestion = z.strictObject({
  personId: OwnId,
  place: LookupPlace,
  /** A `DrugPlan.id`; `null` where the service has no products. */
  drugPlanId: RecordId.nullable(),
  year: z.int().min(2000).max(2200),
  ...changes,
});
export type DrugCheckQuestion = z.infer<typeof DrugCheckQuestion>;

const verdictsOfDrugs = z.array(DrugVerdict).max(mostOwnDrugs + 20);

export const DrugCheck = z.strictObject({
  /** The day of the list, as it says. */
  dated: CalendarDay,
  isWhole: z.boolean(),
  /** Drugs of the list that were read. */
  read: z.int(),
  /** True when a table of package numbers was at hand. */
  hasTable: z.boolean(),
  verdicts: verdictsOfDrugs,
});
export type DrugCheck = z.infer<typeof DrugCheck>;

export const DoctorCheckQuestion = z.strictObject({
  personId: OwnId,
  place: LookupPlace,
  /** A `DirectoryNetwork.id`. */
  networkId: RecordId,
  ...changes,
});
export type DoctorCheckQuestion = z.infer<typeof DoctorCheckQuestion>;

const verdictsOfDoctors = z.array(DoctorVerdict).max(mostOwnDoctors + 20);

/** `asked`: the day on which the directory answered. */
export const DoctorCheck = z.strictObject({ asked: CalendarDay, verdicts: verdictsOfDoctors });
export type DoctorCheck = z.infer<typeof DoctorCheck>;

export const FileCheckQuestion = z.strictObject({
  personId: OwnId,
  /** Of the Marketplace, 14 characters. */
  planId: z
    .string()
    .max(14)
    .regex(/^\d{5}[A-Z]{2}\d{7}$/),
  year: z.int().min(2000).max(2200),
  droppedDrugs: changes.dropped,
  droppedDoctors: changes.dropped,
  addedDrugs: changes.added,
  addedDoctors: changes.added,
});
export type FileCheckQuestion = z.infer<typeof FileCheckQuestion>;

/**
 * Why a file is no list that can be read. `packed`: zipped; `no-list`: JSON, and no array; `endless`: a text or an entry
 * without end; `other-list`: neither of drugs nor of doctors.
 */
export const listFaults = [
  'unreadable',
  'too-large',
  'too-slow',
  'packed',
  'not-json',
  'no-list',
  'other-list',
  'too-deep',
  'endless',
  'cut-off',
] as const;
export type ListFault = (typeof listFaults)[number];

const ReadFile = z.strictObject({
  state: z.literal('read'),
  name: z.string(),
  /** The day of the file. */
  dated: CalendarDay,
  /** Entries that were read, and those of the plan among them. */
  read: z.int(),
  ofPlan: z.int(),
  hasTable: z.boolean(),
  drugs: verdictsOfDrugs.nullable(),
  doctors: verdictsOfDoctors.nullable(),
});
export const FileCheck = z.discriminatedUnion('state', [
  ReadFile,
  z.strictObject({ state: z.literal('refused'), name: z.string(), fault: z.enum(listFaults) }),
]);
export type FileCheck = z.infer<typeof FileCheck>;
