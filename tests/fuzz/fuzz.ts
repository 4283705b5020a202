import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createDice, mutate, pick } from './mutate.ts';
import type { FuzzTarget } from './targets.ts';

/** `seed` makes the same case again. */
export type Find = { target: string; seed: number; problem: string; text: string };

/** Real resources, by type, as further seeds. At most 40 files of each type, none larger than 100 KB. */
export function readCorpus(folder: string): Map<string, unknown[]> {
  const seeds = new Map<string, unknown[]>();
  if (folder === '') return seeds;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = path.join(folder, name);
    if (!name.endsWith('.json') || statSync(file).size > 100_000) continue;
    const json: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    const type =
      typeof json === 'object' && json !== null && 'resourceType' in json ? String(json.resourceType) : '';
    const known = seeds.get(type) ?? [];
    if (known.length < 40) seeds.set(type, [...known, json]);
  }
  return seeds;
}

/** Runs the cases that follow from the seeds `first`, `first + 1`, … on one target. */
export async function fuzz(
  target: FuzzTarget,
  corpus: ReadonlyMap<string, readonly unknown[]>,
  { first, cases }: { first: number; cases: number },
): Promise<Find[]> {
  const seeds = [...target.seeds, ...target.corpusTypes.flatMap((type) => corpus.get(type) ?? [])];
  const finds: Find[] = [];
  for (let seed = first; seed < first + cases; seed++) {
    const dice = createDice(seed);
    const text = mutate(pick(dice, seeds), dice);
    const problem = await tryCase(target, text);
    if (problem !== null) finds.push({ target: target.name, seed, problem, text });
  }
  return finds;
}

/** What does not hold for the text. A slow case is tried again: a pause of the garbage collector is no fault of ours. */
async function tryCase(target: FuzzTarget, text: string): Promise<string | null> {
  try {
    let ms = await measureMs(target, text);
    for (let again = 0; again < 3 && ms > target.mostMs; again++)
      ms = Math.min(ms, await measureMs(target, text));
    return ms > target.mostMs ? `takes ${Math.round(ms)} ms` : null;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : String(error);
  }
}

/** Time of this thread's processor, so that a loaded computer changes little. */
async function measureMs(target: FuzzTarget, text: string): Promise<number> {
  const before = process.threadCpuUsage();
  await target.run(text);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
