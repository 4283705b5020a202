/** Claims and approvals for a second look, as a plan sends them, as short as a case can say them. All are invented. */
import { readApproval } from '../../../electron/data/approvals/read/read-approval.ts';
import { rowFromClaim } from '../../../electron/data/claims/read/claim-row.ts';
import { type LookedClaim, readLookedClaim } from '../../../electron/data/second-look/read/looked-claim.ts';
import type { LookedApproval } from '../../../electron/data/second-look/rules/approvals.ts';
import { lookAtClaim } from '../../../electron/data/second-look/rules/look-at-claim.ts';
import type { SecondLookQuestion } from '../../../shared/model/claims/second-look.ts';
import type { PlanKind } from '../../../shared/model/plans/plan-kind.ts';
import { coded, approval as makeApproval, review } from '../../fixtures/records/approvals.ts';
import { read } from '../claims/read.ts';

const hl7 = 'http://terminology.hl7.org/CodeSystem';
const carin = 'http://hl7.org/fhir/us/carin-bb/CodeSystem';
const npiSystem = 'http://hl7.org/fhir/sid/us-npi';

export type PlantedLine = {
  code?: string | null;
  system?: string;
  modifiers?: string[];
  day?: string | null;
  until?: string;
  units?: number | null;
  unit?: string;
  billed?: number | null;
  paid?: number;
  deductible?: number;
  copay?: number;
  coinsurance?: number;
  /** Place of service. */
  place?: string | null;
  revenue?: string;
  doctor?: string | null;
  specialty?: string | null;
  diagnoses?: string[];
  side?: string;
  /** Claim adjustment reason codes of the plan's refusal. */
  refused?: string[];
};

export type PlantedClaim = {
  id?: string;
  /** The connection that the claim is in. */
  plan?: string;
  planKind?: PlanKind;
  kind?: 'professional' | 'inpatient' | 'outpatient' | 'pharmacy' | 'oral';
  status?: string;
  outcome?: string;
  patient?: string;
  /** NPI of who bills. */
  group?: string | null;
  /** `split`: who bills is in it, who treats is not. */
  network?: 'in' | 'out' | 'split' | null;
  decided?: string | null;
  /** The last day of care that is longer than its lines say. */
  to?: string;
  admitted?: string;
  discharged?: string | null;
  dischargeStatus?: string;
  typeOfBill?: string;
  lines?: PlantedLine[];
};

let next = 0;

const money = (system: string, code: string, value: number | null | undefined) =>
  value === null || value === undefined
    ? []
    : [{ category: { coding: [{ system, code }] }, amount: { value, currency: 'USD' } }];

const networkStatus = (network: PlantedClaim['network']) => {
  const status = (who: string, code: string) => ({
    category: { coding: [{ system: `${carin}/C4BBAdjudicationDiscriminator`, code: `${who}networkstatus` }] },
    reason: { coding: [{ code }] },
  });
  if (!network) return [];
  return [
    status('billing', network === 'out' ? 'outofnetwork' : 'innetwork'),
    ...(network === 'split' ? [status('rendering', 'outofnetwork')] : []),
  ];
};

const info = (code: string, more: object) => ({
  category: { coding: [{ system: `${carin}/C4BBSupportingInfoType`, code }] },
  ...more,
});

