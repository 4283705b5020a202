import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rowFromClaim } from '../../../electron/data/claims/read/claim-row.ts';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { deriveAnswer } from '../../../shared/words/answer.ts';
import { findDisputedShare } from '../../../shared/words/disputed-share.ts';
import * as vectors from '../../fixtures/eob/vectors.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';
import { check, read, stated } from './read.ts';

/** The rebuilt example and, where it is at hand, the published one. */
function versions(own: Resource, ...published: string[]): [string, Resource][] {
  const found = published.flatMap((path): [string, Resource][] => {
    const file = `${corpus}/${path}.json`;
    return corpus && existsSync(file) ? [[path, JSON.parse(readFileSync(file, 'utf8'))]] : [];
  });
  return [['rebuilt', own], ...found];
}
const at = (version: string, name: string) => `carin-bb-${version}/ExplanationOfBenefit/${name}`;
const owner = { connectionId: 'plan', personId: 'p1', planName: null, openedAt: null };

describe('official examples', () => {
  it.each(
    versions(
      vectors.inpatient1,
      at('2.0.0', 'EOBInpatient1'),
      at('2.2.0', 'EOBInpatient1'),
      at('1.1.0', 'EOBInpatient1'),
    ),
  )('Inpatient1 counts the total once, though the header repeats it (%s)', (_name, eob) => {
    const claim = read(eob);
    expect(claim.kind).toBe('inpatient');
    expect(stated(claim, 'billed', 'planPaid', 'allowed', 'yourShare', 'alreadyPaid', 'mayOwe')).toEqual({
      billed: '2650.00 plan total',
      planPaid: '620.00 plan total',
      allowed: null,
      yourShare: null,
      alreadyPaid: '0.00 plan total',
      mayOwe: null,
    });
    expect(claim.checks.filter(({ code }) => code.endsWith('adds-up'))).toEqual([]);
    expect(claim.amounts.other).toEqual([]);
  });

  it.each(versions(vectors.outpatient1, at('2.0.0', 'EOBOutpatient1'), at('2.2.0', 'EOBOutpatient1')))(
    'Outpatient1 takes the charge from the total (%s)',
    (_name, eob) => {
      const claim = read(eob);
      expect(claim.kind).toBe('outpatient');
      expect(stated(claim, 'billed', 'planPaid')).toEqual({
        billed: '2650.00 plan total',
        planPaid: '620.00 plan total',
      });
    },
  );

  it('Outpatient2 adds up the lines for the charge and works out the discount', () => {
    const claim = read(vectors.outpatient2);
    expect(stated(claim, 'billed', 'allowed', 'discount', 'yourShare', 'planPaid')).toEqual({
      billed: '84.40 computed lines',
      allowed: '56.52 plan total',
      discount: '27.88 computed lines',
      yourShare: '0.00 plan total',
      planPaid: '56.52 plan total',
    });
    expect(claim.checks.every(({ ok }) => ok)).toBe(true);
    expect(check(claim, 'payment-adds-up')?.ok).toBe(true);
  });

  it('Inpatient2 has no share: what the plan states and its parts disagree', () => {
    const claim = read(vectors.inpatient2);
    expect(stated(claim, 'yourShare', 'copay', 'discount')).toEqual({
      yourShare: null,
      copay: '120.00 plan total',
      discount: null,
    });
    expect(claim.amounts.mayOwe).toBeNull();
    expect(claim.amounts.other.map(({ code, amount }) => [code, amount.cents])).toEqual([
      ['memberliability', 0],
    ]);
    expect(deriveAnswer(claim)).toEqual({ kind: 'words', words: 'disagree' });
    expect(findDisputedShare(claim)?.map(({ name, cents }) => [name, cents])).toEqual([
      ['yourShare', 0],
      ['copay', 12000],
    ]);
    expect(check(claim, 'share-adds-up')).toMatchObject({ ok: false, differenceCents: -12000 });
    expect(check(claim, 'payment-adds-up')).toMatchObject({ ok: false, differenceCents: -2844 });
    expect(claim.network).toEqual({ billing: 'in', rendering: null, benefit: 'out' });
    expect(rowFromClaim(claim, owner).attention).toBe('does-not-add-up');
  });

  it.each(
    versions(vectors.oral1, at('2.0.0', 'EOBOral1'), at('2.2.0', 'EOBOral1'), at('1.2.0', 'EOBOral1a')),
  )('Oral1 reconciles without a stated share (%s)', (_name, eob) => {
    const claim = read(eob);
    expect(claim.kind).toBe('oral');
    expect(check(claim, 'whole-claim-adds-up')).toMatchObject({ ok: true, differenceCents: 0 });
    expect(stated(claim, 'billed', 'discount', 'planPaid', 'yourShare')).toEqual({
      billed: '410.00 plan total',
      discount: '60.00 plan total',
      planPaid: '350.00 plan total',
      yourShare: null,
    });
  });

  it.each(versions(vectors.oral2, at('2.1.0', 'EOBOral2')))(
    'Oral2 warns that less was sent than the benefit (%s)',
    (_name, eob) => {
      const claim = read(eob);
      expect(stated(claim, 'planPaid')).toEqual({ planPaid: '110.00 plan total' });
      expect(check(claim, 'payment-matches-benefit')).toMatchObject({ ok: false, differenceCents: 1000 });
      expect(claim.amounts.other.map(({ code, amount }) => [code, amount.cents])).toEqual([
        ['paidtoprovider', 10000],
      ]);
    },
  );

  it.each(
    versions(
      vectors.pharmacy1,
      at('1.1.0', 'EOBPharmacy1'),
      at('2.0.0', 'EOBPharmacy1'),
      at('2.2.0', 'EOBPharmacy1'),
    ),
  )(
    'Pharmacy1 keeps the total, notes that lines differ, takes the share from its line (%s)',
    (_name, eob) => {
      const claim = read(eob);
      expect(stated(claim, 'billed', 'yourShare', 'mayOwe')).toEqual({
        billed: '2650.00 plan total',
        yourShare: '80.00 plan lines',
        mayOwe: null,
      });
      expect(check(claim, 'lines-match-total', 'billed')).toMatchObject({
        ok: false,
        differenceCents: 165000,
      });
    },
  );

  it.each(versions(vectors.professional1, at('2.2.0', 'EOBProfessional1')))(
    'Professional1 counts the payment once and says that it was adjusted (%s)',
    (_name, eob) => {
      const claim = read(eob);
      expect(stated(claim, 'billed', 'planPaid', 'yourShare')).toEqual({
        billed: '250.00 plan total',
        planPaid: '200.00 plan total',
        yourShare: null,
      });
      expect(claim.state).toBe('plan-paid');
      expect(check(claim, 'payment-adjusted')).toMatchObject({ ok: false, differenceCents: -5000 });
      expect(claim.amounts.other.map(({ amount }) => amount.cents)).toEqual([-5000]);
    },
  );

  it.each(
    versions(
      vectors.professional2,
      at('2.0.0', 'EOBProfessional2'),
      at('2.2.0', 'EOBProfessional2'),
      at('1.1.0', 'ProfessionalEOBExample1'),
    ),
  )('Professional2 nets reversed lines to the totals (%s)', (_name, eob) => {
    const claim = read(eob);
    const net = (name: 'billed' | 'allowed' | 'planPaid' | 'notCovered') =>
      claim.lines.reduce((cents, line) => cents + (line.amounts[name]?.cents ?? 0), 0);
    expect([net('billed'), net('allowed'), net('planPaid'), net('notCovered')]).toEqual([
      82000, 25891, 25891, 0,
    ]);
    expect(stated(claim, 'billed', 'discount', 'yourShare')).toEqual({
      billed: '820.00 plan total',
      discount: '561.09 computed total',
      yourShare: '0.00 plan total',
    });
    expect(claim.checks.every(({ ok }) => ok)).toBe(true);
  });

  it.each(
    versions(
      vectors.transportation1,
      at('2.0.0', 'EOBProfessionalTransportation1'),
      at('2.2.0', 'EOBProfessionalTransportation1'),
    ),
  )('Transportation1 reconciles with nothing to pay (%s)', (_name, eob) => {
    const claim = read(eob);
    expect(stated(claim, 'yourShare', 'mayOwe')).toEqual({
      yourShare: '0.00 plan total',
      mayOwe: '0.00 plan total',
    });
    expect(check(claim, 'payment-adds-up')).toMatchObject({ ok: true, differenceCents: 0 });
    expect(claim.checks.every(({ ok }) => ok)).toBe(true);
  });
});

describeWithCorpus('official examples as published', () => {
  it('are there beside the rebuilt ones', () => {
    expect(versions(vectors.inpatient1, at('2.0.0', 'EOBInpatient1')).map(([name]) => name)).toEqual([
      'rebuilt',
      at('2.0.0', 'EOBInpatient1'),
    ]);
  });
});
