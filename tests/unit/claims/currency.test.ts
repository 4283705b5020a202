/** Amounts without a currency, and amounts sent as text. */
import { describe, expect, it } from 'vitest';
import { rowFromClaim } from '../../../electron/data/claims/read/claim-row.ts';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { amounts, category, eob } from '../../fixtures/eob/build.ts';
import { check, read, stated } from './read.ts';

function money(code: string, value: unknown, currency?: string): Json {
  return { category: category(code), amount: currency === undefined ? { value } : { value, currency } };
}

describe('an amount without a currency', () => {
  it('is read in the currency of the others, is marked, and hides none of them', () => {
    const euros = [money('submitted', 100, 'EUR'), money('benefit', 60, 'EUR'), money('copay', 40)];
    const claim = read(eob({ total: euros }));
    expect(claim.amounts).toMatchObject({
      billed: { cents: 10_000, currency: 'EUR' },
      planPaid: { cents: 6000, currency: 'EUR' },
      copay: { cents: 4000, currency: 'EUR', assumedCurrency: true },
      yourShare: { cents: 4000, currency: 'EUR', assumedCurrency: true },
    });
    expect(claim.amounts.billed?.assumedCurrency).toBeUndefined();
    expect(claim.amounts.other).toEqual([]);
    expect(check(claim, 'currency-not-stated')?.ok).toBe(true);
    expect(check(claim, 'several-currencies')).toBeUndefined();
  });

  it('stays dollars among dollars, and where no amount has one', () => {
    const mixed = read(eob({ total: [...amounts({ submitted: 100 }), money('copay', 40)] }));
    expect(mixed.amounts.copay).toMatchObject({ currency: 'USD', assumedCurrency: true });
    const none = read(eob({ total: [money('submitted', 100)] }));
    expect(none.amounts.billed).toMatchObject({ currency: 'USD', assumedCurrency: true });
  });

  it('is marked in sums too', () => {
    const item = [
      { sequence: 1, adjudication: [money('submitted', 10)] },
      { sequence: 2, adjudication: [money('submitted', 5, 'EUR')] },
    ];
    const claim = read(eob({ item }));
    expect(claim.amounts.billed).toMatchObject({ cents: 1500, currency: 'EUR', assumedCurrency: true });
    const payers = read(eob({ total: [money('priorpayerpaid', 10), money('priorpayerpaid', 5, 'EUR')] }));
    expect(payers.amounts.otherInsurerPaid).toMatchObject({ cents: 1500, assumedCurrency: true });
  });

  it('leaves two stated currencies apart', () => {
    const claim = read(
      eob({ total: [...amounts({ submitted: 100 }), money('copay', 5, 'EUR'), money('benefit', 60)] }),
    );
    expect(claim.amounts.planPaid).toMatchObject({ cents: 6000, currency: 'USD', assumedCurrency: true });
    expect(claim.amounts.copay).toBeNull();
    expect(check(claim, 'several-currencies')?.ok).toBe(false);
  });
});

describe('a currency', () => {
  it.each(['usd', 'Usd', ' USD ', '$'])('is US dollars also where it is written "%s"', (written) => {
    const claim = read(
      eob({
        total: [...amounts({ submitted: 100 }), money('benefit', 60, written)],
        benefitBalance: [
          { category: { text: 'Care' }, financial: [{ usedMoney: { value: 5, currency: written } }] },
        ],
      }),
    );
    expect(claim.amounts.planPaid).toMatchObject({ cents: 6000, currency: 'USD' });
    expect(claim.balances[0]?.limits[0]?.used?.amount?.currency).toBe('USD');
    expect(check(claim, 'several-currencies')).toBeUndefined();
  });

  it.each(['copay', 'deductible', 'discount', 'noncovered', 'priorpayerpaid', 'paidbypatient', 'drugcost'])(
    'is the row’s where only %s has one',
    (code) => {
      const claim = read(eob({ outcome: 'partial', total: [money(code, 20, 'EUR')] }));
      const owner = { connectionId: 'plan', personId: 'p1', planName: null, openedAt: null };
      expect(rowFromClaim(claim, owner).currency).toBe('EUR');
    },
  );
});

describe('an amount sent as text', () => {
  it('is read where it is plainly a number, and said', () => {
    const claim = read(eob({ total: [money('submitted', '12.50', 'USD'), money('benefit', 10, 'USD')] }));
    expect(stated(claim, 'billed')).toEqual({ billed: '12.50 plan total' });
    expect(check(claim, 'amount-sent-as-text')?.ok).toBe(true);
    expect(claim.unread).toEqual([]);
    expect(check(read(eob({ total: amounts({ submitted: 10 }) })), 'amount-sent-as-text')).toBeUndefined();
  });

  it.each<[string, string]>([
    ['$12.50', '12.50'],
    ['-$1,234.50', '-1234.50'],
    ['1,234,567', '1234567.00'],
    ['-7.5', '-7.50'],
  ])('is read as people write it: %j', (value, dollars) => {
    const claim = read(eob({ total: [money('submitted', value, 'usd')] }));
    expect(stated(claim, 'billed')).toEqual({ billed: `${dollars} plan total` });
    expect(claim.amounts.billed?.currency).toBe('USD');
  });

  it.each([
    ...['1.234,50', '12,34', '1,2345', '$', '12.505 USD', '(25.00)', '+5', '1,000,000,001', '$-5', 'none'],
    '0e999999999',
  ])('is not read as %j', (value) => {
    const claim = read(eob({ total: [money('submitted', value, 'USD')] }));
    expect(claim.amounts.billed).toBeNull();
    expect(claim.unread).toContainEqual({ path: 'total[0].amount.value', text: value });
  });
});
