/** What stands beside a claim's amounts: supporting information, balances, units, an accident. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { coded, eob, info, line, mark } from '../../fixtures/eob/build.ts';
import { read } from './read.ts';

const unreadPaths = (more: Json) => read(eob(more)).unread.map(({ path }) => path);

describe('a body site', () => {
  const site = (value: Json) => info(7, 'additionalbodysite', value);
  const named = line(1, {}, { informationSequence: [7] });
  const tooth = { code: coded('http://example.org/teeth', '12') };

  it('stands on the line that names it', () => {
    const claim = read(eob({ supportingInfo: [site(tooth)], item: [named] }));
    expect(claim.facts).toEqual([]);
    expect(JSON.stringify(claim.lines[0])).toContain('"12"');
  });

  it('that no line names stays a fact of the claim', () => {
    const claim = read(eob({ supportingInfo: [site(tooth)], item: [line(1, {})] }));
    expect(claim.facts).toMatchObject([{ value: '12', lineNumber: null }]);
  });

  it('without a number stays a fact of the claim', () => {
    const { sequence: _, ...unnumbered } = site(tooth);
    const claim = read(eob({ supportingInfo: [unnumbered], item: [named] }));
    expect(claim.facts).toMatchObject([{ value: '12', lineNumber: null }]);
  });

  it('that is words in place of a code stays a fact of its line', () => {
    const claim = read(eob({ supportingInfo: [site({ valueString: 'lower jaw' })], item: [named] }));
    expect(claim.facts).toMatchObject([{ value: 'lower jaw', lineNumber: 1 }]);
  });
});

describe('balances', () => {
  const variables = 'https://bluebutton.cms.gov/resources/variables/';
  const balance = (financial: Json) => ({ benefitBalance: [{ financial: [financial] }] });

  it.each([
    ['usedUnsignedInt', 3],
    ['allowedUnsignedInt', 0],
    ['usedString', 'three'],
    ['allowedString', 'none'],
  ])('of Medicare count what %s says', (key, value) => {
    const claim = read(eob(balance({ type: coded(variables, 'nch_blood_pnts_frnshd_qty'), [key]: value })));
    expect(claim.facts).toMatchObject([
      { label: { code: 'nch_blood_pnts_frnshd_qty' }, value: String(value) },
    ]);
  });

  it('without a readable amount are told by their count, and the rest stays unread', () => {
    const financial = {
      type: { text: 'Visits' },
      allowedMoney: { value: 'many', currency: 'USD' },
      allowedUnsignedInt: 30,
    };
    const claim = read(eob(balance(financial)));
    expect(claim.balances[0]?.limits).toMatchObject([{ allowed: { amount: null, text: '30' }, used: null }]);
    expect(claim.unread.map(({ path }) => path)).toContain(
      'benefitBalance[0].financial[0].allowedMoney.value',
    );
  });
});

describe('units', () => {
  const units = (value: number) => ({ ...mark('allowedunits', ''), reason: undefined, value });
  const lineOf = (...adjudication: Json[]) => ({ item: [{ ...line(1, {}), adjudication }] });

  it('that the plan allowed are those that it states first; others stay unread', () => {
    const more = lineOf(units(4), units(9));
    expect(read(eob(more)).lines[0]?.allowedUnits).toBe(4);
    expect(unreadPaths(more)).toEqual(['item[0].adjudication[1].value']);
  });

  it('are not what stands beside a status', () => {
    const more = lineOf({ ...mark('benefitpaymentstatus', 'innetwork'), value: 9 });
    expect(read(eob(more)).lines[0]?.allowedUnits).toBeNull();
    expect(unreadPaths(more)).toEqual(['item[0].adjudication[0].value']);
  });
});

it('an accident is told with its address, of which nothing stays unread', () => {
  const locationAddress = { line: ['1 Main Street'], city: 'Springfield', state: 'IL' };
  const claim = read(eob({ accident: { date: '2026-02-01', locationAddress } }));
  expect(claim.facts.map(({ value }) => value)).toEqual(['2026-02-01', '1 Main Street, Springfield, IL']);
  expect(claim.unread).toEqual([]);
});
