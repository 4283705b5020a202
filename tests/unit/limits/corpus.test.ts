/** Counts over the real data: nothing of Medicare's claim totals is taken for a plan's count, nothing is counted twice. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rowFromClaim } from '../../../electron/data/claims/read/claim-row.ts';
import { readClaim } from '../../../electron/data/claims/read/read-claim.ts';
import { readBundle } from '../../../electron/data/fhir/read-bundle.ts';
import { asResource } from '../../../electron/data/fhir/resource.ts';
import { countClaims } from '../../../electron/data/limits/count/count-claims.ts';
import { isOfCounts, readLimitClaim } from '../../../electron/data/limits/count/read-limit-claim.ts';
import { readPlanCounts } from '../../../electron/data/limits/count/read-plan-counts.ts';
import type { Claim } from '../../../shared/model/claims/claim.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';

function loadClaims(): Claim[] {
  return globSync('**/*.json', { cwd: corpus })
    .sort()
    .flatMap((file) => {
      const json: unknown = JSON.parse(readFileSync(`${corpus}/${file}`, 'utf8').replace(/^\uFEFF/, ''));
      const page = readBundle(json);
      const own = asResource(json);
      const all = page.isBundle ? [...page.matches, ...page.included].map(({ resource }) => resource) : [own];
      return all.flatMap((resource, index) => {
        const read = readClaim(resource, { id: `${file}#${index}`, resolve: () => null });
        return read.kind === 'claim' ? [read.claim] : [];
      });
    });
}

describeWithCorpus('counts over real claims', () => {
  const claims = loadClaims();
  const owner = { connectionId: 'c', personId: 'ana', planName: null, openedAt: null };
  const rows = claims.map((claim) => rowFromClaim(claim, owner)).filter(isOfCounts);

  it('no plan of them sends a count of its own, and none is taken for one', () => {
    expect(claims.length).toBeGreaterThan(140);
    const found = claims.flatMap(({ balances, decidedOn }) =>
      readPlanCounts(balances, { currency: 'USD', care: 'medical', asOf: decidedOn }),
    );
    expect(found).toEqual([]);
  });

  it('of 14 claims whose stated share stands, none has parts that come to more', () => {
    const stated = rows
      .filter(({ yourShare }) => yourShare?.source === 'plan')
      .map((row) => readLimitClaim(row, { kind: null, admitted: null }));
    const countOf = (some: typeof stated) =>
      some.reduce(
        (told, claim) =>
          told +
          countClaims([{ ...claim, date: '2026-01-01' }], {
            startMonth: 1,
            drugs: 'apart',
            year: 2026,
            currency: claim.currency,
          }).gaps.partsDiffer,
        0,
      );
    const above = stated.filter(
      ({ deductibleCents, copayCents, coinsuranceCents, shareCents }) =>
        (deductibleCents ?? 0) + (copayCents ?? 0) + (coinsuranceCents ?? 0) > (shareCents ?? 0),
    );
    expect([stated.length, above.length, countOf(stated)]).toEqual([14, 0, 0]);
  });
});
