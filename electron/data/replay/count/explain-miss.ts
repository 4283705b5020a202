/**
 * Why a line does not come to the share that it states: one reason, the first whose rule gives the stated share. A wrong
 * rule of the plan gives none of them, and stays unexplained.
 */
import type { MissReason } from '#shared/model/replay/next-year';
import type { PlanRules } from '#shared/model/replay/plan-rules';
import { buildProgram, type Program } from './program.ts';
import { compareByService, nameLine, type ReplayLine } from './replay-line.ts';
import { roundHalfUp, YearRunner } from './run-year.ts';

/** A line with what it states and what the rules come to. */
export type Replayed = { line: ReplayLine; statedCents: number; countedCents: number };

/** Amounts are in cents: each is rounded by itself. */
const sameWithin = 1;
/** A plan may round a claim as a whole where each line is rounded here. */
const mostRounded = 5;

export const isSame = (a: number, b: number) => Math.abs(a - b) <= sameWithin;

type LineRule = Pick<Program['rules'][number], 'isSubject' | 'isBefore' | 'rate' | 'limits'> & {
  copay: number;
  rateMost: number;
  counts: boolean;
};

export class MissExplainer {
  readonly #rules: PlanRules;
  /** By line: its place in the order of decisions. */
  readonly #places = new Map<string, number>();
  readonly #lineRules: ReadonlyMap<string, LineRule>;
  readonly #inServiceOrder: ReadonlyMap<string, number>;
  readonly #mainPlan: string | undefined;
  /** Of a claim: all of its lines; and of a person's day, who bills for it. */
  readonly #claims: ReadonlyMap<string, readonly ReplayLine[]>;
  readonly #days: ReadonlyMap<string, readonly ReplayLine[]>;
  readonly #knownClaims: ReadonlyMap<string, readonly Replayed[]>;
  /** By line: what lines before it state of what counts toward its limit. */
  readonly #statedBefore = new Map<string, number>();
  /** By meter: the last line, by its place, that takes from the deductible. */
  readonly #lastDeductible = new Map<string, number>();

