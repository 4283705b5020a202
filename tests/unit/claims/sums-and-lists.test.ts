/** Each line of Spending leads to a list of claims: the list's own sums are those of the line, to the cent. */
import { describe, expect, it } from 'vitest';
import { makeSamplePlans } from '../../../electron/sample-plan/people/plans.ts';
import type { ClaimFilter } from '../../../shared/model/claims/claims-view.ts';
import type { Sum } from '../../../shared/model/claims/totals.ts';
import { filter, later, memoryStore, newConnection, storeAll } from '../archive/records.ts';

const now = '2026-03-20';

type Line = { claims: number; planPaid: Sum; yourShare: Sum; atPharmacy: Sum };

describe.each(
  makeSamplePlans({ now, later: now }).flatMap((plan) =>
    plan.members.filter(({ claims }) => claims.count > 0).map((member) => ({ plan, member })),
  ),
)('the lines of $member.person.name', ({ plan, member }) => {
  const { store } = memoryStore();
  const { connectionId, personId } = store.connection.create(newConnection({ patientId: member.person.id }));
  const claims = Array.from({ length: member.claims.count }, (_, at) => member.claims.claim(at));
  storeAll(store, connectionId, [...plan.directory, ...member.own, ...claims]);
  store.archive.endPass(connectionId, later);
  const { years } = store.spending.get({ personId, year: null, today: now });

  it.each(years)('of %i are the sums of the lists behind them', (year) => {
    const { months, kinds, providers } = store.spending.get({ personId, year, today: now });
    const check = (line: Line, over: Partial<ClaimFilter>) => {
      const asked = filter(personId, { counted: 'counted', ...over });
      const { count, totals } = store.claims.list({ filter: asked, offset: 0, limit: 1 });
      expect(count, JSON.stringify(over)).toBe(line.claims);
      const [sums] = totals;
      for (const name of ['planPaid', 'yourShare', 'atPharmacy'] as const)
        expect(sums?.[name].cents ?? null, `${name} ${JSON.stringify(over)}`).toBe(line[name].cents);
    };
    for (const { month, ...line } of months) {
      const start = `${year}-${String(month).padStart(2, '0')}`;
      const last = new Date(Date.UTC(year, month ?? 0, 0)).getUTCDate();
      if (month !== null) check(line, { from: `${start}-01`, to: `${start}-${last}` });
    }
    for (const { kind, ...line } of kinds) check(line, { year, kinds: [kind] });
    for (const { name, ...line } of providers) if (name !== null) check(line, { year, provider: name });
  });
});
