/** The types that the parts of the sample plan share. All of its people and records are made up. */
import type { Bundle, ExplanationOfBenefit, FhirResource } from 'fhir/r4';

export type ServedMeta = { versionId: string; lastUpdated: string; profile?: string[] };

/** A resource as this payer serves it: always with an id, a version and the instant of its last change. */
export type Served<R extends FhirResource> = R & { id: string; meta: ServedMeta };
export type ServedResource = Served<FhirResource>;

/** When the data is made for: today, and a later day for what the plan decides next. Both `YYYY-MM-DD`. */
export type DataDates = { now: string; later: string };

export type SamplePlanId = 'evergreen' | 'medicare';

/** Someone who can sign in at a sample plan. `id` is the FHIR id of their Patient at that plan. */
export type SamplePerson = {
  id: string;
  userName: string;
  password: string;
  name: string;
  birthDate: string;
  gender: 'female' | 'male';
  /** The member number on the person's card. */
  memberNumber: string;
  /** Who the person stands for, in a few words. */
  about: string;
  plan: SamplePlanId;
};

/** What a search needs to know of a claim without building it. Dates are `YYYY-MM-DD`, instants end in Z. */
export type ClaimKeys = {
  id: string;
  claimNumber: string;
  claimSystem: string;
  /** Claim type code (`institutional`, `professional`, `pharmacy`, `oral`, `vision`). */
  type: string;
  /** Other codings of the type that a search may name. */
  types?: readonly { system: string; code: string }[];
  start: string;
  end: string;
  /** Service dates of its lines, first and last. */
  firstServed: string;
  lastServed: string;
  lastUpdated: string;
};

/** A person's claims, newest first. Each is built when asked for, so that 100,000 of them take no memory. */
export type ClaimSource = {
  readonly count: number;
  keys(index: number): ClaimKeys;
  claim(index: number): Served<ExplanationOfBenefit>;
  /** Position of the claim with this id; `-1` when the person has none. */
  indexOf(id: string): number;
};

/** One person's records at one plan. */
export type Membership = {
  person: SamplePerson;
  /** Relative reference to whoever signs in: the patient, or e.g. a parent. */
  fhirUser: string;
  /** Patient, coverages, related persons and clinical records: only this person's token reads them. */
  own: readonly ServedResource[];
  claims: ClaimSource;
  /** The claims once the plan has decided more of them (fault `new-claims`); absent where none change. */
  laterClaims?: ClaimSource;
  /** What `Patient/$generate-insurance-card` answers; absent where the plan has no such operation. */
  insuranceCard?: Bundle;
};

/** A plan: its members, and the organizations and practitioners that its claims name. */
export type PlanData = {
  id: SamplePlanId;
  name: string;
  members: readonly Membership[];
  directory: readonly ServedResource[];
};
