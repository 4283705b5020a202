/** Claims that take others back, claims that name others by numbers of no stated kind, and claims that a plan split. */
import { describe, expect, it } from 'vitest';
import { applySettled, settleLifecycle } from '../../../../electron/data/claims/compare/settle-claims.ts';
import { totalsOf } from '../../../../electron/data/claims/compare/totals.ts';
import { rowFromClaim } from '../../../../electron/data/claims/read/claim-row.ts';
import type { Json } from '../../../../electron/data/fhir/resource.ts';
import type { Claim } from '../../../../shared/model/claims/claim.ts';
import { amounts, eob, info, line, paymentType, uc } from '../../../fixtures/eob/build.ts';
import { read } from '../read.ts';

/** A claim of that day in 2026, of which the plan paid 80 of 100 unless said otherwise. */
function claim(id: string, month: number, more: Json = {}, billed = 100): Claim {
  const total = amounts({ submitted: billed, benefit: billed * 0.8, memberliability: billed * 0.2 });
  const meta = { lastUpdated: `2026-0${month}-01T00:00:00Z` };
  return read(eob({ id, identifier: [uc(id)], meta, total, ...more }), [], `plan/${id}`);
}
const settle = (claims: readonly Claim[]) => applySettled(claims, settleLifecycle(claims));
const because = (claims: readonly Claim[]) =>
  settle(claims).map(({ notCountedBecause }) => notCountedBecause);
const prior = (value: string, relationship: Json = { coding: [{ code: 'prior' }] }): Json => ({
  related: [{ relationship, reference: { value } }],
});
const voiding = { supportingInfo: [info(1, 'typeofbill', { code: { coding: [{ code: '0138' }] } })] };
const owner = { connectionId: 'plan', personId: 'p1', planName: null, openedAt: null };
const paidOf = (claims: readonly Claim[]) =>
  totalsOf(settle(claims).map((one) => rowFromClaim(one, owner)))[0]?.planPaid.cents;

describe('a bill that takes another one back', () => {
  it('takes the claim that it names, and is no question then', () => {
    expect(because([claim('A', 1), claim('B', 2, { ...voiding, ...prior('A') })])).toEqual([
      'replaced',
      'reversal',
    ]);
  });

  it('takes the older claim of its number, and leaves a newer one', () => {
    const same = { identifier: [uc('N')] };
    expect(because([claim('A', 1, same), claim('B', 2, { ...voiding, ...same })])).toEqual([
      'replaced',
      'reversal',
    ]);
    expect(
      because([claim('A', 1, same), claim('B', 2, { ...voiding, ...same }), claim('C', 3, same)]),
    ).toEqual(['duplicate', 'reversal', null]);
  });

  it('leaves a correction after it in the sums', () => {
    const claims = [claim('A', 1), claim('B', 2, { ...voiding, ...prior('A') }), claim('C', 3, prior('B'))];
    expect(because(claims)).toEqual(['replaced', 'reversal', null]);
  });

  it('asks where it names none, also where a later claim replaces it', () => {
    expect(because([claim('B', 2, voiding), claim('C', 3, prior('B'))])).toEqual(['void', null]);
  });

  it('asks where it names none that is here, and leaves all others', () => {
    expect(because([claim('A', 1), claim('B', 2, { ...voiding, ...prior('X') })])).toEqual([null, 'void']);
    const ofOther = { ...voiding, identifier: [uc('N')], patient: { reference: 'Patient/other' } };
    expect(because([claim('A', 1, { identifier: [uc('N')] }), claim('B', 2, ofOther)])).toEqual([
      null,
      'void',
    ]);
  });
});

describe('a refused claim that takes a payment back', () => {
  const refused = {
    ...paymentType('denied'),
    total: [],
    item: [line(1, { submitted: 100, benefit: 0, noncovered: 100 }), line(2, { submitted: 0, benefit: -80 })],
  };

  it('leaves nothing of the claim that it names, and no minus', () => {
    const claims = [claim('A', 1), claim('B', 2, { ...refused, ...prior('A') })];
    expect(because(claims)).toEqual(['replaced', 'reversal']);
    expect(paidOf([...claims, claim('C', 3)])).toBe(8000);
  });

  it('is no minus where it stands alone', () => {
    expect(paidOf([claim('A', 1), claim('B', 2, refused)])).toBe(8000);
  });
});

