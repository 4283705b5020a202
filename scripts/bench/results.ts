/** What a run measured against its budgets, as a table. */
import { listRatios, medianOf, type Round, type Times } from './timing.ts';

type Unit = '×' | 'ms';
type Result = { work: string; budget: number; unit: Unit; measured: number | null; from: string };

/** Collects results and prints each as soon as it is there. */
export class Results {
  readonly #results: Result[] = [];

  /** `measured`: in `unit`; `null` when there is nothing to compare with, which `from` then says. */
  add(work: string, limit: { budget: number; unit: Unit }, measured: number | null, from = ''): void {
    const result = { work, ...limit, measured, from };
    this.#results.push(result);
    console.log(`${work}: ${measuredText(result)}${measured === null ? ` (${from})` : ''}`);
  }

  /** Our milliseconds as a multiple of a yardstick's. */
  addRatio(work: string, budget: number, times: { ours: number; yardstick: number | string }): void {
    const { ours, yardstick } = times;
    const own = `${ours.toFixed(0)} ms`;
    if (typeof yardstick === 'string')
      this.add(work, { budget, unit: '×' }, null, `${own}; the yardstick ${yardstick}`);
    else this.add(work, { budget, unit: '×' }, ours / yardstick, `${own} / ${yardstick.toFixed(0)} ms`);
  }

  /** The median of the rounds' ratios, with the least and the most; each round ran work and yardstick one after the other. */
  addRounds(work: string, budget: number, rounds: readonly Round[]): void {
    const ratios = listRatios(rounds);
    const pair = (pick: (times: Times) => number, name: string) =>
      `${medianOf(rounds.map(({ ours }) => pick(ours))).toFixed(0)} / ${medianOf(rounds.map(({ yardstick }) => pick(yardstick))).toFixed(0)} ${name}`;
    const from = [
      `${ratios[0]?.toFixed(2)} to ${ratios.at(-1)?.toFixed(2)} × in ${rounds.length} rounds`,
      pair(({ ms }) => ms, 'ms'),
      pair(({ cpuMs }) => cpuMs, 'ms of processors'),
    ];
    this.add(work, { budget, unit: '×' }, medianOf(ratios), from.join('; '));
  }

  /** True when no measured result is above its budget. */
  get areKept(): boolean {
    return this.#results.every(({ measured, budget }) => measured === null || measured <= budget);
  }

  /** A Markdown table. */
  get table(): string {
    const lines = this.#results.map(
      (result) =>
        `| ${result.work} | ≤ ${result.budget} ${result.unit} | ${measuredText(result)} | ${keptText(result)} | ${result.from} |`,
    );
    return ['| Work | Budget | Measured | Kept | From |', '|---|---|---|---|---|', ...lines].join('\n');
  }
}

function measuredText({ measured, unit }: Result): string {
  if (measured === null) return 'no ratio';
  return unit === 'ms' ? `${measured.toFixed(1)} ms` : `${measured.toFixed(measured < 0.1 ? 3 : 2)} ×`;
}

function keptText({ measured, budget }: Result): string {
  if (measured === null) return '–';
  return measured <= budget ? 'yes' : '**no**';
}
