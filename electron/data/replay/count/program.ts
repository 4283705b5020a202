/**
 * A plan's rules and a year of lines, made ready to be run through a thousand times: each line knows by number which
 * rules may be its, and of each rule what is not known is one question with a few answers.
 */
import {
  type Deductible,
  type DrugRule,
  type PlanRules,
  plainService,
  type RuleNetwork,
  type ServiceClass,
  type ServiceRule,
} from '#shared/model/replay/plan-rules';
import { findCeiling } from '../../limits/count/ceilings.ts';
import type { ReplayLine } from './replay-line.ts';

/** What is not known, with as many answers as there are; one of each is chosen for a run. */
export type Unknown = {
  kind:
    | 'network'
    | 'kind-of-visit'
    | 'tier'
    | 'copay-order'
    | 'deductible-applies'
    | 'covered'
    | 'paid-by-month';
  /** The provider, the drug or the kind of service. */
  name: string | null;
  answers: number;
};

export type NotReplayed =
  | 'no-rule'
  | 'tier-unknown'
  | 'kind-unknown'
  | 'deductible-unknown'
  | 'limit-unknown';

/** A rule with its questions: the number of an unknown, or -1. */
type Rule = {
  isIn: boolean;
  isSubject: boolean;
  isBefore: boolean;
  isCovered: boolean;
  subjectUnknown: number;
  orderUnknown: number;
  coveredUnknown: number;
  rate: number;
  firstVisitsFree: number;
  mostVisits: number;
  pools: Int32Array;
  limits: Int32Array;
};

/** A rule as it is for one line. */
type LineRule = {
  rule: number;
  copay: number;
  /** The visit, the stay or the service that one copay is for. */
  key: number;
  rateMost: number;
  counter: number;
};

type ProgramLine = {
  source: ReplayLine;
  allowed: number;
  person: number;
  networkUnknown: number;
  classUnknown: number;
  tierUnknown: number;
  monthUnknown: number;
  /** By network, kind and tier: `[network][class][tier]`. */
  rules: readonly (readonly (readonly LineRule[])[])[];
};

type Meter = { person: number | null; family: number | null };

export type Program = {
  rules: readonly Rule[];
  lines: readonly ProgramLine[];
  unknowns: readonly Unknown[];
  people: number;
  keys: number;
  counters: number;
  pools: readonly Meter[];
  limits: readonly Meter[];
  left: readonly { line: ReplayLine; why: NotReplayed }[];
};

/** What was counted in the same year before the first line. */
export type Carryover = { deductibleCents: number; limitCents: number };

type Rules = Omit<PlanRules, 'name' | 'isOwn' | 'papersOf' | 'premiumCents'>;

/** Lines in the order in which they are to be counted. */
export function buildProgram(plan: Rules, lines: readonly ReplayLine[]): Program {
  return new ProgramBuilder(plan).build(lines);
}

/** Protected by law where the person cannot choose: what one pays is as in network. */
export const alwaysIn: ReadonlySet<ServiceClass> = new Set(['emergency-room', 'drug']);

const outOfPocketOfOne = { what: 'out-of-pocket', whose: 'person', network: 'in', care: 'medical' } as const;

const usualTiers = [1, 2, 3];

class ProgramBuilder {
  readonly #plan: Rules;
  readonly #rules: Rule[] = [];
  readonly #ruleNumbers = new Map<string, number | NotReplayed>();
  readonly #unknowns: Unknown[] = [];
  readonly #unknownNumbers = new Map<string, number>();
  readonly #people = new Map<string, number>();
  readonly #keys = new Map<string, number>();
  readonly #counters = new Map<string, number>();

  constructor(plan: Rules) {
    this.#plan = plan;
  }

