/** The invented plans of the replay table, and lines to put through them. Amounts are in cents. */

import {
  comparePlans as compareInParts,
  type YearClaim,
} from '../../../electron/data/replay/ask/compare-plans.ts';
import { finish } from '../../../electron/data/replay/count/in-parts.ts';
import { buildProgram, type Carryover } from '../../../electron/data/replay/count/program.ts';
import type { ReplayLine } from '../../../electron/data/replay/count/replay-line.ts';
import { replayYear } from '../../../electron/data/replay/count/replay-year.ts';
import { YearRunner } from '../../../electron/data/replay/count/run-year.ts';
import type { KeptPlan } from '../../../electron/data/replay/keep/compared-plan-table.ts';
import type { PlanRules, ServiceClass, ServiceRule } from '../../../shared/model/replay/plan-rules.ts';
import { emptyPlan } from './empty-plan.ts';

export function rule(
  serviceClass: ServiceRule['serviceClass'],
  changes: Partial<ServiceRule> = {},
): ServiceRule {
  return {
    serviceClass,
    network: 'in',
    covered: 'yes',
    subject: 'no',
    order: 'after',
    copayCents: null,
    rate: null,
    rateMostCents: null,
    per: 'visit',
    mostDays: null,
    isWaivedIfAdmitted: false,
    mostVisits: null,
    firstVisitsFree: 0,
    ...changes,
  };
}

export const deductible = (
  personCents: number | null,
  familyCents: number | null,
  changes: Partial<PlanRules['deductibles'][number]> = {},
): PlanRules['deductibles'][number] => ({
  pool: 'all',
  network: 'in',
  personCents,
  familyCents,
  style: 'embedded',
  ...changes,
});

export const limit = (
  personCents: number | null,
  familyCents: number | null,
  network: 'in' | 'out' = 'in',
): PlanRules['limits'][number] => ({ network, personCents, familyCents, excluded: [] });

const tier = (number: number, changes: Partial<PlanRules['drugs'][number]>): PlanRules['drugs'][number] => ({
  tier: number,
  subject: 'no',
  order: 'after',
  copayCents: null,
  copay60Cents: null,
  copay90Cents: null,
  rate: null,
  rateMostCents: null,
  ...changes,
});

const copay = (serviceClass: ServiceClass, copayCents: number, changes: Partial<ServiceRule> = {}) =>
  rule(serviceClass, { copayCents, ...changes });
const twenty = (serviceClass: ServiceClass) => rule(serviceClass, { rate: 2000, subject: 'yes' });

export const planA: PlanRules = {
  ...emptyPlan,
  name: 'A',
  deductibles: [deductible(100_000, 200_000), deductible(200_000, 400_000, { network: 'out' })],
  limits: [limit(500_000, 1_000_000), limit(1_000_000, null, 'out')],
  services: [
    copay('primary-visit', 3000),
    copay('specialist-visit', 6000),
    copay('emergency-room', 30_000),
    twenty('lab'),
    twenty('x-ray'),
    twenty('advanced-imaging'),
    twenty('hospital-stay'),
    twenty('facility-surgery'),
    twenty('professional-surgery'),
    rule('equipment', { rate: 5000, subject: 'yes' }),
    copay('therapy', 4000, { subject: 'yes', order: 'after' }),
    copay('urgent-care', 7500, { subject: 'yes', order: 'before' }),
    copay('preventive', 0),
    rule('any', { network: 'out', rate: 4000, subject: 'yes' }),
  ],
  drugs: [
    tier(1, { copayCents: 1000, copay90Cents: 2500 }),
    tier(2, { copayCents: 4000, copay90Cents: 10_000 }),
    tier(3, { copayCents: 8000 }),
    tier(4, { rate: 2500, rateMostCents: 25_000 }),
  ],
};

export const planD: PlanRules = {
  ...planA,
  name: 'D',
  deductibles: [...planA.deductibles, deductible(25_000, null, { pool: 'drug' })],
  drugs: planA.drugs.map((one) => ({ ...one, subject: one.tier % 2 === 0 ? 'yes' : 'no' })),
};

/** One rate for everything, after a deductible. */
export function flatPlan(
  deductibles: PlanRules['deductibles'],
  rate: number,
  limits: PlanRules['limits'],
): PlanRules {
  return {
    ...emptyPlan,
    name: 'Flat',
    deductibles,
    limits,
    services: [rule('any', { rate, subject: 'yes' })],
  };
}

export const planB = flatPlan([deductible(350_000, 700_000)], 1000, [limit(600_000, 1_200_000)]);
export const planBAggregate = flatPlan([deductible(null, 500_000, { style: 'aggregate' })], 1000, [
  limit(1_200_000, 800_000),
]);
export const planC: PlanRules = {
  ...emptyPlan,
  name: 'C',
  deductibles: [deductible(0, 0)],
  limits: [limit(600_000, null)],
  services: [rule('hospital-stay', { copayCents: 32_500, per: 'day', mostDays: 6 })],
};

let made = 0;

/** A line of Ana's in network, each on another day and of another provider than any other. */
export function line(
  serviceClass: ServiceClass,
  allowedCents: number,
  changes: Partial<ReplayLine> = {},
): ReplayLine {
  made++;
  const day = new Date(Date.UTC(2026, 0, 1 + (made % 300))).toISOString().slice(0, 10);
  const isStay = serviceClass === 'hospital-stay';
  return {
    claimId: `c${made}`,
    claimNumber: `N${made}`,
    line: 1,
    person: 'Ana',
    day,
    decidedOn: null,
    classes: [serviceClass],
    network: 'in',
    allowedCents,
    provider: `npi ${made}`,
    days: isStay ? 3 : null,
    isAdmitted: false,
    drug: null,
    isPaidByMonth: false,
    statedCents: null,
    statedDeductibleCents: null,
    isNamed: true,
    plan: 'plan',
    ...changes,
  };
}

/** A fill of a drug that is known to be on a tier. */
export function fill(tierNumber: number, allowedCents: number, months = 1): ReplayLine {
  return line('drug', allowedCents, { drug: { name: `tier ${tierNumber}`, months } });
}

/** What one pays of each line when everything is known, in dollars. */
export function sharesOf(plan: PlanRules, lines: readonly ReplayLine[], carryover?: Carryover): string[] {
  const program = buildProgram(plan, lines);
  if (program.left.length > 0) throw new Error(program.left.map(({ why }) => why).join(', '));
  const { share } = new YearRunner(program, carryover).run(new Uint8Array(program.unknowns.length));
  return [...share].map(dollars);
}

const dollars = (cents: number) => (cents / 100).toFixed(2);

/** The range of a year, in dollars; prices as they were paid unless a band is given. */
export function rangeOf(plan: PlanRules, lines: readonly ReplayLine[], band = 0): string {
  const { share } = replayYear(plan, lines, { band, firstMonth: '2026-01' });
  return share.low === share.high ? dollars(share.low) : `${dollars(share.low)} - ${dollars(share.high)}`;
}

/** All at once, of the person whose claims come first. */
export function comparePlans(claims: readonly YearClaim[], plans: readonly KeptPlan[], year: number) {
  const personId = claims[0]?.row.personId ?? 'ana';
  const ofPeople = plans.map((plan) => ({ ...plan, personIds: [personId], gone: 0 }));
  return finish(compareInParts(claims, ofPeople, { personId, year }));
}
