/**
 * Invented people whose claims another adjudicator decided, as a plan sends them: read, stored, classed by their codes and
 * replayed to the cent.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplayLine } from '../../../electron/data/replay/count/replay-line.ts';
import type { ClaimSpec, LineSpec } from '../../../electron/sample-plan/make/claims/claim-spec.ts';
import { makeEvergreenClaim } from '../../../electron/sample-plan/make/claims/evergreen-claim.ts';
import { splitMoney } from '../../../electron/sample-plan/make/claims/money.ts';
import { codeDrug, codeProcedure, codeSupply } from '../../../electron/sample-plan/make/claims/services.ts';
import { type Party, parties } from '../../../electron/sample-plan/make/providers.ts';
import { openSamplePatient, type SampleResource } from '../../../scripts/runtime/sample-store.ts';
import { addDays } from '../../../shared/dates.ts';
import type { PlanRules, ServiceClass } from '../../../shared/model/replay/plan-rules.ts';
import { Adjudicator } from './adjudicator.ts';
import { anyPlan, anyYear, forOne } from './invented.ts';
import { line, planA } from './plans.ts';

const patientId = 'invented';
const places: Partial<Record<ServiceClass, string>> = { 'urgent-care': '20', 'professional-surgery': '24' };
const codes: Partial<Record<ServiceClass, string>> = {
  'primary-visit': '99213',
  'specialist-visit': '99214',
  lab: '80053',
  therapy: '97110',
  'urgent-care': '99203',
  'professional-surgery': '29881',
  'mental-health': '90837',
  preventive: '99396',
};
const doctors: Readonly<Record<string, Party>> = {
  Lim: parties.lindqvist,
  Okafor: parties.okafor,
  Northgate: parties.brooks,
};

/** The claim as a plan sends it: what kind of service it is stands in its codes alone. */
function makeClaim(one: ReplayLine, share: number, deductible: number): ClaimSpec {
  const [kind] = one.classes;
  const money = splitMoney({ billed: one.allowedCents, deductible, coinsurance: share - deductible });
  const doctor = doctors[one.provider ?? ''] ?? parties.lindqvist;
  const service = (): LineSpec => {
    if (kind === 'drug') return { service: codeDrug('99900-0001-30', one.drug?.name ?? ''), money };
    if (kind === 'hospital-stay') return { service: null, revenue: '0120', money };
    if (kind === 'emergency-room') return { service: null, revenue: '0450', money };
    if (kind === 'equipment') return { service: codeSupply('E0601', 'Device'), place: '12', money };
    return { service: codeProcedure(codes[kind] ?? ''), place: places[kind] ?? '11', money };
  };
  const kinds: Partial<Record<ServiceClass, ClaimSpec['kind']>> = {
    ...{ drug: 'pharmacy', 'hospital-stay': 'inpatient', 'emergency-room': 'outpatient' },
  };
  return {
    ...{ id: one.claimId, number: one.claimNumber ?? one.claimId, kind: kinds[kind] ?? 'professional' },
    ...{ start: one.day, end: addDays(one.day, one.days ?? 0), decided: one.decidedOn ?? one.day },
    ...{ provider: parties.lakeside, style: 'contained', diagnoses: [], lines: [service()] },
    team: [{ role: kind === 'drug' ? 'prescribing' : 'rendering', party: doctor }],
    network: one.network === 'out' ? 'outofnetwork' : 'innetwork',
    ...(one.days !== null && {
      stay: { admitted: one.day, discharged: addDays(one.day, one.days), drg: '194' },
      levels: 'header' as const,
    }),
    ...(one.drug !== null && {
      drug: { daysSupply: 30 * one.drug.months, refill: 0, refillsAuthorized: 1, brand: false },
    }),
  };
}

/** With the taxonomy code of who treated. */
function send(spec: ClaimSpec, kind: ServiceClass): SampleResource {
  const sent = JSON.parse(
    JSON.stringify(makeEvergreenClaim(spec, { patientId, payee: 'self' })),
  ) as SampleResource;
  const code = kind === 'primary-visit' ? '207Q00000X' : '207X00000X';
  const qualification = { coding: [{ system: 'http://nucc.org/provider-taxonomy', code }] };
  const team = (sent['careTeam'] ?? []) as object[];
  return { ...sent, careTeam: team.map((member) => ({ ...member, qualification })) };
}

function checkPerson(rules: PlanRules, sent: readonly SampleResource[]) {
  const { store, personId } = openSamplePatient(patientId, sent);
  store.nextYear.save({ personId, planId: null, rules });
  return store.nextYear.get({ personId, year: 2026, today: '2026-12-31' }).plans[0];
}

/** What no plan sends as a claim that it decided: free of charge where it is not preventive, refused, paid by the month. */
function makeUsual(plan: PlanRules): PlanRules {
  return forOne({
    ...plan,
    services: plan.services.map((one) => ({
      ...one,
      ...{ covered: 'yes', mostVisits: null },
      ...(one.serviceClass === 'preventive' && {
        ...{ copayCents: 0, rate: 0, subject: 'no' as const, firstVisitsFree: 0 },
      }),
    })),
  });
}

describe('invented people at an invented plan', () => {
  it('fifty of them: every line is read, classed and replayed to the cent', () => {
    const plans = fc.sample(anyPlan, { numRuns: 50, seed: 3 });
    const years = fc.sample(anyYear, { numRuns: 50, seed: 4 });
    const classes = new Set<string>();
    let lines = 0;
    for (const [index, year] of years.entries()) {
      const rules = makeUsual(plans[index] as PlanRules);
      const own = year.map((one) => ({
        ...one,
        person: 'Ana',
        allowedCents: one.allowedCents + 1,
        network: one.classes[0] === 'preventive' ? ('in' as const) : one.network,
      }));
      const stays = own.flatMap(({ days, day }) => (days === null ? [] : [day]));
      const adjudicator = new Adjudicator(rules);
      const sent = own
        .map((one) => ({
          ...one,
          isAdmitted: stays.includes(one.day) || stays.includes(addDays(one.day, 1)),
        }))
        .toSorted(
          (a, b) =>
            (a.decidedOn ?? '').localeCompare(b.decidedOn ?? '') ||
            ((a.claimNumber ?? '') < (b.claimNumber ?? '') ? -1 : 1),
        )
        .map((one) => {
          const { share, deductible } = adjudicator.decide(one);
          classes.add(one.classes[0]);
          return send(makeClaim(one, share, deductible), one.classes[0]);
        });
      const made = checkPerson(rules, sent);
      expect(made?.check?.missed).toEqual([]);
      expect(made?.leftOut).toEqual([]);
      expect(made?.unknowns).toEqual([]);
      expect(made?.check?.lines).toBe(sent.length);
      lines += sent.length;
    }
    expect(classes.size).toBe(12);
    expect(lines).toBeGreaterThan(1_000);
  });

  it('row 76: of a claim that was replaced, only the newer one counts', () => {
    const first = makeClaim(line('hospital-stay', 12_000_00), 3_200_00, 1_000_00);
    const second = makeClaim(line('hospital-stay', 9_000_00, { day: first.start }), 2_600_00, 1_000_00);
    const sent = [
      send({ ...first, replacedBy: second.number }, 'hospital-stay'),
      send({ ...second, replaces: first.number }, 'hospital-stay'),
    ];
    const made = checkPerson(forOne({ ...planA, isOwn: true }), sent);
    expect(made?.share).toEqual({ lowCents: 2_600_00, highCents: 2_600_00 });
    expect(made?.check).toEqual({ lines: 1, same: 1, missed: [] });
  });
});