describe('a payment that is taken back twice', () => {
  it('by one number is taken back once', () => {
    const same = { identifier: [uc('N')] };
    const claims = [claim('A', 1, same), claim('B', 2, same, -100), claim('C', 3, same, -100)];
    expect(because(claims)).toEqual(['replaced', 'reversal', 'duplicate']);
    expect(paidOf([...claims, claim('D', 4)])).toBe(8000);
  });

  it('in a chain is taken back once', () => {
    const claims = [claim('A', 1), claim('B', 2, prior('A'), -100), claim('C', 3, prior('B'), -100)];
    expect(because(claims)).toEqual(['replaced', 'reversal', 'reversal']);
  });
});

describe('a number of no stated kind', () => {
  const loose = (value: string): Json => ({ identifier: [{ value: 'first' }, { value }] });

  it('links where a claim of the same person names it', () => {
    expect(because([claim('A', 1, loose('7')), claim('B', 2, prior('7'))])).toEqual(['replaced', null]);
    const other = { ...loose('7'), patient: { reference: 'Patient/other' } };
    expect(because([claim('A', 1, other), claim('B', 2, prior('7'))])).toEqual([null, null]);
  });

  it('links claims by being equal never', () => {
    expect(because([claim('A', 1, loose('7')), claim('B', 2, loose('7'))])).toEqual([null, null]);
  });

  it('links none of three that stand alone', () => {
    const three = [1, 2, 3].map((month) => claim(`A${month}`, month, loose('7')));
    expect(because([...three, claim('B', 4, prior('7'))])).toEqual([null, null, null, null]);
    expect(because([...three.slice(1), claim('B', 4, prior('7'))])).toEqual(['replaced', 'replaced', null]);
  });

  it('is followed by a relation in words', () => {
    const words = [prior('A', { text: 'Prior' }), prior('A', { text: 'Prior claim' })];
    for (const more of words)
      expect(because([claim('A', 1), claim('B', 2, more)])).toEqual(['replaced', null]);
    expect(because([claim('A', 1), claim('B', 2, prior('A', { text: 'See also' }))])).toEqual([null, null]);
  });
});

describe('the number of a claim', () => {
  const kinds = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBIdentifierType';
  const typed = (code: string, value: string): Json => ({
    type: { coding: [{ system: kinds, code }] },
    value,
  });

  it.each(['payerid', 'naiccode', 'npi', 'mb', 'um', 'pat', 'rx'])('is never of the kind %s', (code) => {
    const own = claim('A', 1, { identifier: [typed(code, '60054'), { value: 'C-1' }] });
    expect(own.claimNumber).toBe('C-1');
    expect(own.otherNumbers.map(({ value }) => value)).toEqual(['60054']);
    expect(claim('A', 1, { identifier: [typed(code, '60054')] }).claimNumber).toBeNull();
  });

  it.each(['undefined', 'null', 'NaN', 'NULL'])('is never the word %s', (value) => {
    const own = claim('A', 1, { identifier: [uc(value), { value }] });
    expect(own).toMatchObject({ claimNumber: null, chainNumbers: [], otherNumbers: [], unread: [] });
  });
});

describe('claims of one number', () => {
  const part = (day: number, code: string): Json => ({
    identifier: [uc('N')],
    billablePeriod: { start: `2026-01-0${day}`, end: `2026-01-0${day}` },
    item: [{ sequence: 1, productOrService: { coding: [{ code }] } }],
  });

  it('with other days and other services are one claim that the plan split: both count', () => {
    expect(because([claim('A', 1, part(2, 'S1')), claim('B', 2, part(5, 'S2'))])).toEqual([null, null]);
  });

  it.each<[string, Json]>([
    ['the same services on other days', part(5, 'S1')],
    ['other services on the same days', part(2, 'S2')],
  ])('with %s are one claim twice', (_, more) => {
    expect(because([claim('A', 1, part(2, 'S1')), claim('B', 2, more)])).toEqual(['duplicate', null]);
  });
});