  build(lines: readonly ReplayLine[]): Program {
    const left: Program['left'][number][] = [];
    const built: ProgramLine[] = [];
    for (const line of lines) {
      const made = this.#addLine(line);
      if (typeof made === 'string') left.push({ line, why: made });
      else built.push(made);
    }
    const isFamily = this.#plan.covers === 'family';
    const toMeter = ({ personCents, familyCents }: Omit<Deductible, 'pool' | 'network' | 'style'>): Meter =>
      isFamily
        ? { person: personCents, family: familyCents }
        : { person: personCents ?? familyCents, family: null };
    return {
      rules: this.#rules,
      lines: built,
      unknowns: this.#unknowns,
      people: Math.max(1, this.#people.size),
      keys: Math.max(1, this.#keys.size),
      counters: Math.max(1, this.#counters.size),
      pools: this.#plan.deductibles.map((one) =>
        toMeter(isFamily && one.style === 'aggregate' ? { ...one, personCents: null } : one),
      ),
      limits: this.#plan.limits.map((one) =>
        toMeter(isFamily ? { ...one, personCents: this.#protect(one) } : one),
      ),
      left,
    };
  }

  /** A person of a family with one limit for all pays no more in network than the law lets a person alone pay. */
  #protect({ network, personCents, familyCents }: PlanRules['limits'][number]): number | null {
    if (personCents !== null || familyCents === null || network === 'out') return personCents;
    return findCeiling(null, outOfPocketOfOne, this.#plan.year);
  }

  #addLine(line: ReplayLine): ProgramLine | NotReplayed {
    const networks = this.#listNetworks(line);
    const tiers = this.#listTiers(line);
    if (typeof tiers === 'string') return tiers;
    if (!line.isNamed && this.#hasRulesByKind()) return 'kind-unknown';
    const key = numberOf(this.#keys, keyOf(line));
    const rules: LineRule[][][] = [];
    for (const network of networks) {
      const ofNetwork: LineRule[][] = [];
      for (const serviceClass of line.classes) {
        const ofClass: LineRule[] = [];
        for (const tier of tiers) {
          const made = this.#addLineRule(line, { network, serviceClass, tier, key });
          if (typeof made === 'string') return made;
          ofClass.push(made);
        }
        ofNetwork.push(ofClass);
      }
      rules.push(ofNetwork);
    }
    const { provider, drug, classes } = line;
    const isVisit = classes.every((one) => one === 'primary-visit' || one === 'specialist-visit');
    const classKey = isVisit
      ? (provider ?? line.claimId)
      : `${provider ?? line.claimId} ${classes.join(' ')}`;
    return {
      source: line,
      allowed: line.allowedCents,
      person: numberOf(this.#people, line.person),
      networkUnknown: this.#ask('network', provider ?? line.claimId, networks.length, provider),
      classUnknown: this.#ask('kind-of-visit', classKey, classes.length, provider),
      tierUnknown: this.#ask('tier', drug?.name ?? '', tiers.length, drug?.name ?? null),
      monthUnknown: this.#ask('paid-by-month', '', line.isPaidByMonth ? 2 : 1, null),
      rules,
    };
  }

  /** A network that may be another one is asked about only where the plan pays outside of it. */
  #listNetworks({ classes, network }: ReplayLine): RuleNetwork[] {
    const { providers } = this.#plan;
    if (providers === 'all-in' || alwaysIn.has(classes[0])) return ['in'];
    if (providers === 'as-claims' && network !== null) return [network];
    const paysOut = this.#plan.services.some((rule) => rule.network === 'out' && rule.covered !== 'no');
    return paysOut ? ['in', 'out'] : ['in'];
  }

  /**
   * The tier that the person looked up, else each; of no drug, and of a plan without tiers, none. Nearly every plan has
   * three: where one of them is not known, a drug may be on it.
   */
  #listTiers({ classes, drug }: ReplayLine): readonly (DrugRule | null)[] | NotReplayed {
    const { drugs, drugTiers } = this.#plan;
    if (classes[0] !== 'drug' || drugs.length === 0) return [null];
    const find = (wanted: number) => drugs.find(({ tier }) => tier === wanted);
    const known = drugTiers.find((one) => one.drug === drug?.name)?.tier;
    if (known === undefined) return usualTiers.every(find) ? drugs : 'tier-unknown';
    const own = find(known);
    return own ? [own] : 'no-rule';
  }

  /** Whether it matters of which kind a service is; what is preventive, its codes say. */
  #hasRulesByKind(): boolean {
    return this.#plan.services.some(
      ({ serviceClass, network }) =>
        network === 'in' && serviceClass !== 'any' && serviceClass !== 'preventive',
    );
  }

  #addLineRule(
    line: ReplayLine,
    asked: { network: RuleNetwork; serviceClass: ServiceClass; tier: DrugRule | null; key: number },
  ): LineRule | NotReplayed {
    const { network, serviceClass, tier, key } = asked;
    if (tier !== null && network === 'in') {
      const rule = this.#addRule(`tier ${tier.tier}`, fromTier(tier), { network, serviceClass });
      if (typeof rule === 'string') return rule;
      const months = line.drug?.months ?? 1;
      const rateMost = tier.rateMostCents === null ? Number.POSITIVE_INFINITY : tier.rateMostCents * months;
      return { rule, copay: findDrugCopay(tier, months), key, rateMost, counter: -1 };
    }
    const { services } = this.#plan;
    const found = findServiceRule(services, serviceClass, network);
    if (!found) return 'no-rule';
    const rule = this.#addRule(`${found.serviceClass} ${network} ${serviceClass}`, found, {
      network,
      serviceClass,
    });
    if (typeof rule === 'string') return rule;
    const counts = found.mostVisits !== null || found.firstVisitsFree > 0;
    const counter = counts
      ? numberOf(this.#counters, `${line.person}|${serviceClass}|${network}|${key}`)
      : -1;
    return {
      rule,
      copay: findCopay(found, line),
      key: found.per === 'service' ? numberOf(this.#keys, `line ${line.claimId} ${line.line}`) : key,
      rateMost: found.rateMostCents ?? Number.POSITIVE_INFINITY,
      counter,
    };
  }

  #addRule(
    name: string,
    rule: ServiceRule,
    place: { network: RuleNetwork; serviceClass: ServiceClass },
  ): number | NotReplayed {
    const known = this.#ruleNumbers.get(name);
    if (known !== undefined) return known;
    const made = this.#makeRule(name, rule, place);
    const number = typeof made === 'string' ? made : this.#rules.push(made) - 1;
    this.#ruleNumbers.set(name, number);
    return number;
  }

  #makeRule(
    name: string,
    rule: ServiceRule,
    { network, serviceClass }: { network: RuleNetwork; serviceClass: ServiceClass },
  ): Rule | NotReplayed {
    if (!isKnownRule(rule)) return 'no-rule';
    const pools = this.#listPools(network, serviceClass);
    if (rule.covered !== 'no' && rule.subject !== 'no' && pools.length === 0) return 'deductible-unknown';
    const limits = this.#plan.limits.flatMap((limit, index) =>
      isOfNetwork(limit, network) ? [{ limit, index }] : [],
    );
    if (rule.covered !== 'no' && limits.length === 0) return 'limit-unknown';
    const label = rule.serviceClass === 'drug' ? name : serviceClass;
    const isOrderOpen =
      rule.order === null && rule.subject !== 'no' && (rule.copayCents ?? 0) > 0 && rule.covered !== 'no';
    return {
      isIn: network === 'in',
      isSubject: rule.subject === 'yes',
      isBefore: rule.order === 'before',
      isCovered: rule.covered === 'yes',
      subjectUnknown: this.#ask('deductible-applies', name, rule.subject === 'unknown' ? 2 : 1, label),
      orderUnknown: this.#ask('copay-order', name, isOrderOpen ? 2 : 1, label),
      coveredUnknown: this.#ask('covered', name, rule.covered === 'unknown' ? 2 : 1, label),
      rate: rule.rate ?? 0,
      firstVisitsFree: rule.firstVisitsFree,
      mostVisits: rule.mostVisits ?? Number.POSITIVE_INFINITY,
      pools: Int32Array.from(pools),
      limits: Int32Array.from(
        limits.filter(({ limit }) => !limit.excluded.includes(serviceClass)).map(({ index }) => index),
      ),
    };
  }

  /** The narrowest pool that names the service; both its own network's and a combined one. */
  #listPools(network: RuleNetwork, serviceClass: ServiceClass): number[] {
    const { deductibles } = this.#plan;
    for (const pool of listPoolNames(serviceClass)) {
      const found = deductibles.flatMap((one, index) =>
        one.pool === pool && isOfNetwork(one, network) ? [index] : [],
      );
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The number of a question, or -1 where there is one answer only. */
  #ask(kind: Unknown['kind'], key: string, answers: number, name: string | null): number {
    if (answers < 2) return -1;
    const full = `${kind} ${answers} ${key}`;
    const known = this.#unknownNumbers.get(full);
    if (known !== undefined) return known;
    const number = this.#unknowns.push({ kind, name, answers }) - 1;
    this.#unknownNumbers.set(full, number);
    return number;
  }
}

