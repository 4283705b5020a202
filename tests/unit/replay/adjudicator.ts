/**
 * A plan that decides claims, written apart from the engine that replays them, with ledgers by name instead of numbers:
 * `docs` of how a year is counted are its only source. Amounts are in cents.
 */
import type { ReplayLine } from '../../../electron/data/replay/count/replay-line.ts';
import type { DrugRule, PlanRules, ServiceRule } from '../../../shared/model/replay/plan-rules.ts';

type Decision = { share: number; deductible: number };
type Terms = {
  network: 'in' | 'out';
  kind: ServiceRule['serviceClass'];
  copay: number;
  /** What one copay is for. */
  visit: string;
  percent: number;
  percentMost: number;
  isSubject: boolean;
  isCopayFirst: boolean;
  isCovered: boolean;
  free: number;
  most: number;
};

export class Adjudicator {
  readonly #plan: PlanRules;
  /** What was counted, by the name of a meter and whose it is. */
  readonly #counted = new Map<string, number>();
  readonly #copays = new Map<string, number>();
  readonly #visits = new Map<string, string[]>();

  constructor(plan: PlanRules) {
    this.#plan = plan;
  }

  decide(line: ReplayLine): Decision {
    const terms = this.#findTerms(line);
    const price = line.allowedCents;
    const number = this.#countVisit(line, terms);
    if (!terms.isCovered || number > terms.most) return { share: price, deductible: 0 };
    let copay = 0;
    let deductible = 0;
    let percent = 0;
    if (number > terms.free || terms.free === 0) {
      const owed = Math.max(terms.copay - (this.#copays.get(terms.visit) ?? 0), 0);
      const open = terms.isSubject ? this.#leftOfDeductible(line, terms) : 0;
      if (terms.isCopayFirst) copay = Math.min(owed, price);
      deductible = Math.min(price - copay, open);
      if (!terms.isCopayFirst) copay = Math.min(owed, price - deductible);
      const rest = price - copay - deductible;
      percent = Math.min(Math.floor(rest * (terms.percent / 10_000) + 0.5 + 1e-9), terms.percentMost);
    }
    const room = this.#leftOfLimit(line, terms);
    const parts = [deductible, copay, percent];
    const kept = parts.map((part, index) => {
      const before = parts.slice(0, index).reduce((sum, one) => sum + one, 0);
      return Math.max(0, Math.min(part, room - before));
    });
    const [d = 0, k = 0, c = 0] = kept;
    this.#copays.set(terms.visit, (this.#copays.get(terms.visit) ?? 0) + k);
    for (const name of this.#deductiblesOf(terms)) this.#count(name, line.person, d);
    for (const name of this.#limitsOf(terms)) this.#count(name, line.person, d + k + c);
    return { share: d + k + c, deductible: d };
  }

  #findTerms(line: ReplayLine): Terms {
    const [kind] = line.classes;
    const isDrug = kind === 'drug';
    const network = isDrug || kind === 'emergency-room' ? 'in' : (line.network ?? 'in');
    const tier = this.#plan.drugTiers.find(({ drug }) => drug === line.drug?.name)?.tier;
    const drug = isDrug ? this.#plan.drugs.find((one) => one.tier === tier) : undefined;
    if (drug) return this.#termsOfDrug(line, drug);
    const rule = this.#plan.services
      .filter((one) => one.network === network && [kind, 'any'].includes(one.serviceClass))
      .toSorted((a, b) => Number(a.serviceClass === 'any') - Number(b.serviceClass === 'any'))[0];
    if (!rule) throw new Error(`No rule for ${kind}`);
    const perDay = Math.min(line.days ?? 1, rule.mostDays ?? 366);
    const isWaived = rule.isWaivedIfAdmitted && line.isAdmitted;
    return {
      network,
      kind,
      copay: isWaived ? 0 : (rule.copayCents ?? 0) * (rule.per === 'day' ? perDay : 1),
      visit: rule.per === 'service' ? `${line.claimId}/${line.line}` : nameVisit(line),
      percent: rule.rate ?? 0,
      percentMost: rule.rateMostCents ?? Number.MAX_SAFE_INTEGER,
      isSubject: rule.subject === 'yes',
      isCopayFirst: rule.order === 'before',
      isCovered: rule.covered === 'yes',
      free: rule.firstVisitsFree,
      most: rule.mostVisits ?? Number.MAX_SAFE_INTEGER,
    };
  }

  #termsOfDrug({ drug: filled, claimId, line }: ReplayLine, drug: DrugRule): Terms {
    const months = filled?.months ?? 1;
    const once = drug.copayCents ?? 0;
    const stated = months === 2 ? drug.copay60Cents : months === 3 ? drug.copay90Cents : null;
    return {
      ...{ network: 'in', kind: 'drug', copay: stated ?? once * months, visit: `fill ${claimId}/${line}` },
      percent: drug.rate ?? 0,
      percentMost: drug.rateMostCents === null ? Number.MAX_SAFE_INTEGER : drug.rateMostCents * months,
      ...{ isSubject: drug.subject === 'yes', isCopayFirst: drug.order === 'before', isCovered: true },
      ...{ free: 0, most: Number.MAX_SAFE_INTEGER },
    };
  }

  /** Which visit of its kind it is, from 1. */
  #countVisit(line: ReplayLine, { kind, network }: Terms): number {
    const kindOfVisit = `${line.person} ${kind} ${network}`;
    const known = this.#visits.get(kindOfVisit) ?? [];
    const visit = nameVisit(line);
    if (!known.includes(visit)) known.push(visit);
    this.#visits.set(kindOfVisit, known);
    return known.indexOf(visit) + 1;
  }

  #deductiblesOf({ kind, network }: Terms): string[] {
    for (const pool of [kind, kind === 'drug' ? 'drug' : 'medical', 'all']) {
      const own = this.#plan.deductibles.flatMap((one, at) =>
        one.pool === pool && [network, 'combined'].includes(one.network) ? [`deductible ${at}`] : [],
      );
      if (own.length > 0) return own;
    }
    return [];
  }

  #limitsOf({ kind, network }: Terms): string[] {
    return this.#plan.limits.flatMap((one, at) =>
      [network, 'combined'].includes(one.network) && !one.excluded.some((name) => name === kind)
        ? [`limit ${at}`]
        : [],
    );
  }

  #leftOfDeductible({ person }: ReplayLine, terms: Terms): number {
    return Math.min(
      ...this.#deductiblesOf(terms).map((name) => {
        const { personCents, familyCents, style } = this.#plan.deductibles[
          Number(name.split(' ')[1])
        ] as PlanRules['deductibles'][number];
        return this.#left(name, person, {
          personCents: style === 'aggregate' ? null : personCents,
          familyCents,
        });
      }),
    );
  }

  #leftOfLimit({ person }: ReplayLine, terms: Terms): number {
    const all = this.#limitsOf(terms).map((name) =>
      this.#left(name, person, this.#plan.limits[Number(name.split(' ')[1])] as PlanRules['limits'][number]),
    );
    return Math.min(Number.MAX_SAFE_INTEGER, ...all);
  }

  #left(
    name: string,
    person: string,
    of: { personCents: number | null; familyCents: number | null },
  ): number {
    const most = Number.MAX_SAFE_INTEGER;
    const own = (of.personCents ?? most) - (this.#counted.get(`${name} of ${person}`) ?? 0);
    const family = (of.familyCents ?? most) - (this.#counted.get(name) ?? 0);
    return Math.min(own, family);
  }

  #count(name: string, person: string, cents: number): void {
    for (const meter of [name, `${name} of ${person}`])
      this.#counted.set(meter, (this.#counted.get(meter) ?? 0) + cents);
  }
}

/** A stay, a day in an emergency room, or a day at one provider. */
function nameVisit({ person, provider, day, days, classes, claimId, line, drug }: ReplayLine): string {
  if (drug !== null) return `fill ${claimId}/${line}`;
  if (days !== null) return `${person} admitted ${day}`;
  if (classes[0] === 'emergency-room') return `${person} emergency ${day}`;
  return `${person} at ${provider} ${day}`;
}
