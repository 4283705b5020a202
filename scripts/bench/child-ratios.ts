/** Quick ratios in a process of their own, as the app's code runs and not as tests load it. Sends them by name. */
import { tableOf } from '../../electron/data/claims/compare/sum-table.ts';
import { totalsAt } from '../../electron/data/claims/compare/totals.ts';
import { rowFromClaim } from '../../electron/data/claims/read/claim-row.ts';
import { readClaim } from '../../electron/data/claims/read/read-claim.ts';
import type { Resource } from '../../electron/data/fhir/resource.ts';
import { rowAmountNames } from '../../shared/model/claims/amount-table.ts';
import { claimPages } from './claim-pages.ts';
import { measureReading } from './measure-parts.ts';
import { compareWork, type Round } from './timing.ts';

export type QuickRatios = { reading: Round[]; sums: Round[] };

/** Ten thousand rows added up, against a walk over them for each amount, as sums without a table would be. */
function measureSums(): Promise<Round[]> {
  const page = JSON.parse(new TextDecoder().decode(claimPages(50, String).page(0))) as {
    entry: { resource: Resource }[];
  };
  const owner = { connectionId: 'plan', personId: 'person', planName: 'Plan', openedAt: null };
  const made = page.entry.flatMap(({ resource }) => {
    const read = readClaim(resource, { id: 'x', resolve: () => null });
    return read.kind === 'claim' ? [rowFromClaim(read.claim, owner)] : [];
  });
  const rows = Array.from({ length: 10_000 }, (_, at) => ({
    ...(made[at % made.length] as (typeof made)[0]),
  }));
  const table = tableOf(rows);
  const all = [...rows.keys()];
  const repeat = (work: () => void) => () => {
    for (let round = 0; round < 20; round++) work();
  };
  const walked = { cents: 0 };
  return compareWork({
    yardstick: repeat(() => {
      for (const name of rowAmountNames) for (const row of rows) walked.cents += row[name]?.cents ?? 0;
    }),
    ours: repeat(() => {
      walked.cents += totalsAt(table, all)[0]?.claims ?? 0;
    }),
  });
}

// Few claims are read before the reading is compiled: the first measure is for that alone.
await measureReading(500);
const ratios: QuickRatios = { reading: await measureReading(500), sums: await measureSums() };
process.send?.(ratios);
process.disconnect?.();
