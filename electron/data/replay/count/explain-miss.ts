/**
 * Why a line does not come to the share that it states: one reason, the first whose rule gives the stated share. A wrong
 * rule of the plan gives none of them, and stays unexplained.
 */
import type { MissReason } from '#shared/model/replay/next-year';
import type { PlanRules } from '#shared/model/replay/plan-rules';
import { buildProgram, type Program } from './program.ts';
import type { ReplayLine } from './replay-line.ts';
import { roundHalfUp } from './run-year.ts';

/** A line with what it states and what the rules come to. */
export type Replayed = { line: ReplayLine; statedCents: number; countedCents: number };

type Year = {
  rules: PlanRules;
  /** In the order of decisions. */
  lines: readonly ReplayLine[];
  /** Those that state their share, missed or not. */
  known: readonly Replayed[];
  /** By the name of the line. */
  inServiceOrder: ReadonlyMap<string, number>;
  nameLine: (line: ReplayLine) => string;
  isSame: (a: number, b: number) => boolean;
};

/** A plan may round a claim as a whole where each line is rounded here, in cents. */
const mostRounded = 5;

const reasons: readonly (readonly [MissReason, (missed: Replayed, year: Year) => boolean])[] = [
  ['other-plan', ({ line }, { lines }) => line.plan !== findMainPlan(lines)],
  ['bundled', ({ line, statedCents }) => statedCents > line.allowedCents],
  ['rounding', ({ statedCents, countedCents }) => Math.abs(statedCents - countedCents) <= mostRounded],
  ['split-otherwise', isSplitOtherwise],
  ['visit-limit', isByVisits],
  ['as-in-network', isAsInNetwork],
  [
    'decided-order',
    ({ line, statedCents }, { inServiceOrder, nameLine, isSame }) =>
      isSame(inServiceOrder.get(nameLine(line)) ?? Number.NaN, statedCents),
  ],
  ['two-bills', isOfTwoBills],
  ['counted-elsewhere', isCountedElsewhere],
];

export function explainMiss(missed: Replayed, year: Year): MissReason {
  return reasons.find(([, holds]) => holds(missed, year))?.[0] ?? 'unexplained';
}

