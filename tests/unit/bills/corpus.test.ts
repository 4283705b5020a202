/**
 * Bills made from the claims of the real data: what a claim itself would print matches or is asked about, and each thing
 * that is changed on it leaves no match.
 */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ClaimFacts } from '../../../electron/data/bills/match/claim-facts.ts';
import { placeFacts, readOwnFacts } from '../../../electron/data/bills/match/read-claim-facts.ts';
import { rowFromClaim } from '../../../electron/data/claims/read/claim-row.ts';
import { readClaim } from '../../../electron/data/claims/read/read-claim.ts';
import { readBundle } from '../../../electron/data/fhir/read-bundle.ts';
import { asResource } from '../../../electron/data/fhir/resource.ts';
import type { Bill } from '../../../shared/model/bills/bill.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';
import { billOf, judge } from './bill-and-claim.ts';

/** The claims of each file; of all files one person, so that numbers of other files stand in the way. */
function loadClaims(): ClaimFacts[] {
  const files = globSync('**/*.json', { cwd: corpus }).sort();
  return files.flatMap((file) => {
    const json: unknown = JSON.parse(readFileSync(`${corpus}/${file}`, 'utf8').replace(/^\uFEFF/, ''));
    const page = readBundle(json);
    const own = asResource(json);
    const all = page.isBundle
      ? [...page.matches, ...page.included].map(({ resource }) => resource)
      : own
        ? [own]
        : [];
    return all.flatMap((resource, index) => {
      if (resource.resourceType !== 'ExplanationOfBenefit') return [];
      const read = readClaim(resource, { id: `${file}#${index}`, resolve: () => null });
      if (read.kind !== 'claim') return [];
      const owner = { connectionId: 'c', personId: 'ana', planName: null, openedAt: null };
      const row = rowFromClaim(read.claim, owner);
      const place = {
        successorId: null,
        isRenamed: false,
        visitId: row.id,
        nextPlan: null,
        isProtectedDay: false,
        isUnknownCare: false,
        why: null,
      };
      return placeFacts(readOwnFacts({ claim: read.claim, row }), row, place) ?? [];
    });
  });
}

/** What a provider would print for the claim. */
function billFor(claim: ClaimFacts): Bill {
  return billOf({
    biller: claim.providers[0] ?? claim.doctors[0] ?? 'Unnamed provider',
    npi: claim.npis[0] && /^[12]\d{9}$/.test(claim.npis[0]) ? claim.npis[0] : null,
    accounts: claim.accounts.slice(0, 1),
    serviceStart: claim.start,
    serviceEnd: claim.end === claim.start ? null : claim.end,
    statementDate: null,
    dueCents: claim.shareCents ?? 1_00,
    currency: claim.currency,
    totalChargesCents: claim.billedCents,
  });
}

const agrees = new Set<string>(['match', 'match-calc', 'several', 'plan-part']);
const shift = (day: string | null, days: number) =>
  day && new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

describeWithCorpus('bills made from real claims', () => {
  const claims = loadClaims();

  it('match their own claim or are asked about, never another claim', () => {
    const verdicts = claims.map((claim) => {
      const bill = billFor(claim);
      const { verdict, claims: meant } = judge(bill, claims);
      if (agrees.has(verdict)) {
        const found = claims.find(({ id }) => id === meant[0]?.claimId);
        expect([found?.start, found?.shareCents], claim.id).toEqual([claim.start, claim.shareCents]);
      }
      return verdict;
    });
    const counts = Object.entries(Object.groupBy(verdicts, (one) => one)).map(
      ([name, all]) => `${name} ${all?.length}`,
    );
    console.info(`bills from ${claims.length} real claims: ${counts.join(', ')}`);
    expect(verdicts.length).toBeGreaterThan(100);
  });

  it.each<[string, (bill: Bill) => Partial<Bill>]>([
    ['another person', () => ({ personId: 'ben' })],
    ['another name of the patient', () => ({ patientName: 'Baby Girl' })],
    [
      'ten years later',
      ({ serviceStart }) => ({ serviceStart: shift(serviceStart, 4000), serviceEnd: null }),
    ],
    [
      'no date, number or charge',
      () => ({ serviceStart: null, serviceEnd: null, accounts: [], totalChargesCents: null }),
    ],
    [
      'ten days later',
      ({ serviceStart, serviceEnd }) => ({
        serviceStart: shift(serviceStart, 10),
        serviceEnd: shift(serviceEnd, 10),
      }),
    ],
    [
      'one digit of the account, and no other sign of the claim',
      ({ accounts: [account = ''] }) => ({
        accounts: [account.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10))],
        totalChargesCents: null,
        npi: null,
      }),
    ],
    ['a name that hundreds carry', () => ({ biller: 'Medical Group', npi: null, accounts: [] })],
    ['three cents more', ({ dueCents }) => ({ dueCents: Number(dueCents) + 3 })],
    ['another currency', () => ({ currency: 'XXX' })],
  ])('never match when they differ: %s', (_what, change) => {
    const wrong = claims.filter((claim) => {
      const bill = billFor(claim);
      const { verdict, claims: meant } = judge({ ...bill, ...change(bill) }, claims);
      return agrees.has(verdict) && meant[0] !== undefined;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});