/** The rule of its own kind, else that for every other one. */
export function findServiceRule(
  services: readonly ServiceRule[],
  serviceClass: ServiceRule['serviceClass'],
  network: RuleNetwork,
): ServiceRule | undefined {
  const find = (name: ServiceRule['serviceClass']) =>
    services.find((one) => one.serviceClass === name && one.network === network);
  return find(serviceClass) ?? find('any');
}

/** False where nothing is said of what one pays. */
export function isKnownRule({
  covered,
  copayCents,
  rate,
}: Pick<DrugRule, 'copayCents' | 'rate'> & { covered?: ServiceRule['covered'] | undefined }): boolean {
  return covered === 'no' || copayCents !== null || rate !== null;
}

/** True for what such a service counts toward. */
export function isOfNetwork(one: Pick<Deductible, 'network'>, network: RuleNetwork): boolean {
  return one.network === network || one.network === 'combined';
}

/** What a service may count toward, the narrowest first. */
export function listPoolNames(serviceClass: ServiceClass): readonly Deductible['pool'][] {
  return [serviceClass, serviceClass === 'drug' ? 'drug' : 'medical', 'all'];
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

/**
 * One copay a stay, one a day in an emergency room, whoever bills for it, and one a visit of one provider on one day; of
 * a drug, one a fill.
 */
function keyOf({ person, provider, day, days, claimId, line, drug, classes }: ReplayLine): string {
  if (drug !== null) return `fill ${claimId} ${line}`;
  if (days !== null) return `stay ${person} ${day}`;
  if (classes[0] === 'emergency-room') return `room ${person} ${day}`;
  return provider === null ? `claim ${claimId} ${day}` : `visit ${person} ${provider} ${day}`;
}

function fromTier({ tier: _, copay60Cents: _60, copay90Cents: _90, ...rule }: DrugRule): ServiceRule {
  return {
    ...rule,
    serviceClass: 'drug',
    ...plainService,
    network: 'in',
    covered: rule.covered ?? 'yes',
    per: 'service',
  };
}

/** Two and three months by their own price where there is one, else by the price of as many months. */
function findDrugCopay({ copayCents, copay60Cents, copay90Cents }: DrugRule, months: number): number {
  const stated = { 2: copay60Cents, 3: copay90Cents }[months];
  return stated ?? (copayCents ?? 0) * months;
}

function findCopay(
  { copayCents, per, mostDays, isWaivedIfAdmitted }: ServiceRule,
  { days, isAdmitted }: ReplayLine,
): number {
  if (copayCents === null || (isWaivedIfAdmitted && isAdmitted)) return 0;
  return per === 'day' ? copayCents * Math.min(days ?? 1, mostDays ?? Number.POSITIVE_INFINITY) : copayCents;
}
