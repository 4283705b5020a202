/**
 * A year under a plan's rules as a range: whole years are run with every answer to what is not known, as limits couple
 * the lines and no line's least adds up to a year's.
 */

import type { PlanRules } from '#shared/model/replay/plan-rules';
import { finish, type InParts } from './in-parts.ts';
import { buildProgram, type Carryover, type NotReplayed, type Program, type Unknown } from './program.ts';
import type { ReplayLine } from './replay-line.ts';
import { type YearRun, YearRunner } from './run-year.ts';

export type Range = { low: number; high: number };

export type ReplayedYear = {
  /** The person's share of all lines that could be replayed, in cents. */
  share: Range;
  /** By claim, or by what was asked for. */
  claims: ReadonlyMap<string, Range>;
  /** Shares added up to the end of each of twelve months from the first. */
  months: readonly Range[];
  /** When the limit in network is reached: in the earliest and the latest run that does; `isSure` where all do. */
  limit: { earliest: string; latest: string; isSure: boolean } | null;
  unknowns: readonly Unknown[];
  left: readonly { line: ReplayLine; why: NotReplayed }[];
  runs: number;
  /** True where not all answers were combined: all of the lowest and all of the highest stand for them. */
  isWide: boolean;
};

type ReplayOptions = {
  /** By how many percent the plan's prices may be lower or higher than those that were paid. */
  band: number;
  /** First month of the year that is replayed, `YYYY-MM`. */
  firstMonth: string;
  carryover?: Carryover;
  /** Which lines are added up; those of one claim unless said. */
  groupOf?: (line: ReplayLine) => string;
};

/** All combinations of nine questions with two answers, at three prices. */
const mostRuns = 1536;
const mostUnknowns = 10;

/** So many lines are run between two pauses: some ten milliseconds. */
const linesAtOnce = 50_000;

export function replayYear(
  plan: PlanRules,
  /** In the order in which they are to be counted. */
  lines: readonly ReplayLine[],
  options: ReplayOptions,
): ReplayedYear {
  return finish(replayInParts(plan, lines, options));
}

/** The same with pauses; each gives the share of the runs that are made, from 0 to 1. */
export function* replayInParts(
  plan: PlanRules,
  lines: readonly ReplayLine[],
  { band, firstMonth, carryover, groupOf = ({ claimId }) => claimId }: ReplayOptions,
): InParts<ReplayedYear> {
  const program = buildProgram(plan, lines);
  const runner = new YearRunner(program, carryover);
  const percents = band === 0 ? [100] : [100 - band, 100, 100 + band];
  const counts = program.unknowns.map(({ answers }) => answers);
  const combinations = counts.reduce((product, answers) => product * answers, percents.length);
  const isWide = combinations > mostRuns || counts.length + Number(band > 0) > mostUnknowns;
  const collected = new Collector(program, { firstMonth, groupOf });
  const runs = isWide ? counts.reduce((sum, one) => sum + one, 2 * percents.length) : combinations;
  const runsAtOnce = Math.max(1, Math.floor(linesAtOnce / Math.max(1, program.lines.length)));
  const run = function* (answers: ArrayLike<number>, percent: number): InParts<number> {
    const made = runner.run(answers, percent);
    collected.add(made);
    const { total } = made;
    if (collected.runs % runsAtOnce === 0) yield collected.runs / runs;
    return total;
  };
  const chosen = isWide ? yield* chooseEnds(counts, (answers) => run(answers, 100)) : listAll(counts);
  for (const answers of chosen) for (const percent of percents) yield* run(answers, percent);
  return { ...collected.finish(), unknowns: program.unknowns, left: program.left, isWide };
}

function* listAll(counts: readonly number[]): Generator<Uint8Array> {
  const answers = new Uint8Array(counts.length);
  for (;;) {
    yield answers;
    let place = 0;
    while (place < counts.length && (answers[place] as number) + 1 === counts[place]) answers[place++] = 0;
    if (place === counts.length) return;
    answers[place] = (answers[place] as number) + 1;
  }
}

/** Of each question alone the answer of the lowest and of the highest year; then all of them together. */
function* chooseEnds(
  counts: readonly number[],
  run: (answers: Uint8Array) => InParts<number>,
): InParts<Uint8Array[]> {
  const ends = [new Uint8Array(counts.length), new Uint8Array(counts.length)] as const;
  for (const [place, count] of counts.entries()) {
    const tried = new Uint8Array(counts.length);
    const totals: number[] = [];
    for (let answer = 0; answer < count; answer++) {
      tried[place] = answer;
      totals.push(yield* run(tried));
    }
    ends[0][place] = totals.indexOf(Math.min(...totals));
    ends[1][place] = totals.indexOf(Math.max(...totals));
  }
  return [...ends];
}

