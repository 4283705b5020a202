/** How well the rules of the own plan, as they were typed, give what the lines of its claims state, and why not. */
import type { MissReason } from '#shared/model/replay/next-year';
import type { PlanRules } from '#shared/model/replay/plan-rules';
import { isSame, MissExplainer, type Replayed } from './explain-miss.ts';
import type { InParts } from './in-parts.ts';
import { nameLine, type ReplayLine } from './replay-line.ts';
import { replayInParts } from './replay-year.ts';

type Missed = Replayed & { reason: MissReason };
export type CheckedLines = { lines: number; same: number; missed: readonly Missed[] };

/** So many reasons are found between two pauses. */
const explainedAtOnce = 500;

/**
 * `lines`: in the order of decisions. Lines that do not state their share or what was done, or whose share is a range, are
 * in no count. Each that misses has one reason.
 */
export function* checkStated(rules: PlanRules, lines: readonly ReplayLine[]): InParts<CheckedLines> {
  const { claims: shares } = yield* replayInParts(rules, lines, {
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
  if (missed.length === 0) return { lines: known.length, same: known.length, missed: [] };
  const explainer = new MissExplainer(rules, lines, known);
  const explained: Missed[] = [];
  for (const one of missed) {
    explained.push({ ...one, reason: explainer.explain(one) });
    if (explained.length % explainedAtOnce === 0) yield 1;
  }
  return { lines: known.length, same: known.length - missed.length, missed: explained };
}
