import { expect, it } from 'vitest';
import { withUnit } from '../../../shared/words/units.ts';

it.each([
  ['27.3', 'kg/m2', '27.3 kg/m²'],
  ['84', 'mL/min/{1.73_m2}', '84 mL/min/1.73 m²'],
  ['126', 'mm[Hg]', '126 mmHg'],
  ['6.2', '10*3/uL', '6.2 ×10³/uL'],
  ['6.4', '%', '6.4%'],
  ['97', 'mg/dL', '97 mg/dL'],
  ['57', 'a', '57 years'],
  ['1', null, '1'],
])('%s %s is written %s', (number, unit, words) => {
  expect(withUnit(number, unit, 'en')).toBe(words);
});