const monthsOfYear = 12;

/** The least and the most of all runs. */
class Collector {
  readonly #program: Program;
  /** By line: its claim and its month. */
  readonly #claimOf: Int32Array;
  readonly #monthOf: Int32Array;
  readonly #ids: readonly string[];
  readonly #claims: Ends;
  readonly #months: Ends;
  readonly #total = new Ends(1);
  runs = 0;
  #reached = 0;
  #earliest: string | null = null;
  #latest: string | null = null;

  constructor(
    program: Program,
    { firstMonth, groupOf }: Required<Pick<ReplayOptions, 'firstMonth' | 'groupOf'>>,
  ) {
    this.#program = program;
    const numbers = new Map<string, number>();
    this.#claimOf = Int32Array.from(program.lines, ({ source }) => {
      const group = groupOf(source);
      if (!numbers.has(group)) numbers.set(group, numbers.size);
      return numbers.get(group) ?? 0;
    });
    this.#monthOf = Int32Array.from(program.lines, ({ source }) => countMonths(firstMonth, source.day));
    this.#ids = [...numbers.keys()];
    this.#claims = new Ends(numbers.size);
    this.#months = new Ends(monthsOfYear);
  }

  add({ total, share, limitLine }: YearRun): void {
    this.runs++;
    this.#total.begin()[0] = total;
    this.#total.end();
    const claims = this.#claims.begin();
    const months = this.#months.begin();
    for (const [index, cents] of share.entries()) {
      const claim = this.#claimOf[index] as number;
      const month = this.#monthOf[index] as number;
      claims[claim] = (claims[claim] as number) + cents;
      months[month] = (months[month] as number) + cents;
    }
    for (let month = 1; month < monthsOfYear; month++)
      months[month] = (months[month] as number) + (months[month - 1] as number);
    this.#claims.end();
    this.#months.end();
    const day = this.#program.lines[limitLine]?.source.day;
    if (day === undefined) return;
    this.#reached++;
    if (this.#earliest === null || day < this.#earliest) this.#earliest = day;
    if (this.#latest === null || day > this.#latest) this.#latest = day;
  }

  finish(): Pick<ReplayedYear, 'share' | 'claims' | 'months' | 'limit' | 'runs'> {
    const isReached = this.#earliest !== null && this.#latest !== null;
    return {
      share: this.#total.at(0),
      claims: new Map(this.#ids.map((id, index) => [id, this.#claims.at(index)])),
      months: Array.from({ length: monthsOfYear }, (_, month) => this.#months.at(month)),
      limit: isReached
        ? {
            earliest: this.#earliest as string,
            latest: this.#latest as string,
            isSure: this.#reached === this.runs,
          }
        : null,
      runs: this.runs,
    };
  }
}

/** The least and the most of numbers that each run states anew. */
class Ends {
  readonly #now: Float64Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;

  constructor(size: number) {
    this.#now = new Float64Array(size);
    this.#low = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    this.#high = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  }

  begin(): Float64Array {
    return this.#now.fill(0);
  }

  end(): void {
    for (let index = 0; index < this.#now.length; index++) {
      const value = this.#now[index] as number;
      if (value < (this.#low[index] as number)) this.#low[index] = value;
      if (value > (this.#high[index] as number)) this.#high[index] = value;
    }
  }

  at(index: number): Range {
    return { low: this.#low[index] as number, high: this.#high[index] as number };
  }
}

/** Months from the first to that of a day, within the year. */
function countMonths(firstMonth: string, day: string): number {
  const [year = 0, month = 1] = firstMonth.split('-').map(Number);
  const count = (Number(day.slice(0, 4)) - year) * monthsOfYear + Number(day.slice(5, 7)) - month;
  return Math.min(Math.max(count, 0), monthsOfYear - 1);
}

/** By how much a year differs when it is counted in the order of decisions instead of services, in cents. */
export function measureOrderEffect(
  plan: PlanRules,
  byService: readonly ReplayLine[],
  byDecision: readonly ReplayLine[],
): number {
  const total = (lines: readonly ReplayLine[]) => {
    const program = buildProgram(plan, lines);
    return new YearRunner(program).run(new Uint8Array(program.unknowns.length)).total;
  };
  return Math.abs(total(byService) - total(byDecision));
}
