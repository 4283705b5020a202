/** Where the rules of a reader begin and end. */
import { describe, expect, it } from 'vitest';
import { labelOfCategory } from '../../../../electron/data/claims/read/adjudication-categories.ts';
import { eob, info, typed } from '../../../fixtures/eob/build.ts';
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
