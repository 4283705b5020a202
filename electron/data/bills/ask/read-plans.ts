/** What the plans' Coverage records say that decides who may bill whom: when each was in force, and state programs. */
import type { CoverageAssistance } from '#shared/model/plans/coverage';
import { readAssistance } from '../../coverage/read/assistance.ts';
import type { Db } from '../../database/database.ts';
import { type Json, listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';
import type { Connection } from '../../people/connections.ts';

/** Both days included, `YYYY-MM-DD`; `null` where it is open. */
export type Span = { start: string | null; end: string | null };

export type PersonPlan = {
  connectionId: string;
  /** When it was in force, as far as it says. */
  spans: Span[];
  /** True for insurance that pays what Original Medicare leaves. */
  isSupplement: boolean;
};

export type PersonPlans = {
  plans: PersonPlan[];
  /** When providers of Medicare could not bill the person (Qualified Medicare Beneficiary). */
  protectedSpans: Span[];
};

const supplementWords = /\bmedigap\b|\bmedicare supplement|\bsupplement(?:al)? plan\b/i;

export function readPlans(db: Db, connections: readonly Connection[]): PersonPlans {
  const find = db
    .prepare<[string], string>(
      `SELECT json FROM resource JOIN resource_json USING (key)
       WHERE connection_id = ? AND type = 'Coverage' AND removed_at IS NULL ORDER BY key`,
    )
    .pluck();
  const read = connections.map(({ id, planName }) => {
    const coverages = find.all(id).map((json) => JSON.parse(json as string) as Resource);
    const names = [planName, ...coverages.flatMap(listNames)];
    return {
      plan: {
        connectionId: id,
        spans: coverages.map((coverage) => readSpan(objectAt(coverage, 'period'))),
        isSupplement: names.some((name) => supplementWords.test(name)),
      },
      protectedSpans: coverages.flatMap(readProtectedSpans),
    };
  });
  return {
    plans: read.map(({ plan }) => plan),
    protectedSpans: read.flatMap(({ protectedSpans }) => protectedSpans),
  };
}

/** True for a day within one of the spans. */
export function isWithin(day: string, spans: readonly Span[]): boolean {
  return spans.some(({ start, end }) => (start === null || start <= day) && (end === null || day <= end));
}

function listNames(coverage: Resource): string[] {
  const payors = listAt(coverage, 'payor').map((payor) => textAt(payor, 'display'));
  const classes = listAt(coverage, 'class').flatMap((one) => [textAt(one, 'name'), textAt(one, 'value')]);
  return [...payors, ...classes].filter((name) => name !== null);
}

function readSpan(period: Json | null): Span {
  const day = (key: string) => textAt(period, key)?.slice(0, 10) ?? null;
  return { start: day('start'), end: day('end') };
}

/** Programs under which Medicare's providers may not bill the person. @see 42 USC 1396a(n)(3) */
const protecting: ReadonlySet<CoverageAssistance['program']> = new Set(['qmb', 'qmb-medicaid']);

/** When they held, by days or by whole months. */
function readProtectedSpans(coverage: Resource): Span[] {
  return readAssistance(coverage)
    .programs.filter(({ program }) => protecting.has(program))
    .map(({ start, end }) => ({ start, end: end?.length === 7 ? `${end}-31` : end }));
}
