import { describe, expect, it } from 'vitest';
import { drugTerms, rxNormCode } from '../../../shared/words/drugs.ts';

describe('drugTerms', () => {
  it.each([
    ['METFORMIN HCL 500MG TAB', ['metformin hcl 500mg tab', 'metformin']],
    [
      'Lisinopril/HCTZ 20-12.5 MG Oral Tablet',
      ['lisinopril/hctz 20-12.5 mg oral tablet', 'lisinopril hctz', 'lisinopril'],
    ],
    ['metformin', ['metformin']],
    ['  Advair   Diskus ', ['advair diskus', 'advair']],
    ['861007', ['861007']],
    ['HCL', ['hcl']],
    ['a', []],
    ['500 mg', ['500 mg']],
  ])('asks for %j by %j', (text, terms) => {
    expect(drugTerms(text)).toEqual(terms);
  });

  it('takes only digits for an RxNorm code', () => {
    expect(rxNormCode(' 861007 ')).toBe('861007');
    expect(rxNormCode('861007 mg')).toBeNull();
    expect(rxNormCode('12345678901')).toBeNull();
  });
});
