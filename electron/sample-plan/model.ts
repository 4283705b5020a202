/** What the sample plan's parts say to each other. Everything in it is made up. */

/** Any FHIR resource as this payer serves it. */
export type FhirResource = {
  resourceType: string;
  id: string;
  meta: { versionId: string; lastUpdated: string; profile?: string[] };
  [element: string]: unknown;
};

export type SamplePlanId = 'evergreen' | 'medicare';

/** Someone who can sign in at a sample plan. `id` is the FHIR id of their Patient at that plan. */
export type SamplePerson = {
  id: string;
  userName: string;
  password: string;
  name: string;
  birthDate: string;
  about: string;
  plan: SamplePlanId;
};

/** What a search needs to know about a claim without building it. Dates are `YYYY-MM-DD`, instants end in Z. */
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

/** A person's claims, newest first, made one at a time so that 100,000 of them need no memory. */
export type ClaimSource = {
  readonly count: number;
  keys(index: number): ClaimKeys;
  claim(index: number): FhirResource;
  /** `-1` when this person has no such claim. */
  indexOf(id: string): number;
};

/** One person's records at one plan. */
export type Membership = {
  person: SamplePerson;
  /** Who is signed in when it is not the patient, e.g. a parent: a relative reference. */
  fhirUser: string;
  /** Patient, coverages, related persons and clinical records: only this person's token reads them. */
  own: readonly FhirResource[];
  claims: ClaimSource;
  /** The same claims after the plan has decided more of them (fault `new-claims`). */
  laterClaims: ClaimSource;
  /** What `Patient/$generate-insurance-card` answers; absent where the plan has no such operation. */
  insuranceCard?: Readonly<Record<string, unknown>>;
};

/** A plan: its members, and the organizations and practitioners that its claims name. */
export type PlanData = {
  id: SamplePlanId;
  name: string;
  members: readonly Membership[];
  directory: readonly FhirResource[];
};
