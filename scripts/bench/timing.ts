/** Milliseconds that the work takes. */
export function timeWork(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** As {@link timeWork}, for work that is awaited. */
export async function timeAsyncWork(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** On the clock, and of all threads on all processors. */
export type Times = { ms: number; cpuMs: number };
export type Round = { ours: Times; yardstick: Times };

type Compared = Record<keyof Round, () => unknown>;

/** Work and its yardstick by turns, the other one first in every other round, after one of each that does not count. */
export async function compareWork(work: Compared, rounds = 5): Promise<Round[]> {
  await work.yardstick();
  await work.ours();
  const all: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const early = round % 2 === 0 ? await takeTimes(work.yardstick) : null;
    const ours = await takeTimes(work.ours);
    all.push({ ours, yardstick: early ?? (await takeTimes(work.yardstick)) });
  }
  return all;
}

async function takeTimes(work: () => unknown): Promise<Times> {
  const cpu = process.cpuUsage();
  const ms = await timeAsyncWork(async () => work());
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000 };
}

/** Our times as multiples of the yardstick's, the least first. */
export function listRatios(
  rounds: readonly Round[],
  pick: (times: Times) => number = ({ ms }) => ms,
): number[] {
  return rounds.map(({ ours, yardstick }) => pick(ours) / pick(yardstick)).toSorted((a, b) => a - b);
}

/** The median of several times. */
export function medianOf(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/**
 * True for ratios that are above the budget by more than they differ among themselves. They are of processor time, which
 * a busy machine changes less than the clock's.
 */
export function isClearlyAbove(rounds: readonly Round[], budget: number): boolean {
  const ratios = listRatios(rounds, ({ cpuMs }) => cpuMs);
  const [least = 0] = ratios;
  return medianOf(ratios) > budget + ((ratios.at(-1) ?? 0) - least);
}