function makeLine(
  line: PlantedLine,
  index: number,
  diagnoses: readonly string[],
  doctors: readonly string[],
) {
  const {
    code = 'X1000',
    system = 'http://www.ama-assn.org/go/cpt',
    modifiers = [],
    day = '2026-03-04',
    until,
    units = 1,
    unit,
    billed = 100,
    place = '11',
    refused,
  } = line;
  const paid = line.paid ?? (refused ? 0 : 60);
  return {
    sequence: index + 1,
    ...(code !== null && { productOrService: { coding: [{ system, code }] } }),
    modifier: modifiers.map((one) => ({ coding: [{ code: one }] })),
    ...(day !== null && (until ? { servicedPeriod: { start: day, end: until } } : { servicedDate: day })),
    ...(units !== null && { quantity: { value: units, ...(unit && { unit }) } }),
    ...(place !== null && { locationCodeableConcept: { coding: [{ code: place }] } }),
    ...(line.revenue && {
      revenue: { coding: [{ system: 'https://www.nubc.org/CodeSystem/RevenueCodes', code: line.revenue }] },
    }),
    ...(line.side && { bodySite: { coding: [{ code: line.side }] } }),
    careTeamSequence: line.doctor ? [doctors.indexOf(`${line.doctor}|${line.specialty ?? ''}`) + 1] : [],
    diagnosisSequence: (line.diagnoses ?? []).map((one) => diagnoses.indexOf(one) + 1),
    adjudication: [
      ...money(`${hl7}/adjudication`, 'submitted', billed),
      ...money(`${hl7}/adjudication`, 'benefit', paid),
      ...money(`${hl7}/adjudication`, 'deductible', line.deductible),
      ...money(`${hl7}/adjudication`, 'copay', line.copay),
      ...money(`${carin}/C4BBAdjudication`, 'coinsurance', line.coinsurance),
      ...money(`${carin}/C4BBAdjudication`, 'noncovered', refused ? billed : undefined),
      ...(refused ?? []).map((reason) => ({
        category: { coding: [{ system: `${carin}/C4BBAdjudicationDiscriminator`, code: 'denialreason' }] },
        reason: {
          coding: [{ system: 'https://x12.org/codes/claim-adjustment-reason-codes', code: reason }],
        },
      })),
    ],
  };
}

/** An ExplanationOfBenefit of a visit to an office on March 4, decided on March 25. */
export function plantEob(claim: PlantedClaim = {}) {
  const {
    id = `c${++next}`,
    kind = 'professional',
    group = '1234567893',
    network = 'in',
    decided = '2026-03-25',
    lines = [{}],
  } = claim;
  const diagnoses = [...new Set(lines.flatMap((line) => line.diagnoses ?? []))];
  const doctors = [
    ...new Set(lines.flatMap(({ doctor, specialty }) => (doctor ? [`${doctor}|${specialty ?? ''}`] : []))),
  ];
  const isFacility = kind === 'inpatient' || kind === 'outpatient';
  const days = lines
    .flatMap(({ day = '2026-03-04', until }) => [day, until ?? day])
    .filter((one) => one !== null);
  const sorted = days.toSorted();
  return {
    resourceType: 'ExplanationOfBenefit' as const,
    id,
    identifier: [
      { type: { coding: [{ system: `${carin}/C4BBIdentifierType`, code: 'uc' }] }, value: `N-${id}` },
    ],
    status: claim.status ?? 'active',
    use: 'claim',
    outcome: claim.outcome ?? 'complete',
    type: { coding: [{ system: `${hl7}/claim-type`, code: isFacility ? 'institutional' : kind }] },
    ...(isFacility && {
      subType: { coding: [{ system: `${carin}/C4BBInstitutionalClaimSubType`, code: kind }] },
    }),
    patient: { reference: claim.patient ?? 'Patient/ana' },
    billablePeriod: {
      start: claim.admitted ?? sorted[0],
      end: claim.to ?? claim.discharged ?? claim.admitted ?? sorted.at(-1),
    },
    ...(decided !== null && { created: decided }),
    insurer: { display: 'Evergreen Test Plan' },
    provider: {
      display: 'Harbor Valley Clinic',
      ...(group !== null && { identifier: { system: npiSystem, value: group } }),
    },
    careTeam: doctors.map((one, index) => {
      const [npi = '', specialty = ''] = one.split('|');
      return {
        sequence: index + 1,
        provider: { display: `Dr. ${npi.slice(-2)}`, identifier: { system: npiSystem, value: npi } },
        role: { coding: [{ system: `${carin}/C4BBClaimCareTeamRole`, code: 'rendering' }] },
        ...(specialty !== '' && {
          qualification: { coding: [{ system: 'http://nucc.org/provider-taxonomy', code: specialty }] },
        }),
      };
    }),
    diagnosis: diagnoses.map((code, index) => ({
      sequence: index + 1,
      diagnosisCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] },
      type: [{ coding: [{ code: index === 0 ? 'principal' : 'secondary' }] }],
    })),
    supportingInfo: [
      ...(claim.admitted
        ? [
            info('admissionperiod', {
              timingPeriod: { start: claim.admitted, ...(claim.discharged && { end: claim.discharged }) },
            }),
          ]
        : []),
      ...(claim.dischargeStatus
        ? [info('discharge-status', { code: { coding: [{ code: claim.dischargeStatus }] } })]
        : []),
      ...(claim.typeOfBill ? [info('typeofbill', { code: { coding: [{ code: claim.typeOfBill }] } })] : []),
    ].map((one, index) => ({ sequence: index + 1, ...one })),
    adjudication: networkStatus(network),
    item: lines.map((line, index) => makeLine(line, index, diagnoses, doctors)),
  };
}

