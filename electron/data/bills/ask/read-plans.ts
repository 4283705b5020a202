/** What the plans' Coverage records say that decides who may bill whom: when each was in force, and state programs. */
import type { Db } from '../../database/database.ts';
import { codeAt } from '../../fhir/codes.ts';
import { extensionOf } from '../../fhir/extensions.ts';
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

/** Dual status codes of a Qualified Medicare Beneficiary, alone and with full Medicaid. */
const protectedCodes: ReadonlySet<string | null> = new Set(['01', '02', '1', '2']);

/**
 * Newer Blue Button sends the status as a coverage of its own, older one by month of a year that it names.
 *
 * @see Blue Button Coverage, BENE-DUAL-STUS-CD (v3), dual_01 to dual_12 and rfrnc_yr (v2); 42 USC 1396a(n)(3)
 */
function readProtectedSpans(coverage: Resource): Span[] {
  const codeOf = (name: string) => codeAt(objectAt(extensionOf(coverage, name), 'valueCoding'));
  const now = protectedCodes.has(codeOf('BENE-DUAL-STUS-CD')) ? [readSpan(objectAt(coverage, 'period'))] : [];
  const year = textAt(extensionOf(coverage, 'rfrnc_yr'), 'valueDate')?.slice(0, 4);
  if (!year) return now;
  const months = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));
  return [
    ...now,
    ...months
      .filter((month) => protectedCodes.has(codeOf(`dual_${month}`)))
      .map((month) => ({ start: `${year}-${month}-01`, end: `${year}-${month}-31` })),
  ];
}
