/** Bills held against all claims of a person, in this process. */
import { everyClaim } from '../../shared/every-claim.ts';
import type { BillFacts } from '../../shared/model/bills/bill.ts';
import type { ClaimRow } from '../../shared/model/claims/claim-row.ts';
import { openBenchStore } from './bench-store.ts';
import { medianOf, timeWork } from './timing.ts';

const bills = 500;
const today = '2026-03-01';

export type BillTimes = {
  /** Reading ahead what bills need of all claims, once after they came; and per turn, in which nobody else is served. */
  ahead: number;
  longestTurn: number;
  /** The first list of bills after a start, all of them matched again, one of them opened, and what is new. */
  first: number;
  all: number;
  one: number;
  news: number;
};

/** Milliseconds with 500 bills of the person's own claims, in a folder that `child-sync.ts` has filled. */
export function measureBills(folder: string): BillTimes {
  const filled = openBenchStore(folder);
  const person = filled.people.list()[0];
  if (!person) throw new Error('Nobody is here.');
  const personId = person.id;
  const turns: number[] = [];
  for (let after: number | null = 0; after !== null; )
    turns.push(
      timeWork(() => {
        after = filled.claims.digest({ after: after ?? 0 });
      }),
    );
  const { rows, count } = filled.claims.list({ filter: everyClaim(personId), offset: 0, limit: 100 });
  const step = Math.max(1, Math.floor(count / bills));
  const ids: string[] = [];
  for (let index = 0; ids.length < bills; index++) {
    const at = (index * step) % count;
    const [row] = filled.claims.list({ filter: everyClaim(personId), offset: at, limit: 1 }).rows;
    ids.push(
      filled.bills.save({ billId: null, facts: billFor(row ?? (rows[0] as ClaimRow), personId, index) })
        .billId,
    );
  }
  filled.close();

  const store = openBenchStore(folder);
  const first = timeWork(() => store.bills.list({ personId, today }));
  const repeat = (work: () => unknown) => medianOf(Array.from({ length: 9 }, () => timeWork(work)));
  const all = repeat(() => store.bills.list({ personId, today }));
  const one = repeat(() => store.bills.get({ billId: ids[250] as string, today }));
  const news = repeat(() => store.news.get({ personId, today }));
  store.close();
  const ahead = turns.reduce((sum, turn) => sum + turn, 0);
  return { ahead, longestTurn: Math.max(...turns), first, all, one, news };
}

/** Every third asks for another amount, every fifth prints no account. */
function billFor(row: ClaimRow, personId: string, index: number): BillFacts {
  const dueCents = (row.yourShare?.cents ?? 1000) + (index % 3 === 0 ? 2500 : 0);
  return {
    kind: 'bill',
    personId,
    patientName: null,
    biller: row.providerName ?? 'Unnamed provider',
    billerFor: null,
    npi: null,
    accounts: index % 5 === 0 ? [] : [`ACC-${index}`],
    claimNumber: index % 4 === 0 ? row.claimNumber : null,
    prescriptionNumber: null,
    serviceStart: row.serviceStart?.slice(0, 10) ?? null,
    serviceEnd: null,
    statementDate: null,
    dueDate: null,
    dueCents,
    currency: row.currency,
    totalChargesCents: row.billed?.cents ?? null,
    previousBalanceCents: null,
    feeCents: null,
    installmentsOfCents: null,
    lines: [],
  };
}
