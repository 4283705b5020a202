/**
 * Puts the claims of each sample person through the rules of their own plan, in the order in which it decided them, and
 * holds each line against the share that it states. What a claim does not say, which kind of doctor one is, is looked up
 * in the sample plan's directory.
 */
import { listedPeople, specialties } from '../../electron/sample-plan/public/directory-people.ts';
import type { MissedLine, MissReason } from '../../shared/model/replay/next-year.ts';
import type { PlanRules } from '../../shared/model/replay/plan-rules.ts';
import { listSamplePatients, openSamplePatient, type SampleResource } from '../runtime/sample-store.ts';
import { ownPlans } from './own-plans.ts';

/** At least so many of the lines come to the share that they state, within a cent. */
export const gate = 0.95;

export type ReplayedLines = {
  person: string;
  year: number;
  /** Lines whose share is stated and can be counted without a question; and those that come to it. */
  lines: number;
  same: number;
  /** Claims that count, and those whose lines could all be put through the rules. */
  claims: number;
  used: number;
  missed: readonly MissedLine[];
  orderEffectCents: number;
};

export type SelfReplayOptions = {
  today: string;
  /** Changes the rules of the own plans, to see that the gate closes. */
  change?: (rules: PlanRules) => PlanRules;
};

/** Every year of every sample person. */
export function runSelfReplay({ today, change = (rules) => rules }: SelfReplayOptions): ReplayedLines[] {
  return listSamplePatients(today).flatMap(({ person, patientId, resources }) => {
    const typePlan = ownPlans[person];
    if (!typePlan) throw new Error(`Nobody typed the own plan of ${person}.`);
    const { store, personId } = openSamplePatient(patientId, addSpecialties(resources));
    const { years } = store.nextYear.get({ personId, year: null, today });
    let planId: string | null = null;
    return years.toReversed().map((year): ReplayedLines => {
      planId = store.nextYear.save({ personId, planId, rules: change(typePlan(year)) }).planId;
      const { claims, plans } = store.nextYear.get({ personId, year, today });
      const [own] = plans;
      if (!own?.check) throw new Error('The own plan is checked.');
      const { lines, same, missed } = own.check;
      return {
        ...{ person, year, lines, same, missed, claims },
        used: own.claimsUsed,
        orderEffectCents: own.orderEffectCents ?? 0,
      };
    });
  });
}

type ReplaySum = Pick<ReplayedLines, 'claims' | 'used' | 'lines' | 'same' | 'orderEffectCents'> & {
  /** 0 to 1; `null` without lines. */
  share: number | null;
  /** How many lines missed for each reason, the most frequent first. */
  reasons: [MissReason, number][];
};

export function sumUpReplay(years: readonly ReplayedLines[]): ReplaySum {
  const add = (name: 'claims' | 'used' | 'lines' | 'same' | 'orderEffectCents') =>
    years.reduce((sum, one) => sum + one[name], 0);
  const lines = add('lines');
  const same = add('same');
  const reasons = Map.groupBy(
    years.flatMap(({ missed }) => missed),
    ({ reason }) => reason,
  );
  return {
    ...{ claims: add('claims'), used: add('used'), lines, same, orderEffectCents: add('orderEffectCents') },
    share: lines === 0 ? null : same / lines,
    reasons: [...reasons]
      .map(([reason, of]): [MissReason, number] => [reason, of.length])
      .toSorted(([, a], [, b]) => b - a),
  };
}

type Member = { provider?: { reference?: string; identifier?: { value?: string } } };

/** The taxonomy code of each doctor of the directory, beside where claims name them: by reference or by NPI. */
function addSpecialties(resources: readonly SampleResource[]): SampleResource[] {
  const codes = new Map(
    listedPeople.flatMap(({ key, npi, specialty }) => {
      const [code] = specialties[specialty];
      return [[`Practitioner/${key}`, code] as const, [`#${key}`, code] as const, [npi, code] as const];
    }),
  );
  const find = ({ provider }: Member) =>
    codes.get(provider?.reference?.split('/_history/')[0] ?? provider?.identifier?.value ?? '');
  return resources.map((resource) => {
    const team = resource['careTeam'] as Member[] | undefined;
    if (!team) return resource;
    const careTeam = team.map((member) => {
      const code = find(member);
      if (code === undefined) return member;
      return {
        ...member,
        qualification: { coding: [{ system: 'http://nucc.org/provider-taxonomy', code }] },
      };
    });
    return { ...resource, careTeam };
  });
}
