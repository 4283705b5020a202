/**
 * Invented people whose drugs are filled about every month, beside visits that nobody sees coming. The sample people have few
 * such drugs under a known limit, so that the forecast gives them no days to hold against what came.
 */
import { createRandom, type Random } from '../../electron/sample-plan/make/random.ts';
import { addDays } from '../../shared/dates.ts';

const money = 'http://terminology.hl7.org/CodeSystem/adjudication';
const carin = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication';
/** Dollars, of each plan year. */
const deductible = 1500;
const outOfPocket = 3000;

type Care = { date: string; drug: { name: string; days: number } | null; allowed: number };

export type SteadyPerson = { id: string; resources: Record<string, unknown>[] };

/** People with one to three drugs each, from a year before the first of these years on. */
export function makeSteadyPeople(count: number, years: readonly number[]): SteadyPerson[] {
  const first = `${Math.min(...years) - 1}-01-01`;
  const end = `${Math.max(...years)}-12-31`;
  return Array.from({ length: count }, (_, at) => {
    const id = `steady-${at + 1}`;
    const random = createRandom(id);
    const care = [
      ...Array.from({ length: 1 + (at % 3) }, (_unused, drug) =>
        listFills(`Drug ${drug + 1} 10 mg tablet`, { first, end, random }),
      ).flat(),
      ...listVisits({ first, end, random }),
    ].toSorted((a, b) => a.date.localeCompare(b.date));
    return { id, resources: [makeCoverage(id), ...makeClaims(id, care, random)] };
  });
}

type Span = { first: string; end: string; random: Random };

/** Every 30 days, up to three earlier or later. */
function listFills(name: string, { first, end, random }: Span): Care[] {
  const allowed = random.between(60, 200);
  const fills: Care[] = [];
  for (let day = addDays(first, random.between(0, 27)); day <= end; ) {
    fills.push({ date: day, drug: { name, days: 30 }, allowed });
    day = addDays(day, random.between(27, 33));
  }
  return fills;
}

/** About three a year. */
function listVisits({ first, end, random }: Span): Care[] {
  const visits: Care[] = [];
  for (let day = addDays(first, random.between(0, 199)); day <= end; ) {
    visits.push({ date: day, drug: null, allowed: random.between(90, 210) });
    day = addDays(day, random.between(30, 210));
  }
  return visits;
}

/** The deductible of the year first, then a fifth of the price. The plan decides within two weeks. */
function makeClaims(patient: string, care: readonly Care[], random: Random): Record<string, unknown>[] {
  const used = new Map<string, number>();
  return care.map(({ date, drug, allowed }, at) => {
    const year = date.slice(0, 4);
    const part = Math.min(allowed, deductible - (used.get(year) ?? 0));
    used.set(year, (used.get(year) ?? 0) + part);
    const coinsurance = Math.round((allowed - part) * 20) / 100;
    const total = (code: string, value: number, system = money) => ({
      category: { coding: [{ system, code }] },
      amount: { value, currency: 'USD' },
    });
    return {
      resourceType: 'ExplanationOfBenefit',
      id: `claim-${at + 1}`,
      identifier: [{ type: { coding: [{ code: 'uc' }] }, value: `${patient}-${at + 1}` }],
      status: 'active',
      type: { coding: [{ code: drug ? 'pharmacy' : 'professional' }] },
      ...{ use: 'claim', outcome: 'complete', patient: { reference: `Patient/${patient}` } },
      billablePeriod: { start: date, end: date },
      created: addDays(date, random.between(2, 13)),
      insurance: [{ focal: true, coverage: { reference: `Coverage/${patient}` } }],
      provider: { display: drug ? 'Invented Pharmacy' : 'Invented Clinic' },
      item: [{ sequence: 1, productOrService: { text: drug?.name ?? 'Invented visit' }, servicedDate: date }],
      ...(drug && {
        supportingInfo: [
          {
            sequence: 1,
            category: { coding: [{ code: 'dayssupply' }] },
            valueQuantity: { value: drug.days },
          },
        ],
      }),
      total: [
        total('eligible', allowed),
        total('deductible', part),
        total('coinsurance', coinsurance, carin),
        total('memberliability', part + coinsurance, carin),
      ],
    };
  });
}

function makeCoverage(patient: string): Record<string, unknown> {
  const cost = (code: string, value: number) => ({
    type: { coding: [{ code }] },
    valueMoney: { value, currency: 'USD' },
  });
  return {
    resourceType: 'Coverage',
    id: patient,
    status: 'active',
    type: { text: 'Medical' },
    beneficiary: { reference: `Patient/${patient}` },
    payor: [{ display: 'Invented plan' }],
    costToBeneficiary: [cost('deductible', deductible), cost('maxoutofpocket', outOfPocket)],
  };
}
