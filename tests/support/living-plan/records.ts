/** Records of one member of a plan that lives: made up, and simple enough to be added up by hand. */
import type { Coverage, ExplanationOfBenefit } from 'fhir/r4';
import { createClaimSource } from '../../../electron/sample-plan/make/claims/claim-source.ts';
import type { Membership, PlanData, Served, ServedResource } from '../../../electron/sample-plan/model.ts';
import { people } from '../../../electron/sample-plan/people/people.ts';
import { makeSamplePlans } from '../../../electron/sample-plan/people/plans.ts';

export const member = people.rosa;

const claimNumbers = 'https://living-plan.example/claims';
const adjudication = 'http://terminology.hl7.org/CodeSystem/adjudication';

export type ClaimFacts = {
  id: string;
  /** `YYYY-MM-DD`. */
  served: string;
  /** In dollars. */
  billed: number;
  paid: number;
  status?: 'active' | 'cancelled';
  /** Number of the claim that this one replaces. */
  replaces?: string;
};

export const numberOf = (id: string) => `LP-${id}`;

/** A claim without its `meta`, which the plan adds when it changes. */
export function makeClaim(facts: ClaimFacts): Omit<ExplanationOfBenefit, 'meta'> & { id: string } {
  const { id, served, billed, paid, status = 'active', replaces } = facts;
  const total = (code: string, value: number) => ({
    category: { coding: [{ system: adjudication, code }] },
    amount: { value, currency: 'USD' },
  });
  return {
    resourceType: 'ExplanationOfBenefit',
    id,
    identifier: [{ type: { coding: [{ code: 'uc' }] }, system: claimNumbers, value: numberOf(id) }],
    status,
    type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/claim-type', code: 'professional' }] },
    use: 'claim',
    outcome: 'complete',
    patient: { reference: `Patient/${member.id}` },
    billablePeriod: { start: served, end: served },
    created: served,
    insurer: { display: 'Living Plan' },
    provider: { reference: 'Organization/evergreen', display: `Practice of claim ${id}` },
    ...(replaces === undefined
      ? {}
      : {
          related: [
            {
              relationship: { coding: [{ code: 'prior' }] },
              reference: { system: claimNumbers, value: replaces },
            },
          ],
        }),
    insurance: [{ focal: true, coverage: { display: 'Living Plan' } }],
    total: [total('submitted', billed), total('benefit', paid)],
  };
}

export function makeApproval(id: string, day: string): Omit<ExplanationOfBenefit, 'meta'> & { id: string } {
  return {
    ...makeClaim({ id, served: day, billed: 0, paid: 0 }),
    use: 'preauthorization',
    preAuthRef: [`AUTH-${id}`],
    total: [],
    item: [{ sequence: 1, productOrService: { text: 'Invented imaging' } }],
  };
}

export function makeCondition(id: string, words: string) {
  return {
    resourceType: 'Condition' as const,
    id,
    clinicalStatus: { coding: [{ code: 'active' }] },
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'problem-list-item' },
        ],
      },
    ],
    code: { text: words },
    subject: { reference: `Patient/${member.id}` },
    onsetDateTime: '2026-01-05',
  };
}

/** Coverages of one member that begin on the same day are one card. */
export function makeCoverage(
  id: string,
  end: string | null,
  start = '2025-01-01',
): Omit<Coverage, 'meta'> & { id: string } {
  return {
    resourceType: 'Coverage',
    id,
    status: 'active',
    subscriberId: 'LP-MEMBER-77',
    beneficiary: { reference: `Patient/${member.id}` },
    relationship: { coding: [{ code: 'self' }] },
    period: { start, ...(end === null ? {} : { end }) },
    payor: [{ display: 'Living Plan' }],
  };
}

const samples = makeSamplePlans({ now: '2026-03-01', later: '2026-03-02' })[0];

/** The sample plan's member with these records in place of her own. */
export function makePlanData(name: string, records: Iterable<ServedResource>): PlanData {
  const known = samples?.members.find(({ person }) => person.id === member.id);
  if (samples === undefined || known === undefined) throw new Error('Rosa is not in the sample plan.');
  const all = [...records];
  const claims = all.filter((one) => one.resourceType === 'ExplanationOfBenefit');
  const own = all.filter((one) => one.resourceType !== 'ExplanationOfBenefit');
  const { laterClaims: _later, insuranceCard: _card, ...person } = known;
  const membership: Membership = { ...person, own, claims: createClaimSource(claims.map(readyClaim)) };
  return { id: 'evergreen', name, members: [membership], directory: samples.directory };
}

/** Her Patient record at every plan. */
export function patientRecord(): ServedResource {
  const found = samples?.members
    .find(({ person }) => person.id === member.id)
    ?.own.find(({ resourceType }) => resourceType === 'Patient');
  if (found === undefined) throw new Error('Rosa has no Patient record.');
  return found;
}

function readyClaim(claim: Served<ExplanationOfBenefit>) {
  const day = claim.billablePeriod?.start ?? claim.created;
  return {
    keys: {
      id: claim.id,
      claimNumber: numberOf(claim.id),
      claimSystem: claimNumbers,
      type: 'professional',
      start: day,
      end: day,
      firstServed: day,
      lastServed: day,
      lastUpdated: claim.meta.lastUpdated,
    },
    build: () => claim,
  };
}
