/** One run of a year through a plan's rules: one answer to every question, one price. Pure, and quick. */
import type { Carryover, Program } from './program.ts';

/** What one pays of each line, in cents, by its parts. */
export type YearRun = {
  total: number;
  share: Float64Array;
  deductible: Float64Array;
  copay: Float64Array;
  coinsurance: Float64Array;
  notCovered: Float64Array;
  /** The line by which a limit in network was reached first, or -1. */
  limitLine: number;
};

const noCarryover: Carryover = { deductibleCents: 0, limitCents: 0 };

/** Runs a program again and again on the same memory: what a run returned stands until the next. */
export class YearRunner {
  readonly #program: Program;
  readonly #carryover: Carryover;
  readonly #run: YearRun;
  readonly #poolPerson: Float64Array;
  readonly #poolFamily: Float64Array;
  readonly #limitPerson: Float64Array;
  readonly #limitFamily: Float64Array;
  readonly #taken: Float64Array;
  /** Which visit of its kind a visit is; and how many there were of that kind. */
  readonly #visit: Int32Array;
  readonly #visits: Map<string, number>;
  readonly #subject: Uint8Array;
  readonly #before: Uint8Array;
  readonly #covered: Uint8Array;

  constructor(program: Program, carryover: Carryover = noCarryover) {
    const { lines, rules, pools, limits, people, keys, counters } = program;
    this.#program = program;
    this.#carryover = carryover;
    const cents = () => new Float64Array(lines.length);
    this.#run = {
      total: 0,
      share: cents(),
      deductible: cents(),
      copay: cents(),
      coinsurance: cents(),
      notCovered: cents(),
      limitLine: -1,
    };
    this.#poolPerson = new Float64Array(pools.length * people);
    this.#poolFamily = new Float64Array(pools.length);
    this.#limitPerson = new Float64Array(limits.length * people);
    this.#limitFamily = new Float64Array(limits.length);
    this.#taken = new Float64Array(keys);
    this.#visit = new Int32Array(counters);
    this.#visits = new Map();
    this.#subject = new Uint8Array(rules.length);
    this.#before = new Uint8Array(rules.length);
    this.#covered = new Uint8Array(rules.length);
  }

  /** `answers`: by the number of the unknown, from 0. `percent`: of the prices that were paid. */
  run(answers: ArrayLike<number>, percent = 100): YearRun {
    this.#reset(answers);
    const { lines } = this.#program;
    const run = this.#run;
    let total = 0;
    for (let index = 0; index < lines.length; index++) total += this.#runLine(index, answers, percent);
    run.total = total;
    return run;
  }

  #reset(answers: ArrayLike<number>): void {
    const { rules, pools, limits, people } = this.#program;
    const { deductibleCents, limitCents } = this.#carryover;
    const fill = (meters: Program['pools'], own: Float64Array, family: Float64Array, counted: number) => {
      for (const [index, meter] of meters.entries()) {
        family[index] = Math.max(0, (meter.family ?? Number.POSITIVE_INFINITY) - counted);
        const left = Math.max(0, (meter.person ?? Number.POSITIVE_INFINITY) - counted);
        own.fill(left, index * people, (index + 1) * people);
      }
    };
    fill(pools, this.#poolPerson, this.#poolFamily, deductibleCents);
    fill(limits, this.#limitPerson, this.#limitFamily, limitCents);
    this.#taken.fill(0);
    this.#visit.fill(0);
    this.#visits.clear();
    for (const [index, rule] of rules.entries()) {
      const { subjectUnknown, orderUnknown, coveredUnknown } = rule;
      this.#subject[index] = Number(subjectUnknown < 0 ? rule.isSubject : answers[subjectUnknown] === 1);
      this.#before[index] = Number(orderUnknown < 0 ? rule.isBefore : answers[orderUnknown] === 1);
      this.#covered[index] = Number(coveredUnknown < 0 ? rule.isCovered : answers[coveredUnknown] === 0);
    }
    this.#run.limitLine = -1;
  }

  #runLine(index: number, answers: ArrayLike<number>, percent: number): number {
    const { lines, rules, people } = this.#program;
    const line = lines[index] as Program['lines'][number];
    const of = (unknown: number) => (unknown < 0 ? 0 : (answers[unknown] as number));
    const found = line.rules[of(line.networkUnknown)]?.[of(line.classUnknown)]?.[of(line.tierUnknown)];
    if (!found) throw new Error('A line has a rule for each answer.');
    const rule = rules[found.rule] as Program['rules'][number];
    const price = percent === 100 ? line.allowed : roundHalfUp(line.allowed * percent, 100);
    const { share, deductible, copay, coinsurance, notCovered } = this.#run;
    deductible[index] = copay[index] = coinsurance[index] = notCovered[index] = 0;
    const visit = found.counter < 0 ? 0 : this.#countVisit(found.counter, line, found.rule);
    if (this.#covered[found.rule] === 0 || visit > rule.mostVisits) {
      notCovered[index] = share[index] = price;
      return price;
    }
    const open = Math.max(0, found.copay - (this.#taken[found.key] as number));
    let k = 0;
    let d = 0;
    let c = 0;
    if (line.source.isPaidByMonth) k = of(line.monthUnknown) === 1 ? open : 0;
    else if (visit === 0 || visit > rule.firstVisitsFree) {
      const left =
        this.#subject[found.rule] === 0
          ? 0
          : this.#findRoom(this.#poolPerson, this.#poolFamily, rule.pools, line.person);
      if (this.#before[found.rule] === 1) {
        k = Math.min(open, price);
        d = Math.min(price - k, left);
      } else {
        d = Math.min(price, left);
        k = Math.min(open, price - d);
      }
      c = Math.min(roundHalfUp((price - d - k) * rule.rate, 10_000), found.rateMost);
    }
    const { limits, pools } = rule;
    if (limits.length > 0) {
      const room = this.#findRoom(this.#limitPerson, this.#limitFamily, limits, line.person);
      let over = d + k + c - room;
      if (over > 0) {
        const cut = Math.min(c, over);
        c -= cut;
        over -= cut;
        const copayCut = Math.min(k, over);
        k -= copayCut;
        d -= over - copayCut;
      }
      take(this.#limitPerson, this.#limitFamily, limits, line.person, people, d + k + c);
      if (over >= 0 && rule.isIn && this.#run.limitLine < 0) this.#run.limitLine = index;
    }
    if (d > 0) take(this.#poolPerson, this.#poolFamily, pools, line.person, people, d);
    (this.#taken[found.key] as number) += k;
    deductible[index] = d;
    copay[index] = k;
    coinsurance[index] = c;
    share[index] = d + k + c;
    return d + k + c;
  }

  /** What is left of all meters that a line counts toward. */
  #findRoom(own: Float64Array, family: Float64Array, meters: Int32Array, person: number): number {
    const { people } = this.#program;
    let room = Number.POSITIVE_INFINITY;
    for (const meter of meters)
      room = Math.min(room, own[meter * people + person] as number, family[meter] as number);
    return room;
  }

  /** Lines of one visit are one visit of its kind. */
  #countVisit(counter: number, line: Program['lines'][number], rule: number): number {
    const known = this.#visit[counter] as number;
    if (known > 0) return known;
    const kind = `${line.person} ${rule}`;
    const next = (this.#visits.get(kind) ?? 0) + 1;
    this.#visits.set(kind, next);
    this.#visit[counter] = next;
    return next;
  }
}

function take(
  own: Float64Array,
  family: Float64Array,
  meters: Int32Array,
  person: number,
  people: number,
  cents: number,
): void {
  for (const meter of meters) {
    (own[meter * people + person] as number) -= cents;
    (family[meter] as number) -= cents;
  }
}

/** Of amounts that are not negative. Products of cents and rates are exact integers. */
export function roundHalfUp(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}
