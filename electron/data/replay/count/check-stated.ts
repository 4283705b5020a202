/** How well the rules of the own plan, as they were typed, give what the lines of its claims state, and why not. */
import type { MissReason } from '#shared/model/replay/next-year';
import type { PlanRules } from '#shared/model/replay/plan-rules';
import { explainMiss, type Replayed } from './explain-miss.ts';
import { buildProgram } from './program.ts';
import { compareByService, type ReplayLine } from './replay-line.ts';
import { replayYear } from './replay-year.ts';
import { YearRunner } from './run-year.ts';

/** What a line states is in cents, and so is what is counted. */
const sameWithin = 1;

export type Missed = { line: ReplayLine; statedCents: number; countedCents: number; reason: MissReason };
export type CheckedLines = { lines: number; same: number; missed: readonly Missed[] };

/**
 * `lines`: in the order of decisions. Lines that do not state their share or what was done, or whose share is a range, are
 * in no count. Each that misses has one reason.
 */
export function checkStated(rules: PlanRules, lines: readonly ReplayLine[]): CheckedLines {
  const { claims: shares } = replayYear(rules, lines, {
    band: 0,
    firstMonth: lines[0]?.day.slice(0, 7) ?? '2000-01',
    groupOf: nameLine,
  });
  const known = lines.flatMap((line): Replayed[] => {
    const range = shares.get(nameLine(line));
    const { statedCents, isNamed } = line;
    if (range === undefined || range.low !== range.high || statedCents === null || !isNamed) return [];
    return [{ line, statedCents, countedCents: range.low }];
  });
  const missed = known.filter(({ statedCents, countedCents }) => !isSame(statedCents, countedCents));
  const inServiceOrder = missed.length === 0 ? new Map() : countOnce(rules, lines.toSorted(compareByService));
  return {
    lines: known.length,
    same: known.length - missed.length,
    missed: missed.map((one) => ({
      ...one,
      reason: explainMiss(one, { rules, lines, known, inServiceOrder, nameLine, isSame }),
    })),
  };
}

const nameLine = ({ claimId, line }: ReplayLine) => `${claimId} ${line}`;
const isSame = (a: number, b: number) => Math.abs(a - b) <= sameWithin;

/** The share of each line, by its name, with the first answer to each question. */
function countOnce(rules: PlanRules, lines: readonly ReplayLine[]): Map<string, number> {
  const program = buildProgram(rules, lines);
  const { share } = new YearRunner(program).run(new Uint8Array(program.unknowns.length));
  return new Map(program.lines.map(({ source }, index) => [nameLine(source), share[index] as number]));
}
