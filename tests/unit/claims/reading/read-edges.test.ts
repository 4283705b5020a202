/** Where the rules of a reader begin and end. */
import { describe, expect, it } from 'vitest';
import { labelOfCategory } from '../../../../electron/data/claims/read/adjudication-categories.ts';
import type { Json } from '../../../../electron/data/fhir/resource.ts';
import { amounts, eob, info, line, typed } from '../../../fixtures/eob/build.ts';
import { read } from '../read.ts';

describe('the words for a category of money', () => {
  const own = {
    system: 'https://bluebutton.cms.gov/resources/codesystem/adjudication',
    display: 'Own words',
  };
  const guide = { system: 'http://terminology.hl7.org/CodeSystem/adjudication', display: 'Words of a guide' };

  it.each<[string, Parameters<typeof labelOfCategory>[0], string]>([
    ['its text', { text: 'Said', coding: [guide] }, 'Said'],
    ['Medicare’s own display, which says more', { coding: [guide, own] }, 'Own words'],
    ['Medicare’s own display where it comes first', { coding: [own, guide] }, 'Own words'],
    ['the only display', { coding: [guide] }, 'Words of a guide'],
    ['the first of two displays', { coding: [guide, { ...guide, display: 'Others' }] }, 'Words of a guide'],
    ['its code', { coding: [{ system: guide.system }] }, 'code-1'],
  ])('are %s', (_, category, words) => {
    expect(labelOfCategory(category, 'code-1')).toBe(words);
  });

  it('are that there is none without any', () => {
    expect(labelOfCategory(null, null)).toBe('no category');
  });
});

describe('the prescription number of a drug', () => {
  const number = (sequence: number, valueString: string) =>
    info(sequence, 'CLM_LINE_RX_NUM', { valueString });

  it('is the first that is stated; another one stays to be seen', () => {
    const supportingInfo = [number(1, 'RX-1'), number(2, 'RX-2')];
    const claim = read(eob({ ...typed('pharmacy'), supportingInfo }));
    expect(claim.drug?.prescriptionNumber).toBe('RX-1');
    expect(JSON.stringify(claim)).toContain('RX-2');
  });

  it('is none of other care', () => {
    expect(read(eob({ supportingInfo: [number(1, 'RX-1')] })).drug).toBeNull();
  });
});

describe('a claim that the plan finished without a payment and without a share', () => {
  const stateOf = (system: string, code: string, category = 'adjustmentreason') =>
    read(
      eob({
        total: amounts({ submitted: 100, benefit: 0, memberliability: 0 }),
        item: [
          line(
            1,
            { submitted: 100 },
            {
              adjudication: [
                ...(line(1, { submitted: 100 })['adjudication'] as object[]),
                { category: { coding: [{ code: category }] }, reason: { coding: [{ system, code }] } },
              ],
            },
          ),
        ],
      }),
    ).state;
  const carc = 'https://x12.org/codes/claim-adjustment-reason-codes';
  const rarc = 'https://x12.org/codes/remittance-advice-remark-codes';

  it('was accepted where a reason code of an adjustment says why, and not where only a remark does', () => {
    expect(stateOf(carc, '97')).not.toBe(stateOf(rarc, 'N19'));
    expect(stateOf(rarc, 'N19')).toBe('plan-did-not-pay');
  });
});

describe('the place of a service', () => {
  const at = (locationReference: Json) =>
    read(eob({ item: [line(1, { submitted: 100 }, { locationReference })] }));

  it('is the name that its reference has, which then counts as understood', () => {
    const claim = at({ display: 'Lakes Clinic' });
    expect(claim.lines[0]?.placeAddress).toBe('Lakes Clinic');
    expect(claim.unread).toEqual([]);
  });

  it('is not stated without a name, and the reference stays to be seen', () => {
    const claim = at({ identifier: { value: 'PLACE-1' } });
    expect(claim.lines[0]?.placeAddress).toBeNull();
    expect([...claim.unread, ...claim.technical].some(({ text }) => text.includes('PLACE-1'))).toBe(true);
  });
});

describe('a sum of services', () => {
  it('has a currency that is assumed only where one of them states none', () => {
    const two = (more: Json) =>
      read(eob({ item: [line(1, { submitted: 100 }), line(2, { submitted: 50 }, more)] })).amounts.billed;
    expect(two({})).toMatchObject({ cents: 150_00 });
    expect(two({})?.assumedCurrency).toBeUndefined();
    const category = { coding: [{ code: 'submitted' }] };
    const bare = [{ category, amount: { value: 50 } }];
    expect(two({ adjudication: bare })?.assumedCurrency).toBe(true);
  });
});

describe('a share that is more than its parts', () => {
  const failing = (more: Record<string, number>) =>
    read(eob({ total: amounts({ submitted: 400, benefit: 100, ...more }) }))
      .checks.filter(({ ok }) => !ok)
      .map(({ code }) => code)
      .filter((code) => code === 'share-adds-up');

  it.each<[string, Record<string, number>, number]>([
    ['one part is not given', { memberliability: 50, deductible: 10 }, 0],
    [
      'what is not covered makes up for it',
      { memberliability: 50, deductible: 10, copay: 0, coinsurance: 0, noncovered: 40 },
      0,
    ],
    [
      'what is not covered is less',
      { memberliability: 50, deductible: 10, copay: 0, coinsurance: 0, noncovered: 20 },
      1,
    ],
    ['all parts are stated', { memberliability: 50, deductible: 10, copay: 0, coinsurance: 0 }, 1],
  ])('is an alarm or none where %s', (_, more, alarms) => {
    expect(failing(more)).toHaveLength(alarms);
  });
});