  /** `lines`: in the order of decisions. `known`: those that state their share, missed or not, in that order. */
  constructor(rules: PlanRules, lines: readonly ReplayLine[], known: readonly Replayed[]) {
    this.#rules = rules;
    this.#lineRules = findRules(rules, lines);
    this.#inServiceOrder = countOnce(rules, lines.toSorted(compareByService));
    const plans = [...Map.groupBy(lines, ({ plan }) => plan)];
    this.#mainPlan = plans.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
    this.#claims = Map.groupBy(lines, ({ claimId }) => claimId);
    this.#days = Map.groupBy(lines, nameDay);
    this.#knownClaims = Map.groupBy(known, ({ line }) => line.claimId);
    const stated = new Map<string, number>();
    for (const [place, { line, statedCents }] of known.entries()) {
      this.#places.set(nameLine(line), place);
      const network = `${line.person} ${line.network}`;
      const before = stated.get(network) ?? 0;
      this.#statedBefore.set(nameLine(line), before);
      if (this.#ruleOf(line)?.limits.length) stated.set(network, before + statedCents);
      if ((line.statedDeductibleCents ?? 0) > 0) this.#lastDeductible.set(nameMeter(line), place);
    }
  }

  explain(missed: Replayed): MissReason {
    const { line, statedCents, countedCents } = missed;
    if (line.plan !== this.#mainPlan) return 'other-plan';
    if (statedCents > line.allowedCents) return 'bundled';
    if (Math.abs(statedCents - countedCents) <= mostRounded) return 'rounding';
    if (this.#isSplitOtherwise(missed)) return 'split-otherwise';
    if (this.#isByVisits(missed)) return 'visit-limit';
    if (this.#isAsInNetwork(missed)) return 'as-in-network';
    if (isSame(this.#inServiceOrder.get(nameLine(line)) ?? Number.NaN, statedCents)) return 'decided-order';
    if (this.#isOfTwoBills(missed)) return 'two-bills';
    if (this.#isCountedElsewhere(missed)) return 'counted-elsewhere';
    return 'unexplained';
  }

  #ruleOf(line: ReplayLine): LineRule | undefined {
    return this.#lineRules.get(nameLine(line));
  }

  #isSplitOtherwise({ line }: Replayed): boolean {
    const own = this.#knownClaims.get(line.claimId) ?? [];
    if (own.length < 2 || own.length < (this.#claims.get(line.claimId)?.length ?? 0)) return false;
    const stated = own.reduce((sum, one) => sum + one.statedCents, 0);
    const counted = own.reduce((sum, one) => sum + one.countedCents, 0);
    return isSame(stated, counted);
  }

  /** Free, or not paid at all, or by the rule, where the plan counts visits. */
  #isByVisits(missed: Replayed): boolean {
    const { statedCents, line } = missed;
    const rule = this.#ruleOf(line);
    if (!rule?.counts) return false;
    return statedCents === 0 || statedCents === line.allowedCents || isByRule(missed, rule, rule.copay);
  }

  #isAsInNetwork(missed: Replayed): boolean {
    if (missed.line.network !== 'out') return false;
    const line: ReplayLine = { ...missed.line, network: 'in' };
    const rule = findRules(this.#rules, [line]).get(nameLine(line));
    return rule !== undefined && isByRule(missed, rule, rule.copay);
  }

  /** Hospital and doctor bill apart: the copay of the day stands on one of them, on both or on none. */
  #isOfTwoBills(missed: Replayed): boolean {
    const { line } = missed;
    const rule = this.#ruleOf(line);
    const isBeside = this.#days
      .get(nameDay(line))
      ?.some((one) => one.claimId !== line.claimId && one.drug === null);
    if (!isBeside || !rule || rule.copay === 0) return false;
    return isByRule(missed, rule, 0) || isByRule(missed, rule, rule.copay);
  }

  /**
   * The line follows the rule with the deductible that it states, or with what the limit has left after all that is
   * stated before: only how much was counted until then differs.
   */
  #isCountedElsewhere(missed: Replayed): boolean {
    const { line } = missed;
    const rule = this.#ruleOf(line);
    if (!rule || this.#isDeductibleOpen(missed)) return false;
    if (isByRule(missed, rule, rule.copay)) return true;
    // Of a visit with several lines the copay may be taken; one that is there is not left out.
    const ofDay = this.#days.get(nameDay(line)) ?? [];
    const isSplit = ofDay.some((one) => one !== line && one.provider === line.provider);
    if (isSplit && isByRule(missed, rule, 0)) return true;
    return rule.limits.length > 0 && this.#isCutByLimit(missed);
  }

  /** A line states less than the rules come to, yet the plan took from the deductible afterwards: it was not used up. */
  #isDeductibleOpen(missed: Replayed): boolean {
    if (missed.statedCents >= missed.countedCents) return false;
    const place = this.#places.get(nameLine(missed.line)) ?? -1;
    return (this.#lastDeductible.get(nameMeter(missed.line)) ?? -1) > place;
  }

  #isCutByLimit({ line, statedCents }: Replayed): boolean {
    const before = this.#statedBefore.get(nameLine(line)) ?? 0;
    return this.#rules.limits.some(
      ({ network, personCents: limit }) =>
        limit !== null &&
        (network === line.network || network === 'combined') &&
        (isSame(before + statedCents, limit) || (statedCents === 0 && before >= limit)),
    );
  }
}

const nameDay = ({ person, day }: ReplayLine) => `${person} ${day}`;
const nameMeter = ({ person, network, drug }: ReplayLine) =>
  `${person} ${network} ${drug === null ? 'medical' : 'drug'}`;

/** The rule of each line, by its name, with the first answer to each question. */
function findRules(rules: PlanRules, lines: readonly ReplayLine[]): Map<string, LineRule> {
  const program = buildProgram(rules, lines);
  return new Map(
    program.lines.flatMap(({ source, rules: own }) => {
      const found = own[0]?.[0]?.[0];
      const rule = found && program.rules[found.rule];
      return rule ? [[nameLine(source), { ...rule, ...found, counts: found.counter >= 0 }] as const] : [];
    }),
  );
}

/** The share of each line, by its name, with the first answer to each question. */
function countOnce(rules: PlanRules, lines: readonly ReplayLine[]): Map<string, number> {
  const program = buildProgram(rules, lines);
  const { share } = new YearRunner(program).run(new Uint8Array(program.unknowns.length));
  return new Map(program.lines.map(({ source }, index) => [nameLine(source), share[index] as number]));
}

/** By the rule, with the deductible that the line itself states and so much of the copay open. */
function isByRule({ line, statedCents }: Replayed, rule: LineRule, open: number): boolean {
  const { allowedCents: allowed, statedDeductibleCents } = line;
  const deductible = statedDeductibleCents ?? 0;
  const isPossible = rule.isSubject
    ? statedDeductibleCents !== null && deductible <= allowed
    : deductible === 0;
  if (!isPossible) return false;
  const copay = Math.min(open, allowed - (rule.isBefore ? 0 : deductible));
  const rest = allowed - deductible - copay;
  if (rest < 0) return false;
  const share = deductible + copay + Math.min(roundHalfUp(rest * rule.rate, 10_000), rule.rateMost);
  return isSame(share, statedCents);
}
