import { type CsvCell, writeCents, writeCsv } from '#shared/csv';
import {
  addYearOfPremiums,
  type CentsRange,
  type NextYear,
  type PlanYear,
} from '#shared/model/replay/next-year';

/** Names and order are fixed, in English for programs; days are ISO dates, amounts decimals in US dollars. */
const columns = [
  'row',
  'claims_of',
  'plan',
  'plan_year',
  'source',
  'service_date',
  'provider',
  'what',
  'share_low',
  'share_high',
  'premium_month',
  'premium_year',
  'year_low',
  'year_high',
  'deductible',
  'limit',
  'limit_reached_from',
  'limit_reached_to',
  'claims',
  'claims_used',
  'money_used_percent',
  'not_known',
  'left_out_reason',
  'people',
] as const;
type Row = Partial<Record<(typeof columns)[number], CsvCell>>;

/**
 * The twin of the paper: what the claims say (`stated`), each plan (`plan`), why claims are in none of it (`left-out`), and
 * the claims that differ most, each by each plan (`claim`). An empty cell is not known, never 0; no line is a sum.
 */
export function writeNextYearCsv(view: NextYear): Uint8Array {
  const rows = [
    writeStated(view),
    ...view.plans.map((plan) => writePlan(plan, view)),
    ...view.plans.flatMap(writeLeftOut),
    ...writeDiffering(view),
  ];
  const lines = rows.map((row) => {
    const cells: Row = { claims_of: view.year, ...row };
    return columns.map((column) => cells[column] ?? null);
  });
  return writeCsv([columns, ...lines]);
}

function writeRange(range: CentsRange | null): Pick<Row, 'share_low' | 'share_high'> {
  return {
    share_low: writeCents(range?.lowCents ?? null),
    share_high: writeCents(range?.highCents ?? null),
  };
}

function writeStated({ stated, claims }: NextYear): Row {
  const { cents, notStated, premiumCents, yearCents } = stated;
  return {
    row: 'stated',
    source: 'claims',
    ...writeRange(cents === null ? null : { lowCents: cents, highCents: cents }),
    premium_month: writeCents(premiumCents),
    premium_year: writeCents(premiumCents === null ? null : addYearOfPremiums(premiumCents)),
    year_low: writeCents(yearCents),
    year_high: writeCents(yearCents),
    claims,
    claims_used: claims - notStated,
  };
}

function namePlan({ rules, isExample }: PlanYear): Row {
  const source = rules.source ? 'marketplace-file' : 'you';
  return { plan: rules.name, plan_year: rules.year, source: isExample ? 'example' : source };
}

/** Of a family; of the person alone, nothing. */
function writePeople({ personIds }: PlanYear, { people }: NextYear): Pick<Row, 'people'> {
  if (personIds.length === 1) return {};
  const names = personIds.map((id) => people.find(({ personId }) => personId === id)?.personName ?? '?');
  return { people: names.join('; ') };
}

function writePlan(plan: PlanYear, view: NextYear): Row {
  const { rules, share, year, yearPremiumCents, limit, claims, claimsUsed, moneyPercent, unknowns, isWide } =
    plan;
  const deductible = rules.deductibles.find(({ pool, network }) => pool === 'all' && network === 'in');
  const most = rules.limits.find(({ network }) => network === 'in');
  const open = unknowns.map(({ kind, count }) => `${kind} ${count}`);
  return {
    ...namePlan(plan),
    row: rules.isOwn ? 'own-plan' : 'plan',
    ...writeRange(share),
    premium_month: writeCents(rules.premiumCents),
    premium_year: writeCents(yearPremiumCents),
    year_low: writeCents(year?.lowCents ?? null),
    year_high: writeCents(year?.highCents ?? null),
    deductible: writeCents(deductible?.personCents ?? deductible?.familyCents ?? null),
    limit: writeCents(most?.personCents ?? most?.familyCents ?? null),
    limit_reached_from: limit?.earliest ?? null,
    limit_reached_to: limit?.latest ?? null,
    claims,
    claims_used: claimsUsed,
    money_used_percent: moneyPercent,
    not_known: [...open, ...(isWide ? ['wide'] : [])].join('; ') || null,
    ...writePeople(plan, view),
  };
}

function writeLeftOut(plan: PlanYear): Row[] {
  return plan.leftOut.map(({ reason, claims }) => ({
    ...namePlan(plan),
    row: 'left-out',
    claims,
    left_out_reason: reason,
  }));
}

function writeDiffering({ differing, plans }: NextYear): Row[] {
  return differing.flatMap(({ what, provider, date, statedCents, ranges }) => {
    const claim: Row = { row: 'claim', service_date: date, provider, what };
    const stated = statedCents === null ? null : { lowCents: statedCents, highCents: statedCents };
    return [
      { ...claim, source: 'claims', ...writeRange(stated) },
      ...plans.map((plan, at) => ({ ...claim, ...namePlan(plan), ...writeRange(ranges[at] ?? null) })),
    ];
  });
}