function plantClaim(claim: PlantedClaim = {}): LookedClaim {
  const eob = plantEob(claim);
  const { plan = 'evergreen', planKind = 'employer' } = claim;
  const own = { ...read(eob, [], `${plan}/${eob.id}`), planKind };
  const owner = { connectionId: plan, personId: 'ana', planName: 'Evergreen', openedAt: null };
  return readLookedClaim(own, rowFromClaim(own, owner));
}

export type PlantedApproval = {
  plan?: string;
  removed?: boolean;
  code?: string;
  modifiers?: string[];
  decision?: string;
  decided?: string;
  from?: string | null;
  until?: string | null;
  units?: number;
  npi?: string;
  use?: string;
  status?: string;
};

/** Approved (A1) on February 10 for care from then until May 10. */
function plantApproval(one: PlantedApproval = {}): LookedApproval {
  const {
    code = '73721',
    decision = 'A1',
    decided = '2026-02-10',
    from = decided,
    until = '2026-05-10',
  } = one;
  const pdex = 'http://hl7.org/fhir/us/davinci-pdex/StructureDefinition';
  const pas = 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition';
  const approval = readApproval(
    makeApproval({
      ...(one.use && { use: one.use }),
      ...(one.status && { status: one.status }),
      item: [
        {
          sequence: 1,
          productOrService: coded(code, undefined, 'http://www.ama-assn.org/go/cpt'),
          modifier: (one.modifiers ?? []).map((modifier) => coded(modifier)),
          extension: [
            {
              url: `${pdex}/extension-itemPreAuthPeriod`,
              valuePeriod: { ...(from && { start: from }), ...(until && { end: until }) },
            },
            ...(one.npi
              ? [
                  {
                    url: `${pas}/extension-itemAuthorizedProvider`,
                    extension: [
                      {
                        url: 'provider',
                        valueReference: {
                          display: 'Dr. Named',
                          identifier: { system: npiSystem, value: one.npi },
                        },
                      },
                    ],
                  },
                ]
              : []),
          ],
          adjudication: [
            {
              category: coded('submitted'),
              extension: [
                review(decision, { number: 'AUTH-1' }),
                { url: `${pdex}/base-ext-when-adjudicated`, valueDateTime: `${decided}T10:00:00Z` },
              ],
            },
            ...(one.units === undefined ? [] : [{ category: coded('allowedunits'), value: one.units }]),
          ],
        },
      ],
    }),
    { resolve: () => null },
  );
  if (approval === null) throw new Error('not an approval');
  return { connectionId: one.plan ?? 'evergreen', removed: one.removed ?? false, approval };
}

export type Planted = {
  claim: PlantedClaim;
  near?: PlantedClaim[];
  approvals?: PlantedApproval[];
};

/** What is asked about the claim. */
export function look({ claim, near = [], approvals = [] }: Planted): SecondLookQuestion[] {
  return lookAtClaim(plantClaim(claim), {
    near: near.map(plantClaim),
    approvals: approvals.map(plantApproval),
  });
}