/** The plan of most lines: whose rules these are. */
function findMainPlan(lines: readonly ReplayLine[]): string | undefined {
  const plans = [...Map.groupBy(lines, ({ plan }) => plan)];
  return plans.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

function isSplitOtherwise({ line }: Replayed, { known, lines, isSame }: Year): boolean {
  const own = known.filter((one) => one.line.claimId === line.claimId);
  const all = lines.filter(({ claimId }) => claimId === line.claimId);
  if (own.length < 2 || own.length < all.length) return false;
  const stated = own.reduce((sum, one) => sum + one.statedCents, 0);
  const counted = own.reduce((sum, one) => sum + one.countedCents, 0);
  return isSame(stated, counted);
}

type LineRule = Pick<Program['rules'][number], 'isSubject' | 'isBefore' | 'rate' | 'limits'> & {
  copay: number;
  rateMost: number;
  counts: boolean;
};

/** The rule of a line whose class, tier and network are known. */
function findRule(rules: PlanRules, line: ReplayLine): LineRule | null {
  const program = buildProgram(rules, [line]);
  const found = program.lines[0]?.rules[0]?.[0]?.[0];
  const rule = found && program.rules[found.rule];
  return rule ? { ...rule, ...found, counts: found.counter >= 0 } : null;
}

/** The share by a rule where so much of the deductible is taken, and so much of the copay is open. */
function splitShare(allowed: number, deductible: number, open: number, rule: LineRule): number | null {
  if (deductible > allowed || (deductible > 0 && !rule.isSubject)) return null;
  const copay = Math.min(open, allowed - (rule.isBefore ? 0 : deductible));
  const rest = allowed - deductible - copay;
  return rest < 0
    ? null
    : deductible + copay + Math.min(roundHalfUp(rest * rule.rate, 10_000), rule.rateMost);
}

/** By the rule, with the deductible that the line itself states. */
function isByRule(
  { line, statedCents }: Replayed,
  { rule, open, isSame }: { rule: LineRule; open: number; isSame: Year['isSame'] },
): boolean {
  const { allowedCents, statedDeductibleCents } = line;
  if (rule.isSubject && statedDeductibleCents === null) return false;
  const share = splitShare(allowedCents, statedDeductibleCents ?? 0, open, rule);
  return share !== null && isSame(share, statedCents);
}

/** Free, or not paid at all, or by the rule, where the plan counts visits. */
function isByVisits(missed: Replayed, { rules, isSame }: Year): boolean {
  const rule = findRule(rules, missed.line);
  if (!rule?.counts) return false;
  const { statedCents, line } = missed;
  return (
    statedCents === 0 ||
    statedCents === line.allowedCents ||
    isByRule(missed, { rule, open: rule.copay, isSame })
  );
}

function isAsInNetwork(missed: Replayed, { rules, isSame }: Year): boolean {
  if (missed.line.network !== 'out') return false;
  const rule = findRule(rules, { ...missed.line, network: 'in' });
  return rule !== null && isByRule(missed, { rule, open: rule.copay, isSame });
}

/** Hospital and doctor bill apart: the copay of the day stands on one of them, on both or on none. */
function isOfTwoBills(missed: Replayed, { rules, lines, isSame }: Year): boolean {
  const { person, day, claimId } = missed.line;
  const isBeside = lines.some(
    (one) => one.claimId !== claimId && one.person === person && one.day === day && one.drug === null,
  );
  const rule = isBeside ? findRule(rules, missed.line) : null;
  if (rule === null || rule.copay === 0) return false;
  return [0, rule.copay].some((open) => isByRule(missed, { rule, open, isSame }));
}

/**
 * The line follows the rule with the deductible that it states, or with what the limit has left after all that is
 * stated before: only how much was counted until then differs.
 */
function isCountedElsewhere(missed: Replayed, { rules, known, isSame }: Year): boolean {
  const rule = findRule(rules, missed.line);
  if (rule === null || isDeductibleOpen(missed, known)) return false;
  // One visit may have several lines, so that its copay may be taken already; no copay that is there is left out.
  const isSplit = known.some(({ line }) => line !== missed.line && isOneVisit(line, missed.line));
  const opens = isSplit ? [rule.copay, 0] : [rule.copay];
  if (opens.some((open) => isByRule(missed, { rule, open, isSame }))) return true;
  return rule.limits.length > 0 && isCutByLimit(missed, { rules, known, isSame });
}

/** A line states less than the rules come to, yet the plan took from the deductible afterwards: it was not used up. */
function isDeductibleOpen({ line, statedCents, countedCents }: Replayed, known: Year['known']): boolean {
  if (statedCents >= countedCents) return false;
  return known
    .slice(known.findIndex((one) => one.line === line) + 1)
    .filter((one) => one.line.person === line.person && one.line.network === line.network)
    .some(
      (one) => (one.line.drug === null) === (line.drug === null) && (one.line.statedDeductibleCents ?? 0) > 0,
    );
}

const isOneVisit = (a: ReplayLine, b: ReplayLine) =>
  a.person === b.person && a.day === b.day && a.provider === b.provider;

function isCutByLimit(
  { line, statedCents }: Replayed,
  { rules, known, isSame }: Pick<Year, 'rules' | 'known' | 'isSame'>,
): boolean {
  const at = known.findIndex((one) => one.line === line);
  const before = known
    .slice(0, at)
    .filter((one) => one.line.person === line.person && one.line.network === line.network)
    .filter((one) => (findRule(rules, one.line)?.limits.length ?? 0) > 0)
    .reduce((sum, one) => sum + one.statedCents, 0);
  const limits = rules.limits.flatMap(({ network, personCents }) =>
    personCents !== null && (network === line.network || network === 'combined') ? [personCents] : [],
  );
  return limits.some(
    (limit) => isSame(before + statedCents, limit) || (statedCents === 0 && before >= limit),
  );
}
